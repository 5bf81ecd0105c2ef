// What stands before a flowchart's first statement: front matter, directives, comments, the header.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"
#include "extract/mermaid/flowchart.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

std::size_t next_line(std::string_view text, std::size_t at) {
    at = line_end(text, at);
    if (at < text.size() && text[at] == '\r') ++at;
    if (at < text.size() && text[at] == '\n') ++at;
    return at;
}

std::string_view line_at(std::string_view text, std::size_t at) { return text.substr(at, line_end(text, at) - at); }

std::size_t skip_empty(std::string_view text, std::size_t at) {
    for (;;) {
        at = skip_blanks(text, at);
        if (at >= text.size() || !is_line_end(text[at])) return at;
        ++at;
    }
}

bool is_rule(std::string_view line) {
    const std::string_view text = trim_blanks(line);
    return text.size() >= 3 && text.find_first_not_of('-') == std::string_view::npos;
}

// The words of a YAML string, with or without quotes.
std::string title_text(std::string_view words) {
    words = trim_blanks(words);
    const bool quoted = words.size() > 1 && (words.front() == '"' || words.front() == '\'') && words.back() == words.front();
    if (!quoted) return std::string(words);
    const char quote = words.front();
    words = words.substr(1, words.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool escape = quote == '"'
                                ? words[i] == '\\' && i + 1 < words.size() && (words[i + 1] == '"' || words[i + 1] == '\\')
                                : words[i] == '\'' && i + 1 < words.size() && words[i + 1] == '\'';
        if (escape) ++i;
        out += words[i];
    }
    return out;
}

std::string yaml_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += is_line_end(c) ? ' ' : c;
    }
    return out + '"';
}

// Does YAML read these words as the one string they are meant to be?
bool is_plain_scalar(std::string_view words) {
    if (words.empty()) return true;
    if (words.front() == '"') return yaml_string(title_text(words)) == words;
    if (words.front() == '\'')
        return words.size() > 1 && words.back() == '\'' && title_text(words).find('\'') == std::string::npos;
    if (std::string_view("[]{}*&!|>%@`,#?-").find(words.front()) != std::string_view::npos) return false;
    return words.find(": ") == std::string_view::npos && words.find(" #") == std::string_view::npos && words.back() != ':';
}

// "---", YAML, "---". Mermaid wants it at the very start.
std::size_t read_front_matter(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    const std::size_t start = chart.line_begin(at);
    if (start > 0) {
        chart.edit(0, start, "");
        if (!trim_blanks(text.substr(0, start)).empty()) chart.mended(at, "front matter stands at the very start");
    }
    std::size_t line = next_line(text, at);
    for (; line < text.size(); line = next_line(text, line)) {
        const std::string_view words = line_at(text, line);
        if (is_rule(words)) return next_line(text, line);
        if (diagram_kind(words) == "flowchart") break;
        const std::size_t colon = words.find(':');
        const bool top = !words.empty() && words.front() != ' ' && words.front() != '\t' && words.front() != '#';
        if (!top || colon == std::string_view::npos) continue;
        const std::string_view value = trim_blanks(words.substr(colon + 1));
        const std::size_t value_at = value.empty() ? line + words.size() : static_cast<std::size_t>(value.data() - text.data());
        if (trim_blanks(words.substr(0, colon)) == "title") {
            chart.title = title_text(value);
            if (!is_plain_scalar(value)) {
                chart.edit(value_at, value_at + value.size(), yaml_string(title_text(value)));
                chart.mended(value_at, "a title with a colon or a mark of YAML stands in quotes");
            }
            if (colon + 1 < words.size() && blank_at(words, colon + 1) == 0 && !value.empty())
                chart.edit(line + colon + 1, line + colon + 1, " ");
        }
    }
    chart.edit(line, line, "---\n");
    chart.mended(at, "the front matter is closed by a line of three dashes");
    return line;
}

struct Header {
    std::size_t word_end = 0;
    std::string word;  // as Mermaid wants it
};

std::optional<Header> header_word(std::string_view text, std::size_t at) {
    static constexpr std::string_view spellings[] = {"flowchart-elk", "flowchart-v2", "flowchart",
                                                     "flow-chart",    "flow chart",   "graph"};
    for (const std::string_view spelling : spellings) {
        if (!equals_ignoring_case(text.substr(at, spelling.size()), spelling)) continue;
        const std::size_t end = at + spelling.size();
        if (end < text.size() && (is_ascii_word(text[end]) || text[end] == '[' || text[end] == '(')) continue;
        if (link_token_at(text, skip_blanks(text, end), true) && skip_blanks(text, end) < line_end(text, end) &&
            text.substr(skip_blanks(text, end), 1) != "<" )
            return std::nullopt;
        return Header{end, spelling == "graph" || spelling == "flowchart-elk" ? std::string(spelling) : "flowchart"};
    }
    return std::nullopt;
}

