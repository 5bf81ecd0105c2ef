#include "extract/mermaid/find.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/flowchart.hpp"

#include <algorithm>
#include <optional>

namespace skein::mermaid {

namespace {

constexpr std::size_t longest_preamble = 4000;  // bytes of front matter, directives and comments above a header

struct Line {
    std::size_t begin = 0;   // of the line
    std::size_t end = 0;     // without its end
    std::size_t next = 0;    // of the next line
    std::string_view head;   // untrimmed
    std::string_view words;  // trimmed
};

Line line_from(std::string_view text, std::size_t at) {
    Line line{at, line_end(text, at), 0, {}, {}};
    line.next = line.end;
    if (line.next < text.size() && text[line.next] == '\r') ++line.next;
    if (line.next < text.size() && text[line.next] == '\n') ++line.next;
    line.head = text.substr(line.begin, line.end - line.begin);
    line.words = trim_blanks(line.head);
    return line;
}

std::size_t columns_before(std::string_view text, std::size_t begin, const char* words) {
    std::size_t columns = 0;
    for (const char* c = text.data() + begin; c < words; ++c) columns += *c == '\t' ? 4 : 1;
    return columns;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return equals_ignoring_case(text.substr(0, start.size()), start); });
}

bool holds_arrow(std::string_view words) {
    return words.find("--") != std::string_view::npos || words.find("->") != std::string_view::npos ||
           words.find("==") != std::string_view::npos || words.find("-.") != std::string_view::npos ||
           words.find("=>") != std::string_view::npos || words.find("~~~") != std::string_view::npos ||
           words.find("→") != std::string_view::npos || words.find("-&gt;") != std::string_view::npos ||
           words.find("⇒") != std::string_view::npos;
}

// "flowchart LR", "graph td;", "Graph: LR" …: a header as a line of its own, perhaps with a statement behind a ';'.
bool is_header(std::string_view words, bool direction_needed) {
    if (diagram_kind(words) != "flowchart") return false;
    std::size_t at = words.find_first_of(" \t:;\xC2");
    if (at == std::string_view::npos) return !direction_needed;
    while (at < words.size() && (blank_at(words, at) > 0 || words[at] == ':'))
        at += std::max<std::size_t>(1, blank_at(words, at));
    std::size_t end = at;
    while (end < words.size() && is_ascii_letter(words[end])) ++end;
    if (direction_from(words.substr(at, end - at)) && end > at) return true;
    if (direction_needed) return false;
    const std::string_view rest = trim_blanks(words.substr(std::min(at, words.size())));
    const std::size_t behind = std::min(rest.size(), rest.find_first_of(";{"));
    return rest.empty() || rest.front() == ';' || direction_from(trim_blanks(rest.substr(0, behind))) ||
           (behind <= 3 && !holds_arrow(rest));
}

// Does the line look like part of a flowchart when it stands bare among prose?
bool is_statement(std::string_view words) {
    if (words.empty() || words.starts_with("%%") || words == "}" || words == "---") return true;
    if (starts_with_any(
            words, {"subgraph", "style ", "classdef ", "class ", "linkstyle ", "click ", "direction", "end", "title", "note "})) {
        const std::size_t space = words.find(' ');
        const std::string_view word = words.substr(0, space);
        if (!equals_ignoring_case(word, "end") || words.size() <= 4) return true;
    }
    if (holds_arrow(words)) return true;
    if (words.starts_with("//") || words.starts_with("# ")) return true;
    // A node by itself: an id and brackets.
    std::size_t at = 0;
    while (at < words.size() && (is_ascii_word(words[at]) || static_cast<unsigned char>(words[at]) >= 0x80)) ++at;
    const bool closed = words.ends_with(']') || words.ends_with(')') || words.ends_with('}') || words.ends_with(';');
    return at > 0 && at < words.size() && (words[at] == '[' || words[at] == '(' || words[at] == '{') && closed;
}

// What an opening fence is: its mark and length, and whether it names Mermaid, nothing, or something else.
struct Fence {
    char mark = '`';
    std::size_t length = 0;
    enum class Of { mermaid, unnamed, other } of = Of::other;
};

