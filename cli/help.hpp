#pragma once
// The pages that `--help` and `--version` print.

#include "cli/command_line.hpp"

#include <string>

namespace skein::cli {

// What Skein is and every command on a line of its own.
[[nodiscard]] std::string overview_help();

// One command: usage, arguments, options, and the footer with its examples.
[[nodiscard]] std::string command_help(const CommandLine& line);

// Version, libraries, and which optional parts this build has.
[[nodiscard]] std::string version_text();

}  // namespace skein::cli
