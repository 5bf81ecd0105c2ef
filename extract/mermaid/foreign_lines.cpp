#include "extract/mermaid/foreign_lines.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/label.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_note_lines = 50;

// Up to "end note"; nothing is passed when that is not near.
std::size_t pass_note_body(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    std::size_t line = at;
    std::vector<std::pair<std::size_t, std::size_t>> lines;
    for (std::size_t count = 0; count < max_note_lines && line < text.size(); ++count) {
        while (line < text.size() && is_line_end(text[line])) ++line;
        const std::size_t begin = skip_blanks(text, line);
        const std::size_t end = line_end(text, begin);
        lines.emplace_back(begin, end);
        const std::string_view words = trim_blanks(text.substr(begin, end - begin));
        if (equals_ignoring_case(words, "end note") || equals_ignoring_case(words, "endnote")) {
            for (const auto& [from, to] : lines) chart.comment_out(from, to);
            return end;
        }
        line = end;
    }
    return at;
}

}  // namespace

std::size_t pass_accessibility(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    const std::size_t end = line_end(text, at);
    const std::size_t brace = text.substr(0, end).find('{', at);
    const std::size_t colon = text.substr(0, end).find(':', at);
    if (brace != std::string_view::npos && brace < colon) {
        const std::size_t close = text.find('}', brace);
        if (close != std::string_view::npos) return close + 1;
    }
    const std::string_view word = text.substr(at, 8);
    if (colon == std::string_view::npos || (word != "accTitle" && word != "accDescr")) {
        chart.reported(at, "this line is no statement of a flowchart and was made a comment");
        chart.comment_out(at, end);
    }
    return end;
}

std::optional<std::size_t> pass_title(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    const std::size_t end = line_end(text, at);
    std::size_t begin = at + 5;
    while (begin < end && (blank_at(text, begin) > 0 || text[begin] == ':'))
        begin += std::max<std::size_t>(1, blank_at(text, begin));
    const std::string_view words = trim_blanks(text.substr(begin, end - begin));
    if (words.empty() || words.front() == ';') return std::nullopt;
    if (chart.title.empty() && !trim_blanks(text).starts_with("---")) {
        const MendedLabel label = mend_label(words);
        chart.title = seen_label(label.source).plain;
        std::string quoted = "\"";
        for (const char c : chart.title) {
            if (c == '"' || c == '\\') quoted += '\\';
            quoted += is_line_end(c) ? ' ' : c;
        }
        chart.edit(0, 0, "---\ntitle: " + quoted + "\"\n---\n");
        chart.remove_statement(at, end);
    } else {
        chart.comment_out(at, end);
    }
    chart.mended(at, "the title of a flowchart stands in its front matter");
    return end;
}

std::optional<std::size_t> pass_note(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    const std::size_t end = line_end(text, at);
    const std::string_view rest = trim_blanks(text.substr(at + 4, end - at - 4));
    static constexpr std::string_view words[] = {"left", "right", "over", "top", "bottom", "for", "of", "on", "as", "about"};
    const std::string_view first = rest.substr(0, rest.find_first_of(" \t:"));
    const bool sided =
        std::any_of(std::begin(words), std::end(words), [&](auto word) { return equals_ignoring_case(first, word); });
    if (rest.empty() ||
        (!sided && rest.front() != ':' && double_quote_at(rest, 0) == 0 && rest.find(' ') == std::string_view::npos))
        return std::nullopt;
    chart.reported(at, "a flowchart has no notes; this one was kept as a comment",
                   "draw it as a node with a dotted line (A -.- B)");
    chart.comment_out(at, end);
    const bool open = sided && rest.find(':') == std::string_view::npos && rest.find('"') == std::string_view::npos;
    return open ? pass_note_body(chart, end) : end;
}

}  // namespace skein::mermaid
