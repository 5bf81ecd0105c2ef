#include "extract/mermaid/shapes.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/links.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_label_bytes = 8192;
constexpr std::size_t max_label_lines = 20;

// Longer openings first: the first that fits is taken.
constexpr ShapeForm forms[] = {
    {"(((", ")))", NodeShape::double_circle}, {"((", "))", NodeShape::circle},      {"([", "])", NodeShape::stadium},
    {"(-", "-)", NodeShape::ellipse},         {"[[", "]]", NodeShape::subroutine},  {"[(", ")]", NodeShape::cylinder},
    {"[/", "/]", NodeShape::lean_right},      {"[/", "\\]", NodeShape::trapezoid},  {"[\\", "\\]", NodeShape::lean_left},
    {"[\\", "/]", NodeShape::inverted_trapezoid}, {"{{", "}}", NodeShape::hexagon}, {"[", "]", NodeShape::rectangle},
    {"(", ")", NodeShape::rounded},           {"{", "}", NodeShape::diamond},       {">", "]", NodeShape::asymmetric},
};

// The same characters as typed on East Asian keyboards.
constexpr ShapeForm foreign_forms[] = {
    {"［", "］", NodeShape::rectangle},
    {"【", "】", NodeShape::rectangle},
    {"｛", "｝", NodeShape::diamond},
    {"（", "）", NodeShape::rounded},
};

enum class Follow { strict, loose };

// May a node end before `at`? Strictly: only where the line, an arrow, a separator, a class or a comment follows.
bool may_follow(std::string_view text, std::size_t at, Follow follow) {
    const std::size_t next = skip_blanks(text, at);
    if (next >= text.size() || is_line_end(text[next])) return true;
    const char c = text[next];
    if (c == ';' || c == '&' || c == ',' || c == ':' || c == '@') return true;
    if (text.substr(next, 2) == "%%" || text.substr(next, 2) == "//" || text.substr(next, 2) == "/*" ||
        text.substr(next, 4) == "<!--")
        return true;
    if (next > at && c == '#') return true;
    if (text.substr(next, 3) == "，" || text.substr(next, 3) == "、" || text.substr(next, 3) == "；" ||
        text.substr(next, 3) == "：")
        return true;
    if (link_token_at(text, next, true)) return true;
    return follow == Follow::loose && next > at && (is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80);
}

bool holds_arrow(std::string_view text) {
    return text.find("-->") != std::string_view::npos || text.find("==>") != std::string_view::npos ||
           text.find(".->") != std::string_view::npos || text.find("---") != std::string_view::npos;
}

std::optional<FoundShape> found(const ShapeForm& form, std::size_t at, std::size_t label_end, std::size_t end) {
    return FoundShape{&form, at, at + form.open.size(), label_end, end, false, false};
}

// A label that begins with a double quote ends at the first double quote that stands before the closing bracket.
std::optional<FoundShape> read_quoted(std::string_view text, std::size_t at, const ShapeForm& form, Follow follow) {
    const std::size_t inside = skip_blanks(text, at + form.open.size());
    const std::size_t opening = double_quote_at(text, inside);
    if (opening == 0) return std::nullopt;
    const std::size_t stop = std::min(text.size(), inside + max_label_bytes);
    bool first = true;
    std::size_t lines = 0;
    for (std::size_t i = inside + opening; i < stop; ++i) {
        if (is_line_end(text[i])) {
            // Only a label whose closing quote is the very next one goes over several lines.
            if (!first || text[inside] != '"' || ++lines > max_label_lines) return std::nullopt;
            continue;
        }
        const std::size_t quote = double_quote_at(text, i);
        if (quote == 0) continue;
        const std::size_t close = skip_blanks(text, i + quote);
        const bool closes =
            text.substr(close, form.close.size()) == form.close && may_follow(text, close + form.close.size(), follow);
        if (closes && !(lines > 0 && !first)) return found(form, at, close, close + form.close.size());
        if (lines > 0) return std::nullopt;
        first = false;
        i += quote - 1;
    }
    return std::nullopt;
}

