#include "extract/readers/xml_characters.hpp"

#include "base/plain_run.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace skein {

namespace {

constexpr char32_t past_the_last = 0x110000;

// Of "65" and "x41"; nothing where that is no number.
std::optional<char32_t> number_of(std::string_view text) {
    const bool hexadecimal = text.starts_with('x');
    if (hexadecimal) text.remove_prefix(1);
    if (text.empty() || text.find_first_not_of(hexadecimal ? "0123456789abcdefABCDEF" : "0123456789") != std::string_view::npos)
        return std::nullopt;
    char32_t value = 0;
    for (const char c : text) {
        const auto digit = static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + digit, past_the_last);
    }
    return value;
}

}  // namespace

XmlReference xml_reference(std::string_view text) {
    if (const XmlReference named = xml_named_reference(text); named.size > 0) return named;
    constexpr std::size_t longest = 64;
    const std::size_t semicolon = text.substr(0, longest).find(';');
    if (semicolon == std::string_view::npos || semicolon == 1) return {};
    const std::string_view body = text.substr(1, semicolon - 1);
    if (body.starts_with('#')) {
        const auto number = number_of(body.substr(1));
        return number ? XmlReference{XmlReference::Kind::character, semicolon + 1, *number} : XmlReference{};
    }
    return {XmlReference::Kind::unknown, semicolon + 1, '&'};
}

std::string xml_meaning(std::string_view raw, bool with_references) {
    std::string meaning;
    meaning.reserve(raw.size());
    append_xml_meaning(meaning, raw, with_references);
    return meaning;
}

void append_xml_meaning(std::string& meaning, std::string_view raw, bool with_references) {
    const auto append = [&](char32_t c) { append_utf8(meaning, is_xml_character(c) ? c : U'\uFFFD'); };
    for (std::size_t i = 0; i < raw.size();) {
        const std::size_t stop = find_control<'&', '\xEF'>(raw, i);
        meaning.append(raw, i, stop - i);
        i = stop;
        if (i == raw.size()) return;
        if (raw[i] == '&' && with_references) {
            const XmlReference reference = xml_reference(raw.substr(i));
            if (reference.kind == XmlReference::Kind::character)
                append(reference.character);
            else
                meaning.append(raw.substr(i, reference.size));
            i += reference.size;
        } else if (raw[i] == '\r') {
            meaning += '\n';
            i += raw.substr(i).starts_with("\r\n") ? std::size_t{2} : std::size_t{1};
        } else {
            const CodePoint c = decode_at(raw, i);
            append(c.value);
            i += c.size;
        }
    }
}

}  // namespace skein