std::optional<Fence> fence_of(std::string_view words) {
    Fence fence;
    if (words.empty() || (words.front() != '`' && words.front() != '~')) return std::nullopt;
    fence.mark = words.front();
    while (fence.length < words.size() && words[fence.length] == fence.mark) ++fence.length;
    if (fence.length < 3) return std::nullopt;
    std::string_view info = trim_blanks(words.substr(fence.length));
    if (fence.mark == '`' && info.find('`') != std::string_view::npos) return std::nullopt;
    while (!info.empty() && (info.front() == '{' || info.front() == '.')) info.remove_prefix(1);
    std::size_t end = 0;
    while (end < info.size() && is_ascii_word(info[end])) ++end;
    const std::string_view name = info.substr(0, end);
    if (equals_ignoring_case(name, "mermaid") || equals_ignoring_case(name, "mmd")) fence.of = Fence::Of::mermaid;
    else if (name.empty() || starts_with_any(name, {"text", "txt", "plain", "graph", "flowchart", "diagram", "code"}))
        fence.of = Fence::Of::unnamed;
    return fence;
}

bool closes(std::string_view words, const Fence& fence) {
    return words.size() >= fence.length && words.find_first_not_of(fence.mark) == std::string_view::npos;
}

class Finder {
  public:
    Finder(std::string_view text, Within within) : text_(text), within_(within) {}

    std::vector<FoundDiagram> find() {
        std::size_t at = 0;
        while (at < text_.size()) at = read_line(at);
        if (found_.empty() && within_ == Within::diagram) take_headless();
        return std::move(found_);
    }

  private:
    std::size_t read_line(std::size_t at) {
        Line line = line_from(text_, at);
        bool quoted = false;
        std::string_view words = line.words;
        if (words.starts_with("\uFEFF")) words = trim_blanks(words.substr(3));
        if (words.starts_with('>')) {
            const std::string_view inner = trim_blanks(words.substr(1));
            if (fence_of(inner)) quoted = true, words = inner;
        }
        // A list item may begin with the fence: "- ```mermaid".
        if (words.starts_with("- ") || words.starts_with("* "))
            if (const std::string_view inner = trim_blanks(words.substr(2)); fence_of(inner)) words = inner;
        if (const auto fence = fence_of(words)) return read_fence(line, *fence, quoted, words);
        if (const std::size_t tag = tag_begin(line); tag != std::string_view::npos) return read_tag(line, tag);
        if (words.starts_with(":::") && equals_ignoring_case(trim_blanks(words.substr(3)), "mermaid"))
            return read_until(line, ":::");
        if (starts_with_any(words, {"{{< mermaid", "{{<mermaid", "{% mermaid"})) return read_until(line, words.substr(0, 2));
        if (is_header(words, within_ == Within::document)) return read_bare(line);
        if (within_ == Within::diagram && text_.substr(0, line.begin).find_first_not_of(" \t\r\n") == std::string_view::npos) {
            const std::string_view kind = diagram_kind(words);
            if (!kind.empty() && kind != "flowchart" && !holds_arrow(words)) {
                add(line.begin, text_.size(), line.begin, text_.size(), 0, false);
                return text_.size();
            }
        }
        return line.next;
    }

    // A file that is nothing but the diagram is taken whole, empty lines and all.
    void add_bare(std::size_t begin, std::size_t end) {
        if (within_ == Within::diagram) {
            if (trim_blanks(text_.substr(0, begin)).empty()) begin = 0;
            if (trim_blanks(text_.substr(end)).empty()) end = text_.size();
        }
        add(begin, end, begin, end, 0, false);
    }

    void add(std::size_t begin, std::size_t end, std::size_t outer_begin, std::size_t outer_end, std::size_t indent,
             bool quoted) {
        FoundDiagram found{begin, end, outer_begin, outer_end, kind_of(begin, end), indent, quoted};
        found_.push_back(std::move(found));
    }

