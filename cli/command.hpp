#pragma once
// One command of the program. Each is a file in this room and a row in command_table.cpp.

#include <functional>
#include <span>
#include <string_view>

namespace skein::cli {

class CommandLine;

struct Command {
    std::string_view name;
    std::string_view summary;
    // Declares options and returns what to run once they are parsed: its result is the exit code.
    std::function<int()> (*setup)(CommandLine& command);
};

[[nodiscard]] std::span<const Command> commands();

}  // namespace skein::cli
