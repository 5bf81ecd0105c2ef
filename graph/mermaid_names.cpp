#include "graph/mermaid_names.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace skein {

namespace {

struct Interval {
    char32_t first, last;
};

// Basic-plane letters younger than Unicode 6.1, which Mermaid's lexer was made with.
constexpr Interval younger_letters[] = {
    {0x37F, 0x37F}, {0x528, 0x52F}, {0x560, 0x560}, {0x588, 0x588}, {0x5EF, 0x5EF}, {0x860, 0x86A}, {0x870, 0x887},
    {0x889, 0x88E}, {0x8A1, 0x8A1}, {0x8AD, 0x8C9}, {0x978, 0x978}, {0x980, 0x980}, {0x9FC, 0x9FC}, {0xAF9, 0xAF9},
    {0xC34, 0xC34}, {0xC5A, 0xC5A}, {0xC5D, 0xC5D}, {0xC80, 0xC80}, {0xCDD, 0xCDD}, {0xD04, 0xD04}, {0xD54, 0xD56},
    {0xD5F, 0xD5F}, {0xE86, 0xE86}, {0xE89, 0xE89}, {0xE8C, 0xE8C}, {0xE8E, 0xE93}, {0xE98, 0xE98}, {0xEA0, 0xEA0},
    {0xEA8, 0xEA9}, {0xEAC, 0xEAC}, {0x13F5, 0x13FD}, {0x16F1, 0x16F8}, {0x170D, 0x170D}, {0x171F, 0x171F},
    {0x1878, 0x1878}, {0x191D, 0x191E}, {0x19B0, 0x19C0}, {0x19C8, 0x19C9}, {0x1B4C, 0x1B4C}, {0x1C80, 0x1CBF},
    {0x1CF2, 0x1CF3}, {0x1CFA, 0x1CFA}, {0x2C2F, 0x2C2F}, {0x2C5F, 0x2C5F}, {0x312E, 0x312F}, {0x31BB, 0x31BF},
    {0x4DB6, 0x4DBF}, {0x9FCD, 0x9FFF}, {0xA698, 0xA69D}, {0xA78F, 0xA78F}, {0xA794, 0xA79F}, {0xA7AB, 0xA7F7},
    {0xA8FD, 0xA8FE}, {0xA9E0, 0xA9FE}, {0xAA7E, 0xAA7F}, {0xAB30, 0xABBF},
};

// Tokens of Mermaid's lexer wherever a token begins: they end at a word boundary.
constexpr std::string_view keywords[] = {"style",    "linkStyle", "interpolate", "classDef", "class",   "flowchart-elk", "graph",
                                         "flowchart", "subgraph",  "end",         "_self",    "_blank",  "_parent",       "_top"};
// Refused only as whole names: tokens when a blank follows, and names every JavaScript object has.
constexpr std::string_view whole_words[] = {
    "call", "href", "click", "default", "__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf",
    "propertyIsEnumerable", "toLocaleString", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; }

bool keyword_at(std::string_view text, std::size_t at) {
    return std::any_of(std::begin(keywords), std::end(keywords), [&](std::string_view word) {
        return text.substr(at, word.size()) == word && (at + word.size() == text.size() || !is_word(text[at + word.size()]));
    });
}

bool is_name_byte(char c) {
    constexpr std::string_view marks = "!#$%&'*+.`?\\_/";
    return is_word(c) || marks.find(c) != std::string_view::npos;
}

bool is_reserved(std::string_view word) {
    return keyword_at(word, 0) || std::find(std::begin(whole_words), std::end(whole_words), word) != std::end(whole_words);
}

}  // namespace

bool is_mermaid_letter(char32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
    if (c > 0xFFFF || !is_letter(c)) return false;
    return std::none_of(std::begin(younger_letters), std::end(younger_letters),
                        [&](Interval range) { return c >= range.first && c <= range.last; });
}

bool is_mermaid_id(std::string_view name) {
    if (name.empty() || is_reserved(name) || name.starts_with("%%") || name.starts_with("direction ")) return false;
    if (name.find("--") != std::string_view::npos || name.find(":::") != std::string_view::npos || name.back() == '-')
        return false;
    bool token_start = true;
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
            token_start = token_start && (is_digit(c) || c == '#' || c == '&' || c == '*');
        } else {
            return false;
        }
        ++at;
    }
    return true;
}

}  // namespace skein
