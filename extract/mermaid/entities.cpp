#include "extract/mermaid/entities.hpp"

#include "base/utf8.hpp"
#include "extract/mermaid/characters.hpp"

#include <algorithm>
#include <cstdint>

namespace skein::mermaid {

namespace {

struct Named {
    std::string_view name;
    char32_t code;
};

// The names of HTML 4 that occur in labels; others stay as they are written.
constexpr Named named[] = {
    {"quot", 34},      {"amp", 38},        {"apos", 39},       {"lt", 60},         {"gt", 62},        {"nbsp", 0xA0},
    {"iexcl", 0xA1},   {"cent", 0xA2},     {"pound", 0xA3},    {"yen", 0xA5},      {"sect", 0xA7},    {"copy", 0xA9},
    {"laquo", 0xAB},   {"reg", 0xAE},      {"deg", 0xB0},      {"plusmn", 0xB1},   {"sup2", 0xB2},    {"sup3", 0xB3},
    {"micro", 0xB5},   {"para", 0xB6},     {"middot", 0xB7},   {"raquo", 0xBB},    {"frac14", 0xBC},  {"frac12", 0xBD},
    {"frac34", 0xBE},  {"iquest", 0xBF},   {"Auml", 0xC4},     {"Ouml", 0xD6},     {"Uuml", 0xDC},    {"szlig", 0xDF},
    {"agrave", 0xE0},  {"aacute", 0xE1},   {"acirc", 0xE2},    {"auml", 0xE4},     {"ccedil", 0xE7},  {"egrave", 0xE8},
    {"eacute", 0xE9},  {"ecirc", 0xEA},    {"ntilde", 0xF1},   {"ouml", 0xF6},     {"uuml", 0xFC},    {"times", 0xD7},
    {"divide", 0xF7},  {"alpha", 0x3B1},   {"beta", 0x3B2},    {"gamma", 0x3B3},   {"delta", 0x3B4},  {"lambda", 0x3BB},
    {"mu", 0x3BC},     {"pi", 0x3C0},      {"sigma", 0x3C3},   {"omega", 0x3C9},   {"Delta", 0x394},  {"Sigma", 0x3A3},
    {"Omega", 0x3A9},  {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201C},
    {"rdquo", 0x201D}, {"bull", 0x2022},   {"hellip", 0x2026}, {"euro", 0x20AC},   {"trade", 0x2122}, {"larr", 0x2190},
    {"uarr", 0x2191},  {"rarr", 0x2192},   {"darr", 0x2193},   {"harr", 0x2194},   {"rArr", 0x21D2},  {"hArr", 0x21D4},
    {"infin", 0x221E}, {"asymp", 0x2248},  {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265},    {"sum", 0x2211},
    {"radic", 0x221A}, {"spades", 0x2660}, {"clubs", 0x2663},  {"hearts", 0x2665}, {"diams", 0x2666}, {"check", 0x2713},
};

constexpr std::size_t longest_code = 12;

bool can_be_shown(std::uint32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n';
    if (code >= 0x7F && code < 0xA0) return false;
    if (code >= 0xD800 && code < 0xE000) return false;
    return code <= 0x10FFFF && (code & 0xFFFE) != 0xFFFE && !(code >= 0xFDD0 && code < 0xFDF0);
}

}  // namespace

CharacterCode character_code_at(std::string_view text, std::size_t at) {
    CharacterCode code;
    const bool html = text[at] == '&';
    std::size_t begin = at + 1;
    const bool hash = html && begin < text.size() && text[begin] == '#';
    if (hash) ++begin;
    std::size_t end = begin;
    while (end < text.size() && end - begin <= longest_code && is_ascii_word(text[end])) ++end;
    if (end == begin || end >= text.size() || text[end] != ';') return code;
    code.size = end + 1 - at;
    std::string_view body = text.substr(begin, end - begin);
    const bool hexadecimal = hash && (body.front() == 'x' || body.front() == 'X');
    if (hexadecimal) body.remove_prefix(1);
    const bool digits = !body.empty() && std::all_of(body.begin(), body.end(), [&](char c) {
        return is_ascii_digit(c) || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    if ((!html || hash) && digits) {
        code.numeric = true;
        std::uint32_t value = 0;
        for (const char c : body) {
            const int digit = is_ascii_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            value = std::min<std::uint32_t>(0x110000, value * (hexadecimal ? 16U : 10U) + static_cast<std::uint32_t>(digit));
        }
        if (can_be_shown(value)) append_utf8(code.decoded, static_cast<char32_t>(value));
        return code;
    }
    if (hash) return {};
    for (const Named& entry : named)
        if (entry.name == body) append_utf8(code.decoded, entry.code);
    return code;
}

std::string unescape_html(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CharacterCode code = text[at] == '&' ? character_code_at(text, at) : CharacterCode();
        if (code.size > 0 && !code.decoded.empty()) {
            out += code.decoded;
            at += code.size;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace skein::mermaid
