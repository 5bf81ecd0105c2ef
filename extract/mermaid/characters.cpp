#include "extract/mermaid/characters.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

char32_t code_at(std::string_view text, std::size_t at, std::size_t& size) {
    const CodePoint point = decode_at(text, at);
    size = point.size;
    return point.value;
}

// The size of the character at `at` when `accept` takes it, else 0.
template <class Accept>
std::size_t size_if(std::string_view text, std::size_t at, Accept accept) {
    if (at >= text.size()) return 0;
    std::size_t size = 0;
    return accept(code_at(text, at, size)) ? size : 0;
}

}  // namespace

std::size_t blank_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\f' || c == '\v') return 1;
    if (static_cast<unsigned char>(c) < 0x80) return 0;
    return size_if(text, at, [](char32_t p) {
        return p == 0xA0 || p == 0x1680 || (p >= 0x2000 && p <= 0x200F) || p == 0x202F || p == 0x205F || p == 0x2060 ||
               p == 0x3000 || p == 0xFEFF;
    });
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (const std::size_t size = blank_at(text, at)) at += size;
    return at;
}

std::string_view trim_blanks(std::string_view text) {
    const auto size_at = [&](std::size_t at) { return at < text.size() && is_line_end(text[at]) ? 1 : blank_at(text, at); };
    std::size_t begin = 0;
    while (const std::size_t size = size_at(begin)) begin += size;
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t last = end - 1;
        while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
        if (last + size_at(last) != end) break;
        end = last;
    }
    return text.substr(begin, end - begin);
}

std::size_t line_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_line_end(text[at])) ++at;
    return at;
}

std::size_t dash_at(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '-') return 1;
    return size_if(text, at, [](char32_t p) {
        return (p >= 0x2010 && p <= 0x2015) || p == 0x2212 || p == 0x2500 || p == 0x2501 || p == 0xFF0D || p == 0xFE63 ||
               p == 0x2E3A || p == 0x2E3B;
    });
}

std::size_t equals_at(std::string_view text, std::size_t at) {
    return size_if(text, at, [](char32_t p) { return p == '=' || p == 0xFF1D || p == 0x2550; });
}

std::size_t greater_at(std::string_view text, std::size_t at) {
    return size_if(
        text, at, [](char32_t p) { return p == '>' || p == 0xFF1E || p == 0x203A || p == 0x3009 || p == 0x25B6 || p == 0x25BA; });
}

GlyphAt arrow_glyph_at(std::string_view text, std::size_t at) {
    if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0xE2) return {};
    std::size_t size = 0;
    const char32_t p = code_at(text, at, size);
    const auto glyph = [&]() -> ArrowGlyph {
        switch (p) {
            case 0x2192: case 0x27F6: case 0x279C: case 0x2794: case 0x279D: case 0x279E: case 0x279F: case 0x27A1: case 0x27A4:
            case 0x2B62: case 0x2B95: case 0x21A6: case 0x27FC: case 0x21E8: case 0x279B: case 0x2799: case 0x279A: case 0x21FE:
            case 0x27A2: case 0x27A3: case 0xFFEB: case 0x27BD: case 0x2798: case 0x21A3: case 0x21A0: case 0x2193: case 0x2B07:
                return ArrowGlyph::right;
            case 0x2190: case 0x27F5: case 0x2B05: case 0x21E6: case 0x21A4: case 0x2B60: case 0xFFE9: return ArrowGlyph::left;
            case 0x2194: case 0x27F7: case 0x21C4: case 0x21C6: case 0x21CB: case 0x21CC: case 0x2B0C: return ArrowGlyph::both;
            case 0x21D2: case 0x27F9: case 0x21DB: case 0x27F4: case 0x27BE: return ArrowGlyph::thick_right;
            case 0x21D0: case 0x27F8: return ArrowGlyph::thick_left;
            case 0x21D4: case 0x27FA: return ArrowGlyph::thick_both;
            case 0x21E2: case 0x290D: case 0x290F: case 0x2911: return ArrowGlyph::dotted_right;
            case 0x21E0: case 0x290C: case 0x290E: return ArrowGlyph::dotted_left;
            default: return ArrowGlyph::none;
        }
    }();
    if (glyph == ArrowGlyph::none) return {};
    // An emoji variation selector belongs to the arrow (➡️).
    if (text.substr(at + size, 3) == "\uFE0F") size += 3;
    return {glyph, size};
}

std::size_t double_quote_at(std::string_view text, std::size_t at) {
    return size_if(text, at, [](char32_t p) { return p == '"' || (p >= 0x201C && p <= 0x201F) || p == 0x2033 || p == 0xFF02; });
}

std::size_t single_quote_at(std::string_view text, std::size_t at) {
    return size_if(text, at, [](char32_t p) { return p == '\'' || (p >= 0x2018 && p <= 0x201B); });
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

bool word_at(std::string_view text, std::size_t at, std::string_view word) {
    return text.substr(at, word.size()) == word && (at + word.size() >= text.size() || !is_ascii_word(text[at + word.size()]));
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace skein::mermaid
