#include "extract/readers/dot_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace skein {

namespace {

constexpr std::pair<std::string_view, std::string_view> references[] = {
    {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"},
};

std::optional<std::string> numeric(std::string_view body) {
    const bool hexadecimal = body.starts_with('x') || body.starts_with('X');
    if (hexadecimal) body.remove_prefix(1);
    if (body.empty() || body.size() > 7) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : body) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = hexadecimal && (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
        if (!digit && !letter) return std::nullopt;
        value = value * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    std::string text;
    const bool legal = value != 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
    append_utf8(text, legal ? static_cast<char32_t>(value) : U'\uFFFD');
    return text;
}

// The reference at the start of `text`, as what it stands for and its length; {"", 0} when there is none.
std::pair<std::string, std::size_t> reference_at(std::string_view text) {
    constexpr std::size_t longest = 12;
    const std::size_t semicolon = text.substr(0, longest).find(';');
    if (semicolon == std::string_view::npos) return {};
    const std::string_view body = text.substr(1, semicolon - 1);
    if (body.starts_with('#')) {
        const auto known = numeric(body.substr(1));
        return known ? std::pair(*known, semicolon + 1) : std::pair<std::string, std::size_t>();
    }
    for (const auto& [name, meaning] : references)
        if (body == name) return {std::string(meaning), semicolon + 1};
    return {};
}

// Appends what the character or reference at `at` shows, and gives the offset behind it.
std::size_t append_shown(std::string& out, std::string_view text, std::size_t at) {
    if (text[at] == '&') {
        const auto [meaning, size] = reference_at(text.substr(at));
        if (size > 0) {
            out += meaning;
            return at + size;
        }
    }
    out += text[at];
    return at + 1;
}

std::optional<std::string_view> named(char c, const DotNames& names) {
    switch (c) {
        case 'N': return names.node;
        case 'G': return names.graph;
        case 'T': return names.tail;
        case 'H': return names.head;
        case 'E': return names.edge;
        default: return std::nullopt;
    }
}

// Appends what the escape at `at` (a backslash) shows, and gives the offset behind it.
std::size_t append_escape(std::string& out, std::string_view text, std::size_t at, const DotNames& names, bool keep_unknown) {
    if (at + 1 >= text.size()) {
        out += '\\';
        return at + 1;
    }
    const char c = text[at + 1];
    if (c == 'n' || c == 'l' || c == 'r') {
        // \l and \r end a line; the last one of a label begins none.
        if (c == 'n' || at + 2 < text.size()) out += '\n';
    } else if (const auto name = named(c, names); name && name->data() != nullptr) {
        out += *name;
    } else {
        if (keep_unknown && c != '\\') out += '\\';
        out += c;
    }
    return at + 2;
}

std::string tidy_lines(std::string_view text) {
    std::string tidy;
    bool blank = false;
    for (const char c : text) {
        if (c == '\n') {
            if (!tidy.empty() && tidy.back() != '\n') tidy += '\n';
            blank = false;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            blank = !tidy.empty() && tidy.back() != '\n';
        } else {
            if (blank) tidy += ' ';
            blank = false;
            tidy += c;
        }
    }
    while (!tidy.empty() && tidy.back() == '\n') tidy.pop_back();
    return tidy;
}

}  // namespace

std::string dot_plain_text(std::string_view text, const DotNames& names, bool keep_unknown) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        at = text[at] == '\\' ? append_escape(shown, text, at, names, keep_unknown) : append_shown(shown, text, at);
    return shown;
}

std::string dot_html_text(std::string_view html) {
    std::string shown;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            if (html[at] == '\n' || html[at] == '\r') {
                shown += ' ';
                ++at;
            } else {
                at = append_shown(shown, html, at);
            }
            continue;
        }
        const bool comment = html.substr(at).starts_with("<!--");
        const std::string_view closing = comment ? "-->" : ">";
        const std::size_t end = html.find(closing, at);
        const std::string tag = to_lower(html.substr(at, std::min(end, html.size()) - at));
        if (tag.starts_with("<br") || tag.starts_with("</tr")) shown += '\n';
        if (tag.starts_with("</td")) shown += ' ';
        at = end == std::string_view::npos ? html.size() : end + closing.size();
    }
    return tidy_lines(shown);
}

std::string dot_record_text(std::string_view text, const DotNames& names) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\\') {
            const bool sign = at + 1 < text.size() && std::string_view("{}|<> ").find(text[at + 1]) != std::string_view::npos;
            if (sign) shown += text[at + 1];
            at = sign ? at + 2 : append_escape(shown, text, at, names, false);
        } else if (c == '{' || c == '}') {
            ++at;
        } else if (c == '|') {
            shown += '\n';
            ++at;
        } else if (c == '<') {
            const std::size_t end = text.find('>', at);
            at = end == std::string_view::npos ? text.size() : end + 1;
        } else {
            at = append_shown(shown, text, at);
        }
    }
    return tidy_lines(shown);
}

}  // namespace skein
