#pragma once
// What a shell needs to complete a command line, taken from the commands' own options, so that it cannot fall behind them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {

// What may stand where a value is wanted.
struct CompletedValue {
    enum class Kind { nothing, anything, choice, file, graph_file, folder };
    Kind kind = Kind::nothing;
    std::string name;                       // "FORMAT", for shells that show it
    std::vector<std::string_view> choices;  // of Kind::choice
};

struct CompletedOption {
    std::vector<std::string> letters;  // without the dash
    std::vector<std::string> words;    // without the dashes
    std::string description;           // short: no more than its first clause
    CompletedValue value;
    bool repeatable = false;
};

struct CompletedCommand {
    std::string_view name;
    std::string_view summary;
    std::vector<CompletedOption> options;
    std::vector<CompletedValue> arguments;  // the last one may be given again and again
};

// In the order of the table of commands.
[[nodiscard]] std::vector<CompletedCommand> completed_commands();

// A script that defines the completion of `skein` for a shell, and the file name under which the shell looks for it.
struct CompletedShell {
    std::string_view name;
    std::string_view file;
    std::string (*script)(std::span<const CompletedCommand> commands);
};
[[nodiscard]] std::span<const CompletedShell> completed_shells();

[[nodiscard]] std::string bash_completions(std::span<const CompletedCommand> commands);
[[nodiscard]] std::string zsh_completions(std::span<const CompletedCommand> commands);
[[nodiscard]] std::string fish_completions(std::span<const CompletedCommand> commands);

}  // namespace skein::cli
