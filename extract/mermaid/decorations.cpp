#include "extract/mermaid/decorations.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"
#include "extract/mermaid/links.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace skein::mermaid {

namespace {

// Makes a line comment of each line of a comment that `closing` ends; gives the end of its last line.
std::size_t split_block_comment(Flowchart& chart, std::size_t at, std::string_view closing) {
    const std::string_view text = chart.text;
    const std::size_t close = text.find(closing, at + 2);
    const std::size_t until = close == std::string_view::npos ? line_end(text, at) : line_end(text, close);
    for (std::size_t line = at; line < until;) {
        const std::size_t end = std::min(until, line_end(text, line));
        const std::size_t begin = skip_blanks(text, line);
        std::string words = comment_words(text, begin, end);
        if (const std::size_t tail = words.rfind(closing); tail != std::string::npos)
            words = std::string(trim_blanks(words.substr(0, tail)));
        if (words.empty()) chart.remove_statement(begin, end);
        else chart.edit(begin, end, "%% " + words);
        line = end + 1;
        while (line < until && is_line_end(text[line])) ++line;
    }
    return until;
}

// "- ", "* ", "• ", "1. ", "> " before a statement: its bytes, 0 when there is none.
std::size_t list_mark(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end]) && end - at < 4) ++end;
    if (end > at) {
        if (end >= text.size() || (text[end] != '.' && text[end] != ')')) return 0;
        ++end;
    } else {
        static constexpr std::string_view marks[] = {"-", "*", "+", ">", "•", "–", "—", "·", "◦", "▪", "‣", "●", "○", "■", "✓"};
        for (const std::string_view mark : marks)
            if (text.substr(at, mark.size()) == mark) end = at + mark.size();
        if (end == at) return 0;
    }
    const std::size_t next = skip_blanks(text, end);
    if (next == end || next >= line_end(text, at)) return 0;
    if (const auto token = link_token_at(text, next, true); token && !token->weak) return 0;
    if (text[next] == '>' || text[next] == '&') return 0;
    return next - at;
}

}  // namespace

std::optional<std::size_t> pass_decoration(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    const std::size_t end = line_end(text, at);
    const std::string_view line = trim_blanks(text.substr(at, end - at));
    if (line.starts_with("%%{")) {
        const std::size_t close = text.find("}%%", at);
        if (close == std::string_view::npos) {
            chart.reported(at, "this directive is not closed and was left out", "close it with }%%");
            chart.comment_out(at, end);
            return end;
        }
        return close + 3;
    }
    if (comment_mark_at(text, at, true)) {
        const bool words = line.find_first_not_of('%') != std::string_view::npos;
        if (!line.starts_with("%%") || !words) {
            std::size_t close = end;
            if (line.starts_with("<!--") || line.starts_with("/*"))
                close = split_block_comment(chart, at, line.starts_with("<!--") ? "-->" : "*/");
            else if (words) chart.comment_out(at, end);
            else chart.remove_statement(at, end);
            chart.mended(at, "a comment begins with %% and has words");
            return close;
        }
        return end;
    }
    if (line.starts_with("```") || line == "~~~" || line == "{") {
        chart.remove_statement(at, end);
        chart.mended(at, "this line is no part of the diagram");
        return end;
    }
    const std::size_t mark = list_mark(text, at);
    if (mark > 0) {
        chart.edit(at, at + mark, "");
        chart.mended(at, "a line of a flowchart has no list mark");
        return at + mark;
    }
    return std::nullopt;
}

}  // namespace skein::mermaid
