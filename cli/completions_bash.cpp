#include "cli/completions.hpp"

namespace skein::cli {

namespace {

std::string joined(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : " ") + std::string(word);
    return out;
}

// Lines that fill COMPREPLY; `compgen -f` gives folders, too. Names may hold blanks, so they come line by line.
std::string reply(const CompletedValue& value) {
    switch (value.kind) {
        case CompletedValue::Kind::choice: return "_skein_words '" + joined(value.choices) + "'";
        case CompletedValue::Kind::file: return "_skein_names -f";
        case CompletedValue::Kind::folder: return "_skein_names -d";
        case CompletedValue::Kind::graph_file: return "_skein_names -d; _skein_names -f -X '!*.skein'";
        default: return ":";
    }
}

std::string pattern(std::string_view command, const CompletedOption& option) {
    std::string out;
    const auto add = [&](const std::string& written) { out += (out.empty() ? "" : "|") + std::string(command) + ' ' + written; };
    for (const std::string& letter : option.letters) add('-' + letter);
    for (const std::string& word : option.words) add("--" + word);
    for (std::size_t at = out.find(' '); at != std::string::npos; at = out.find(' ', at + 2)) out.insert(at, "\\");
    return out;
}

constexpr std::string_view before = R"(# Completion of skein in bash: made by `skein completions bash`.

_skein_words() { mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$1" -- "${COMP_WORDS[COMP_CWORD]}"); }
_skein_names() {
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$@" -- "${COMP_WORDS[COMP_CWORD]}")
}

_skein() {
    local command=${COMP_WORDS[1]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
)";

}  // namespace

std::string bash_completions(std::span<const CompletedCommand> commands) {
    std::string names;
    for (const CompletedCommand& command : commands) names += std::string(command.name) + ' ';
    std::string out(before);
    out += "    if [ \"$COMP_CWORD\" = 1 ]; then _skein_words '" + names + "help -h --help --version'; return; fi\n";
    out += "    if [ \"$command\" = help ]; then _skein_words '" + names + "'; return; fi\n";
    out += "    case \"$command $previous\" in\n";
    for (const CompletedCommand& command : commands)
        for (const CompletedOption& option : command.options)
            if (option.value.kind != CompletedValue::Kind::nothing)
                out += "    " + pattern(command.name, option) + ") " + reply(option.value) + "; return ;;\n";
    out += "    esac\n    case $command in\n";
    for (const CompletedCommand& command : commands) {
        std::string options;
        for (const CompletedOption& option : command.options) {
            for (const std::string& letter : option.letters) options += " -" + letter;
            for (const std::string& word : option.words) options += " --" + word;
        }
        out += "    " + std::string(command.name) + ")\n        if [[ ${COMP_WORDS[COMP_CWORD]} == -* ]]; then _skein_words '" +
               options.substr(1) + "'; else " + (command.arguments.empty() ? ":" : reply(command.arguments.front())) +
               "; fi ;;\n";
    }
    return out + "    esac\n}\n\ncomplete -F _skein skein\n";
}

}  // namespace skein::cli