std::size_t read_header(Flowchart& chart, std::size_t at) {
    const std::string_view text = chart.text;
    const auto header = header_word(text, at);
    if (!header) {
        chart.edit(chart.line_begin(at), chart.line_begin(at), chart.indent_of(at) + "flowchart TD\n");
        chart.mended(at, "a flowchart begins with a header; without one it runs from top to bottom");
        return at;
    }
    const std::size_t stop = line_end(text, at);
    // Marks people put around the direction.
    std::size_t begin = header->word_end;
    const auto is_mark = [&](std::size_t i) {
        return i < stop && std::string_view(":-=\"'[](),").find(text[i]) != std::string_view::npos;
    };
    while (begin < stop && (blank_at(text, begin) > 0 || is_mark(begin)))
        begin += std::max<std::size_t>(blank_at(text, begin), 1);
    std::size_t end = begin;
    std::optional<Direction> direction;
    // The longest words first: "left to right" before "left".
    for (std::size_t length = std::min<std::size_t>(stop - begin, 14); length > 0 && !direction; --length) {
        const std::size_t next = begin + length;
        if (next < stop && is_ascii_word(text[next]) && is_ascii_word(text[next - 1])) continue;
        direction = direction_from(text.substr(begin, length));
        if (direction && length == 1 && link_token_at(text, begin, true)) direction.reset();
        if (direction && length == 1 && next < stop && text[begin] == 'v' && blank_at(text, next) == 0 && text[next] != ';')
            direction.reset();
        end = direction ? next : begin;
    }
    // Words that are no direction, before a statement or the line's end ("graph XY").
    if (!direction && begin < stop && end == begin) {
        std::size_t word_end = begin;
        while (word_end < stop && is_ascii_letter(text[word_end])) ++word_end;
        if (word_end > begin && word_end - begin <= 3 &&
            trim_blanks(text.substr(word_end, stop - word_end)).find_first_not_of(";{") == std::string_view::npos)
            end = word_end;
    }
    std::size_t rest = end > begin ? end : header->word_end;
    while (rest < stop && (blank_at(text, rest) > 0 || is_mark(rest) || text[rest] == '{'))
        rest += std::max<std::size_t>(blank_at(text, rest), 1);
    const bool separated = rest < stop && text[rest] == ';';
    const bool statement_follows = rest < stop && !separated;
    chart.direction = direction.value_or(Direction::top_bottom);

    const std::string_view written = text.substr(at, rest - at);
    const std::string_view direction_word = text.substr(begin, end - begin);
    static constexpr std::string_view exact[] = {"TB", "TD", "BT", "RL", "LR", "<", ">", "^", "v"};
    const bool exact_word = std::find(std::begin(exact), std::end(exact), direction_word) != std::end(exact);
    const bool plain_gap =
        trim_blanks(text.substr(header->word_end, begin - header->word_end)).empty() && begin > header->word_end;
    const bool plain_tail = trim_blanks(text.substr(end, rest - end)).empty();
    const bool valid = text.substr(at, header->word_end - at) == header->word && !statement_follows &&
                       (direction ? exact_word && plain_gap && plain_tail
                                  : !separated && trim_blanks(written) == header->word && rest == stop && stop < text.size());
    if (!valid) {
        std::string words = header->word + ' ';
        words += exact_word ? direction_word : name_of(chart.direction);
        const bool comment = statement_follows && comment_mark_at(text, rest, true);
        if (statement_follows && !comment) words += '\n' + chart.indent_of(at) + "    ";
        if (const std::string told = comment ? comment_words(text, rest, stop) : ""; !told.empty())
            words = "%% " + told + '\n' + chart.indent_of(at) + words;
        chart.edit(at, comment ? stop : rest, words);
        chart.mended(at, "the header is \"" + header->word + "\" and one of TD, BT, LR, RL");
        if (comment) return stop;
    }
    return rest;
}

}  // namespace

std::size_t read_preamble(Flowchart& chart) {
    const std::string_view text = chart.text;
    std::size_t at = skip_empty(text, 0);
    if (is_rule(line_at(text, at))) {
        at = skip_empty(text, read_front_matter(chart, at));
    } else if (at > 0 && text.starts_with("\uFEFF")) {
        chart.edit(0, 3, "");
    }
    while (at < text.size()) {
        const std::size_t stop = line_end(text, at);
        const std::string_view line = trim_blanks(text.substr(at, stop - at));
        if (line.starts_with("%%{")) {
            const std::size_t close = text.find("}%%", at);
            if (close == std::string_view::npos) {
                chart.reported(at, "this directive is not closed and was left out", "close it with }%%");
                chart.comment_out(at, stop);
                at = skip_empty(text, stop);
            } else {
                at = skip_empty(text, close + 3);
            }
        } else if (comment_mark_at(text, at, true)) {
            if (line.find_first_not_of('%') == std::string_view::npos || !line.starts_with("%%")) {
                chart.comment_out(at, stop);
                chart.mended(at, "a comment begins with %% and has words");
            }
            at = skip_empty(text, stop);
        } else if (equals_ignoring_case(line, "mermaid") || line.starts_with("```") || line.starts_with("~~~")) {
            chart.remove_statement(at, stop);
            chart.mended(at, "this line is no part of the diagram");
            at = skip_empty(text, stop);
        } else {
            break;
        }
    }
    const std::string_view kind = diagram_kind(line_at(text, at));
    if (!kind.empty() && kind != "flowchart" && !link_token_at(text, skip_blanks(text, at + kind.size()), true)) {
        chart.no_flowchart = true;
        chart.other_kind = kind;
        return at;
    }
    return read_header(chart, at);
}

}  // namespace skein::mermaid
