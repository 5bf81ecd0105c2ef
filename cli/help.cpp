#include "cli/help.hpp"

#include "base/utf8.hpp"
#include "cli/command.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t page_columns = 80;
constexpr std::size_t widest_name = 26;

// `text` broken at blanks so that no line passes the page; lines after the first start `indent` columns in. Line breaks in
// `text` stay.
std::string wrapped(std::string_view text, std::size_t indent) {
    std::string out;
    std::size_t column = indent;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\n') {
            out += '\n' + std::string(indent, ' ');
            column = indent;
            ++i;
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
        const std::string_view word = text.substr(i, end - i);
        const std::size_t width = display_width(word);
        if (column > indent && column + 1 + width > page_columns) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += width;
        i = end < text.size() && text[end] == ' ' ? end + 1 : end;
    }
    return out;
}

struct Row {
    std::string name;
    std::string text;
};

// Two columns under a heading: what it is called, what it is for.
std::string section(std::string_view heading, const std::vector<Row>& rows) {
    if (rows.empty()) return {};
    std::size_t width = 0;
    for (const Row& row : rows)
        if (const std::size_t own = display_width(row.name); own <= widest_name) width = std::max(width, own);
    std::string out = '\n' + std::string(heading) + ":\n";
    for (const Row& row : rows) {
        const std::size_t own = display_width(row.name);
        const bool fits = own <= width;
        out += "  " + row.name + (fits ? std::string(width - own, ' ') : '\n' + std::string(width + 2, ' ')) + "  ";
        out += wrapped(row.text, width + 4) + '\n';
    }
    return out;
}

std::string option_name(const DeclaredOption& option) {
    std::string name;
    for (const std::string& letter : option.letters) name += (name.empty() ? "-" : ", -") + letter;
    if (name.empty()) name = "    ";
    for (const std::string& word : option.words) name += (name == "    " ? "--" : ", --") + word;
    return option.takes_value ? name + ' ' + option.value : name;
}

std::string argument_name(const DeclaredOption& option) {
    return option.takes_several ? option.argument + "..." : option.argument;
}

std::string usage(const CommandLine& line, const std::vector<DeclaredOption>& options) {
    std::string out = "skein " + std::string(line.command().name) + " [OPTIONS]";
    for (const DeclaredOption& option : options)
        if (option.is_argument()) out += option.is_required ? ' ' + argument_name(option) : " [" + argument_name(option) + ']';
    for (const DeclaredOption& option : options)
        if (!option.is_argument() && option.is_required)
            out += ' ' + (option.letters.empty() ? "--" + option.words.front() : '-' + option.letters.front()) +
                   (option.takes_value ? ' ' + option.value : "");
    return out;
}

}  // namespace

std::string overview_help() {
    std::vector<Row> rows;
    for (const Command& command : commands()) rows.push_back({std::string(command.name), std::string(command.summary)});
    return "Skein turns text into a knowledge graph that can be trusted: for every edge, the\n"
           "words that say it and who says it.\n"
           "\n"
           "Usage: skein COMMAND [OPTIONS] ...\n" +
           section("Commands", rows) + section("Options", {{"-h, --help", "this page; `skein COMMAND --help` for one command"},
                                                             {"    --version", "version and optional parts"}}) +
           "\n"
           "A first graph:\n"
           "  skein build notes/ -o notes.skein           read every document in a folder\n"
           "  skein entities notes.skein                  who and what they speak of\n"
           "  skein why notes.skein Alice Acme            each sentence that links the two\n"
           "  skein export notes.skein -o map.mmd --top 30\n"
           "\n"
           "Results go to standard output, everything else to standard error. Exit codes:\n"
           "0 done, 1 failed on its input, 2 called wrongly. NO_COLOR turns colours off.\n";
}

std::string command_help(const CommandLine& line) {
    const std::vector<DeclaredOption> options = line.options();
    std::string out = wrapped(line.description(), 0) + "\n\nUsage: " + usage(line, options) + '\n';
    std::vector<Row> arguments;
    std::vector<std::pair<std::string, std::vector<Row>>> groups;
    for (const DeclaredOption& option : options) {
        if (option.is_argument()) {
            arguments.push_back({argument_name(option), option.description});
            continue;
        }
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return known.first == option.group; });
        if (group == groups.end()) group = groups.insert(groups.end(), {option.group, {}});
        group->second.push_back({option_name(option), option.description});
    }
    out += section("Arguments", arguments);
    for (auto& [heading, rows] : groups) {
        // --help is declared before the command declares its own.
        if (heading == "Options") std::rotate(rows.begin(), rows.begin() + 1, rows.end());
        out += section(heading, rows);
    }
    if (!line.footer().empty()) out += '\n' + line.footer() + '\n';
    return out;
}

}  // namespace skein::cli
