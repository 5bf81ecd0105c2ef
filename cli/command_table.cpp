#include "cli/command_table.hpp"

#include "cli/command.hpp"

namespace skein::cli {

// One line a command, in the order `skein --help` shows them.
namespace {
const Command table[] = {
    {"formats", "the formats that are read and written, and what each keeps", setup_formats},
};
}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace skein::cli
