#include "cli/completions.hpp"

namespace skein::cli {

namespace {

std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + '\'';
}

// The flags that say what may follow; files are offered nowhere else.
std::string offered(const CompletedValue& value) {
    switch (value.kind) {
        case CompletedValue::Kind::choice: {
            std::string words;
            for (const std::string_view choice : value.choices) words += (words.empty() ? "" : " ") + std::string(choice);
            return " -x -a " + fish_quoted(words);
        }
        case CompletedValue::Kind::file: return " -r -F";
        case CompletedValue::Kind::folder: return " -x -a '(__fish_complete_directories)'";
        case CompletedValue::Kind::graph_file: return " -x -a '(__fish_complete_suffix .skein)'";
        case CompletedValue::Kind::anything: return " -x";
        case CompletedValue::Kind::nothing: return "";
    }
    return "";
}

}  // namespace

std::string fish_completions(std::span<const CompletedCommand> commands) {
    std::string out = "# Completion of skein in fish: made by `skein completions fish`.\n\ncomplete -c skein -f\n";
    std::string names;
    for (const CompletedCommand& command : commands) {
        out += "complete -c skein -n __fish_use_subcommand -a " + std::string(command.name) + " -d " +
               fish_quoted(command.summary) + '\n';
        names += (names.empty() ? "" : " ") + std::string(command.name);
    }
    out += "complete -c skein -n __fish_use_subcommand -a help -d 'show the page of a command'\n"
           "complete -c skein -n __fish_use_subcommand -s h -l help -d 'show the commands'\n"
           "complete -c skein -n __fish_use_subcommand -l version -d 'print the version and the optional parts'\n"
           "complete -c skein -n '__fish_seen_subcommand_from help' -a " + fish_quoted(names) + '\n';
    for (const CompletedCommand& command : commands) {
        const std::string start = "complete -c skein -n '__fish_seen_subcommand_from " + std::string(command.name) + '\'';
        out += '\n';
        if (!command.arguments.empty()) {
            const CompletedValue& first = command.arguments.front();
            if (first.kind == CompletedValue::Kind::file) out += start + " -F\n";
            if (first.kind == CompletedValue::Kind::graph_file || first.kind == CompletedValue::Kind::choice)
                out += start + offered(first).substr(3) + '\n';
        }
        for (const CompletedOption& option : command.options) {
            out += start;
            for (const std::string& letter : option.letters) out += " -s " + letter;
            for (const std::string& word : option.words) out += " -l " + word;
            out += offered(option.value) + " -d " + fish_quoted(option.description) + '\n';
        }
    }
    return out;
}

}  // namespace skein::cli
