#include "extract/mermaid/names.hpp"

#include "base/utf8.hpp"
#include "extract/mermaid/characters.hpp"

#include <algorithm>
#include <cstddef>

namespace skein::mermaid {

namespace {

// Tokens of Mermaid's lexer wherever a token begins: they end at a word boundary.
constexpr std::string_view keywords[] = {"style",    "linkStyle", "interpolate", "classDef", "class",   "flowchart-elk", "graph",
                                         "flowchart", "subgraph",  "end",         "_self",    "_blank",  "_parent",       "_top"};
// Refused only as whole names: tokens when a blank follows, and names every JavaScript object has.
constexpr std::string_view whole_words[] = {
    "call", "href", "click", "default", "__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf",
    "propertyIsEnumerable", "toLocaleString", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"};
constexpr std::size_t longest_made_id = 32;

bool keyword_at(std::string_view text, std::size_t at) {
    return std::any_of(std::begin(keywords), std::end(keywords), [&](std::string_view word) { return word_at(text, at, word); });
}

bool is_name_byte(char c) {
    constexpr std::string_view marks = "!#$%&'*+.`?\\_/";
    return is_ascii_word(c) || marks.find(c) != std::string_view::npos;
}

}  // namespace

bool is_reserved(std::string_view word) {
    return keyword_at(word, 0) || std::find(std::begin(whole_words), std::end(whole_words), word) != std::end(whole_words);
}

bool is_safe_id(std::string_view name) {
    if (name.empty() || is_reserved(name) || name.starts_with("%%") || name.starts_with("direction ")) return false;
    if (name.find("--") != std::string_view::npos || name.find(":::") != std::string_view::npos || name.back() == '-') return false;
    bool token_start = true;
    bool after_digits = false;
    for (std::size_t at = 0; at < name.size();) {
        if (token_start && keyword_at(name, at)) return false;
        const char c = name[at];
        const char next = at + 1 < name.size() ? name[at + 1] : '\0';
        if (static_cast<unsigned char>(c) >= 0x80) {
            const CodePoint point = decode_at(name, at);
            if (!is_mermaid_letter(point.value)) return false;
            at += point.size;
            token_start = true;
            continue;
        }
        if (c == '-') {
            if (next == '.' || next == '>') return false;
            if (at > 0 && name[at - 1] == '.' && token_start) return false;
            token_start = false;
        } else if (c == '.' && next == '-') {
            return false;
        } else if (c == ':' || c == ',') {
            token_start = true;
        } else if (is_name_byte(c)) {
            // Digits and marks that begin a token are tokens of their own.
            const bool alone = token_start && (is_ascii_digit(c) || c == '#' || c == '&' || c == '*');
            after_digits = alone;
            token_start = after_digits;
        } else {
            return false;
        }
        ++at;
    }
    return true;
}

bool is_plain_title(std::string_view title) {
    if (title.empty() || title.find("--") != std::string_view::npos || title.starts_with("%%")) return false;
    for (std::size_t at = 0; at < title.size();) {
        std::size_t stop = at;
        while (stop < title.size() && title[stop] != ' ') ++stop;
        const std::string_view word = title.substr(at, stop - at);
        if (word != "-" && word != "&" && !word.empty() && (!is_safe_id(word) || word.find(',') != std::string_view::npos)) return false;
        at = stop + 1;
    }
    return true;
}

std::string FreshNames::numbered(std::string_view stem) {
    for (;; ++next_) {
        std::string candidate = std::string(stem) + std::to_string(next_);
        if (taken_.insert(candidate).second) return candidate;
    }
}

std::string FreshNames::make(std::string_view name, std::string_view fallback) {
    std::string id;
    for (std::size_t at = 0; at < name.size() && id.size() < longest_made_id;) {
        const CodePoint point = decode_at(name, at);
        const bool ascii_name = point.value < 0x80 && is_ascii_word(static_cast<char>(point.value));
        if (ascii_name || is_mermaid_letter(point.value))
            id.append(name.substr(at, point.size));
        else if (!id.empty() && id.back() != '_')
            id += '_';
        at += point.size;
    }
    while (id.ends_with('_')) id.pop_back();
    const bool speaks = std::any_of(id.begin(), id.end(), [](char c) { return !is_ascii_digit(c) && c != '_'; });
    if (id.size() + 3 > longest_made_id || !speaks) return numbered(fallback);
    if (!is_safe_id(id) || id == "o" || id == "x") id += '_';
    if (!is_safe_id(id)) return numbered(fallback);
    if (taken_.insert(id).second) return id;
    for (int tries = 0; tries < 3; ++tries) {
        id += '_';
        if (taken_.insert(id).second) return id;
    }
    return numbered(fallback);
}

}  // namespace skein::mermaid