    // From the first line that says something; front matter, directives and comments say nothing of the kind.
    [[nodiscard]] std::string kind_of(std::size_t begin, std::size_t end) const {
        bool matter = false;
        for (std::size_t at = begin; at < end;) {
            const Line line = line_from(text_.substr(0, end), at);
            at = std::max(line.next, at + 1);
            std::string_view words = line.words;
            if (words.starts_with('>')) words = trim_blanks(words.substr(1));
            if (words.starts_with("\uFEFF")) words = trim_blanks(words.substr(3));
            if (words == "---") {
                matter = !matter;
                continue;
            }
            const std::string_view kind = diagram_kind(words);
            if (matter && kind.empty()) continue;
            if (words.empty() || words.starts_with("%%") || equals_ignoring_case(words, "mermaid")) continue;
            return kind.empty() || holds_arrow(words) ? "flowchart" : std::string(kind);
        }
        return "flowchart";
    }

    std::size_t read_fence(const Line& opening, const Fence& fence, bool quoted, std::string_view words) {
        std::size_t at = opening.next;
        std::size_t end = text_.size();
        std::size_t outer_end = text_.size();
        std::string_view first;
        while (at < text_.size()) {
            const Line line = line_from(text_, at);
            std::string_view inside = line.words;
            if (quoted) {
                if (!inside.starts_with('>')) {
                    end = at;
                    outer_end = at;
                    break;
                }
                inside = trim_blanks(inside.substr(1));
            }
            if (closes(inside, fence)) {
                end = at;
                outer_end = line.next;
                break;
            }
            if (first.empty()) first = inside;
            at = line.next;
        }
        const bool ours =
            fence.of == Fence::Of::mermaid ||
            (fence.of == Fence::Of::unnamed && (is_header(first, false) || (first == "---" && holds_header(opening.next, end))));
        if (ours) {
            const std::size_t indent = quoted ? 0 : columns_before(text_, opening.begin, words.data());
            add(opening.next, end, opening.begin, outer_end, indent, quoted);
        }
        return std::max(outer_end, opening.next);
    }