// The closing bracket outside all brackets of the label.
std::optional<FoundShape> read_balanced(std::string_view text, std::size_t at, const ShapeForm& form, Follow follow) {
    const std::size_t inside = at + form.open.size();
    const std::size_t stop = std::min(text.size(), inside + max_label_bytes);
    std::vector<char> open;
    bool special = false;
    std::size_t lines = 0;
    for (std::size_t i = inside; i < stop; ++i) {
        const char c = text[i];
        if (is_line_end(c)) {
            // Over several lines only where Mermaid itself reads on: without a special character.
            if (special || ++lines > max_label_lines) return std::nullopt;
            continue;
        }
        if (open.empty() && text.substr(i, form.close.size()) == form.close && may_follow(text, i + form.close.size(), follow)) {
            if (lines > 0 && (holds_arrow(text.substr(inside, i - inside)) ||
                              text.substr(inside, i - inside).find(';') != std::string_view::npos))
                return std::nullopt;
            return found(form, at, i, i + form.close.size());
        }
        if (std::string_view("()[]{}|\"").find(c) == std::string_view::npos) continue;
        special = true;
        if (lines > 0) return std::nullopt;
        if (c == '(' || c == '[' || c == '{') {
            open.push_back(c == '(' ? ')' : c == '[' ? ']' : '}');
        } else if (c == ')' || c == ']' || c == '}') {
            if (open.empty() || open.back() != c) return std::nullopt;
            open.pop_back();
        }
    }
    return std::nullopt;
}

// Other kinds of brackets may stand alone in the text (":)", "a) first"), its own kind must balance.
std::optional<FoundShape> read_own_kind(std::string_view text, std::size_t at, const ShapeForm& form) {
    const std::size_t inside = at + form.open.size();
    const std::size_t stop = std::min(line_end(text, at), inside + max_label_bytes);
    const char close = form.close.back();
    const char opening = close == ')' ? '(' : close == ']' ? '[' : '{';
    std::size_t depth = 0;
    for (std::size_t i = inside; i < stop; ++i) {
        if (text[i] == opening) ++depth;
        if (text[i] == close && depth > 0 && form.close.size() == 1) {
            --depth;
            continue;
        }
        if (text.substr(i, form.close.size()) == form.close && may_follow(text, i + form.close.size(), Follow::strict)) {
            if (holds_arrow(text.substr(inside, i - inside))) return std::nullopt;
            return found(form, at, i, i + form.close.size());
        }
    }
    return std::nullopt;
}

std::optional<FoundShape> read_properties(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "[|") return std::nullopt;
    const std::size_t stop = line_end(text, at);
    const std::size_t bar = text.substr(0, stop).find('|', at + 2);
    if (bar == std::string_view::npos || text.substr(at, bar - at).find(':') == std::string_view::npos) return std::nullopt;
    const std::size_t close = text.substr(0, stop).find(']', bar);
    if (close == std::string_view::npos) return std::nullopt;
    FoundShape shape{&form_of(NodeShape::rectangle), at, bar + 1, close, close + 1, false, true};
    return shape;
}

bool directly_opens(std::string_view text, std::size_t at, const ShapeForm& form) {
    return text.substr(at, form.open.size()) == form.open;
}

}  // namespace

const ShapeForm& form_of(NodeShape shape) {
    for (const ShapeForm& form : forms)
        if (form.shape == shape) return form;
    return *std::find_if(std::begin(forms), std::end(forms),
                         [](const ShapeForm& form) { return form.shape == NodeShape::rectangle; });
}

bool opens_shape(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    if (text[at] == '(' || text[at] == '[' || text[at] == '{') return true;
    return std::any_of(std::begin(foreign_forms), std::end(foreign_forms),
                       [&](const ShapeForm& form) { return directly_opens(text, at, form); });
}

std::optional<FoundShape> read_shape(std::string_view text, std::size_t at) {
    if (auto shape = read_properties(text, at)) return shape;
    for (const Follow follow : {Follow::strict, Follow::loose}) {
        for (const ShapeForm& form : forms) {
            if (!directly_opens(text, at, form)) continue;
            if (auto shape = read_quoted(text, at, form, follow)) return shape;
            if (auto shape = read_balanced(text, at, form, follow)) return shape;
        }
        if (follow == Follow::loose) break;
        for (const ShapeForm& form : forms)
            if (directly_opens(text, at, form))
                if (auto shape = read_own_kind(text, at, form)) return shape;
    }
    for (const ShapeForm& form : foreign_forms) {
        if (!directly_opens(text, at, form)) continue;
        const std::size_t stop = std::min(line_end(text, at), at + max_label_bytes);
        const std::size_t close = text.substr(0, stop).find(form.close, at + form.open.size());
        if (close == std::string_view::npos) return std::nullopt;
        auto shape = found(form, at, close, close + form.close.size());
        shape->foreign = true;
        return shape;
    }
    return std::nullopt;
}

}  // namespace skein::mermaid
