#include "cli/command.hpp"

namespace skein::cli {

// One line a command, in the order `skein --help` shows them. A command's file defines its `setup_…`.
namespace {
const Command table[] = {
    {"", "", nullptr},
};
}  // namespace

std::span<const Command> commands() { return std::span(table).first(0); }

}  // namespace skein::cli