    [[nodiscard]] bool holds_header(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end;) {
            const Line line = line_from(text_, at);
            if (is_header(line.words, false)) return true;
            at = line.next;
        }
        return false;
    }

    // "<Mermaid_Diagram>", "<pre class=\"mermaid\">", "<mermaid>": where the tag begins on the line.
    [[nodiscard]] std::size_t tag_begin(const Line& line) const {
        const std::string_view words = text_.substr(line.begin, line.end - line.begin);
        for (std::size_t open = words.find('<'); open != std::string_view::npos; open = words.find('<', open + 1)) {
            if (open + 1 >= words.size() || !is_ascii_letter(words[open + 1])) continue;
            const std::size_t close = words.find('>', open);
            if (close == std::string_view::npos) return close;
            const std::string_view tag = words.substr(open, close - open);
            for (std::size_t i = 0; i + 7 <= tag.size(); ++i)
                if (equals_ignoring_case(tag.substr(i, 7), "mermaid") && tag.size() < 200 &&
                    !starts_with_any(tag, {"<script", "<link", "<a ", "<img"}))
                    return line.begin + open;
            open = close;
        }
        return std::string_view::npos;
    }

    std::size_t read_tag(const Line& line, std::size_t open) {
        std::size_t name_end = open + 1;
        while (name_end < line.end && (is_ascii_word(text_[name_end]) || text_[name_end] == '-')) ++name_end;
        const std::string_view name = text_.substr(open + 1, name_end - open - 1);
        const std::size_t begin = text_.find('>', open) + 1;
        std::size_t end = text_.size();
        std::size_t outer_end = text_.size();
        for (std::size_t at = text_.find("</", begin); at != std::string_view::npos; at = text_.find("</", at + 2))
            if (equals_ignoring_case(text_.substr(at + 2, name.size()), name)) {
                end = at;
                outer_end = std::min(text_.size(), text_.find('>', at)) + 1;
                break;
            }
        std::size_t first = begin;
        if (first < end && text_[first] == '\r') ++first;
        if (first < end && text_[first] == '\n') ++first;
        add(first, end, open, std::min(outer_end, text_.size()), 0, false);
        return std::max(line.next, std::min(outer_end, text_.size()));
    }

    std::size_t read_until(const Line& opening, std::string_view mark) {
        for (std::size_t at = opening.next; at < text_.size();) {
            const Line line = line_from(text_, at);
            if (line.words.starts_with(mark)) {
                add(opening.next, at, opening.begin, line.next, 0, false);
                return line.next;
            }
            at = line.next;
        }
        add(opening.next, text_.size(), opening.begin, text_.size(), 0, false);
        return text_.size();
    }

    // A diagram without a fence: up to the prose behind it.
    std::size_t read_bare(const Line& header) {
        std::size_t end = header.next;
        bool arrows = holds_arrow(header.words);
        bool gap = false;
        std::size_t at = header.next;
        for (; at < text_.size();) {
            const Line line = line_from(text_, at);
            // "~~~ B" goes on with an invisible arrow; tildes alone are a fence.
            const bool fence = fence_of(line.words) &&
                               (line.words.front() == '`' || line.words.find_first_not_of('~') == std::string_view::npos);
            if (fence || is_header(line.words, true)) break;
            if (line.words.empty()) {
                gap = true;
            } else {
                // In a diagram's file, prose between its statements belongs to it; the prose behind the last one does not.
                const bool statement = is_statement(line.words) || (within_ == Within::diagram && (!gap || is_lone_node(line)));
                if (!statement && within_ == Within::document) break;
                arrows = arrows || holds_arrow(line.words);
                if (statement) end = line.next;
                gap = gap && !statement;
            }
            at = line.next;
        }
        if (within_ == Within::document && !arrows) return header.next;
        add_bare(start_of_preamble(header.begin), end);
        return std::max(end, header.next);
    }

    // An indented word alone on its line.
    static bool is_lone_node(const Line& line) {
        return line.words.data() > line.head.data() && line.words.find_first_of(" \t") == std::string_view::npos;
    }

    // Front matter, directives and comments directly above the header.
    [[nodiscard]] std::size_t start_of_preamble(std::size_t header) const {
        const std::size_t from = found_.empty() ? 0 : found_.back().outer_end;
        std::size_t begin = header;
        std::size_t rules = 0;
        for (std::size_t at = header; at > from;) {
            std::size_t before = at - 1;
            if (before > from && text_[before] == '\n' && text_[before - 1] == '\r') --before;
            while (before > from && !is_line_end(text_[before - 1])) --before;
            Line line = line_from(text_, before);
            std::string_view words = line.words;
            if (words.starts_with("\uFEFF")) words = trim_blanks(words.substr(3));
            if (words == "---") {
                ++rules;
                begin = before;
                if (rules == 2) break;
            } else if (words.starts_with("%%") || equals_ignoring_case(words, "mermaid")) {
                begin = before;
            } else if ((rules != 1 && !words.empty()) || header - before > longest_preamble) {
                break;
            }
            at = before;
        }
        return rules == 1 ? unclosed_matter(begin, header) : begin;
    }
    // A single "---" above the header: front matter that is not closed, or a rule of the prose.
    [[nodiscard]] std::size_t unclosed_matter(std::size_t begin, std::size_t header) const {
        return text_.substr(begin, header - begin).find("title") != std::string_view::npos ? begin : header;
    }

    // No fence, tag or header: the lines with arrows, when there are any.
    void take_headless() {
        std::size_t begin = text_.size();
        std::size_t end = 0;
        for (std::size_t at = 0; at < text_.size();) {
            const Line line = line_from(text_, at);
            const bool opens = begin == text_.size() && (starts_with_any(line.words, {"subgraph ", "%%{"}) ||
                                                         equals_ignoring_case(line.words, "mermaid") || line.words == "---");
            if ((holds_arrow(line.words) && line.words.find_first_not_of("-= ") != std::string_view::npos) || opens) {
                begin = std::min(begin, line.begin);
                end = line.next;
            } else if (begin < text_.size() && is_statement(line.words) && !line.words.empty()) {
                end = line.next;
            }
            at = line.next;
        }
        if (begin < end) add_bare(begin, end);
    }

    std::string_view text_;
    Within within_;
    std::vector<FoundDiagram> found_;
};

}  // namespace

std::vector<FoundDiagram> find_diagrams(std::string_view text, Within within) { return Finder(text, within).find(); }

}  // namespace skein::mermaid
