#include "cli/completions.hpp"

namespace skein::cli {

namespace {

// Inside single quotes and inside a specification of _arguments or _describe.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string action(const CompletedValue& value) {
    switch (value.kind) {
        case CompletedValue::Kind::choice: {
            std::string words;
            for (const std::string_view choice : value.choices) words += (words.empty() ? "(" : " ") + std::string(choice);
            return words + ')';
        }
        case CompletedValue::Kind::file: return "_files";
        case CompletedValue::Kind::folder: return "_files -/";
        case CompletedValue::Kind::graph_file: return "_files -g \"*.skein\"";
        default: return " ";
    }
}

std::string message_and_action(const CompletedValue& value) { return ':' + escaped(value.name) + ':' + action(value); }

std::string specification(const CompletedOption& option) {
    std::vector<std::string> spellings;
    for (const std::string& letter : option.letters) spellings.push_back('-' + letter);
    for (const std::string& word : option.words) spellings.push_back("--" + word);
    std::string all;
    std::string alternatives;
    for (const std::string& spelling : spellings) {
        all += (all.empty() ? "" : " ") + spelling;
        alternatives += (alternatives.empty() ? "" : ",") + spelling;
    }
    const std::string rest = "'[" + escaped(option.description) + ']' +
                             (option.value.kind == CompletedValue::Kind::nothing ? "" : message_and_action(option.value)) + '\'';
    if (option.repeatable) return "'*'" + (spellings.size() > 1 ? '{' + alternatives + '}' : alternatives) + rest;
    return spellings.size() > 1 ? "'(" + all + ")'{" + alternatives + '}' + rest : alternatives + rest;
}

}  // namespace

std::string zsh_completions(std::span<const CompletedCommand> commands) {
    std::string out =
        "#compdef skein\n# Completion of skein in zsh: made by `skein completions zsh`.\n\n_skein() {\n    local -a commands=(\n";
    for (const CompletedCommand& command : commands)
        out += "        '" + std::string(command.name) + ':' + escaped(command.summary) + "'\n";
    out +=
        "        'help:show the page of a command'\n    )\n"
        "    if (( CURRENT == 2 )); then\n        _describe -t commands command commands\n"
        "        _arguments '(- *)'{-h,--help}'[show the commands]' '(- *)--version[print the version and the optional parts]'\n"
        "        return\n    fi\n"
        "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $command in\n"
        "    help) _describe -t commands command commands ;;\n";
    for (const CompletedCommand& command : commands) {
        out += "    " + std::string(command.name) + ")\n        _arguments -s";
        for (const CompletedOption& option : command.options) out += " \\\n            " + specification(option);
        for (std::size_t i = 0; i < command.arguments.size(); ++i)
            out += " \\\n            '" + (i + 1 < command.arguments.size() ? std::to_string(i + 1) : "*") +
                   message_and_action(command.arguments[i]) + '\'';
        out += " ;;\n";
    }
    return out + "    esac\n}\n\n_skein \"$@\"\n";
}

}  // namespace skein::cli
