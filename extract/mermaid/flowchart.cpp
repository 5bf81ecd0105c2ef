#include "extract/mermaid/flowchart.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

constexpr std::string_view kinds[] = {
    "flowchart", "graph",       "sequenceDiagram", "classDiagram", "stateDiagram", "erDiagram",     "gantt",
    "pie",       "journey",     "gitGraph",        "mindmap",      "timeline",     "quadrantChart", "requirementDiagram",
    "C4Context", "C4Container", "C4Component",     "C4Dynamic",    "C4Deployment", "sankey",        "xychart",
    "block",     "packet",      "kanban",          "architecture", "zenuml",       "radar",         "treemap",
    "info"};

struct DirectionWord {
    std::string_view word;
    Direction direction;
};
constexpr DirectionWord direction_words[] = {
    {"TB", Direction::top_bottom}, {"TD", Direction::top_bottom}, {"BT", Direction::bottom_top}, {"LR", Direction::left_right},
    {"RL", Direction::right_left}, {"<", Direction::right_left}, {">", Direction::left_right}, {"^", Direction::bottom_top},
    {"v", Direction::top_bottom}, {"DT", Direction::bottom_top}, {"UD", Direction::top_bottom},
    {"left to right", Direction::left_right}, {"left-to-right", Direction::left_right}, {"horizontal", Direction::left_right},
    {"right to left", Direction::right_left}, {"right-to-left", Direction::right_left}, {"top to bottom", Direction::top_bottom},
    {"top-to-bottom", Direction::top_bottom}, {"top-down", Direction::top_bottom}, {"top down", Direction::top_bottom},
    {"vertical", Direction::top_bottom}, {"bottom to top", Direction::bottom_top}, {"bottom-to-top", Direction::bottom_top},
    {"bottom-up", Direction::bottom_top}};

}  // namespace

std::optional<Direction> direction_from(std::string_view words) {
    for (const DirectionWord& entry : direction_words)
        if (equals_ignoring_case(entry.word, words)) return entry.direction;
    return std::nullopt;
}

std::string_view name_of(Direction direction) {
    switch (direction) {
        case Direction::top_bottom: return "TD";
        case Direction::bottom_top: return "BT";
        case Direction::left_right: return "LR";
        case Direction::right_left: return "RL";
    }
    return "TD";
}

std::string_view diagram_kind(std::string_view line) {
    const std::string_view text = trim_blanks(line);
    if (text.empty()) return {};
    for (const std::string_view kind : kinds) {
        if ((text.front() | 0x20) != (kind.front() | 0x20)) continue;
        if (!equals_ignoring_case(text.substr(0, kind.size()), kind)) continue;
        const std::size_t end = kind.size();
        const bool ends = end >= text.size() || (!is_ascii_word(text[end]) && static_cast<unsigned char>(text[end]) < 0x80) ||
                          blank_at(text, end) > 0;
        if (ends) return kind == "graph" ? "flowchart" : kind;
    }
    return {};
}

std::size_t Flowchart::line_begin(std::size_t at) const {
    while (at > 0 && !is_line_end(text[at - 1])) --at;
    return at;
}

std::string Flowchart::indent_of(std::size_t at) const {
    const std::size_t begin = line_begin(at);
    std::size_t end = begin;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    return std::string(text.substr(begin, std::min(end, at) - begin));
}

void Flowchart::comment_out(std::size_t begin, std::size_t end) {
    const bool first = trim_blanks(text.substr(line_begin(begin), begin - line_begin(begin))).empty();
    const std::string words = comment_words(text, begin, end);
    edit(begin, end, words.empty() ? "" : (first ? "%% " : "\n%% ") + words);
}

void Flowchart::remove_statement(std::size_t begin, std::size_t end) {
    std::size_t from = begin;
    while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == '\t')) --from;
    std::size_t to = skip_blanks(text, end);
    if (to < text.size() && text[to] == ';') to = skip_blanks(text, to + 1);
    const bool whole_line = (from == 0 || is_line_end(text[from - 1])) && (to >= text.size() || is_line_end(text[to]));
    if (!whole_line) return edit(begin, end, "");
    if (to < text.size() && text[to] == '\r') ++to;
    if (to < text.size() && text[to] == '\n') ++to;
    edit(from, to, "");
}

void Flowchart::move_comment(std::size_t begin, std::size_t end, std::string_view words, std::size_t statement) {
    std::size_t from = begin;
    while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == '\t')) --from;
    edit(from, end, "");
    if (!words.empty())
        edit(line_begin(statement), line_begin(statement), indent_of(statement) + "%% " + std::string(words) + "\n");
    mended(begin, "a comment stands on a line of its own and begins with %%");
}

}  // namespace skein::mermaid
