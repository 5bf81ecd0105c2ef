#include "extract/readers/character_references.hpp"

#include "base/utf8.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace skein {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_name = 32;  // "CounterClockwiseContourIntegral" has 31
constexpr std::size_t most_digits = 8;

// The ones that pages are full of; gumbo knows all others.
constexpr std::array common = {
    std::pair{"amp"sv, "&"sv},      std::pair{"lt"sv, "<"sv},       std::pair{"gt"sv, ">"sv},      std::pair{"quot"sv, "\""sv},
    std::pair{"apos"sv, "'"sv},     std::pair{"nbsp"sv, "\u00A0"sv}, std::pair{"rsquo"sv, "’"sv},  std::pair{"lsquo"sv, "‘"sv},
    std::pair{"ldquo"sv, "“"sv},    std::pair{"rdquo"sv, "”"sv},    std::pair{"ndash"sv, "–"sv},   std::pair{"mdash"sv, "—"sv},
    std::pair{"hellip"sv, "…"sv},   std::pair{"lrm"sv, "\u200E"sv}, std::pair{"rlm"sv, "\u200F"sv}, std::pair{"copy"sv, "©"sv},
};

// Windows-1252 in numeric references 128–159, as browsers read them.
constexpr std::array<char32_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,   0x17D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,   0x17E, 0x178};

bool is_name_byte(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A parse of the reference alone: slow, and only reached by rare names.
std::string decode_by_parser(std::string_view reference) {
    const std::string html(reference);
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_P;
    GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
    std::string text;
    const GumboVector& children = output->root->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* node = static_cast<const GumboNode*>(children.data[i]);
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) text += node->v.text.text;
    }
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return text;
}

std::optional<CharacterReference> numeric(std::string_view text, std::size_t offset) {
    std::size_t at = offset + 2;
    const bool hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    if (hexadecimal) ++at;
    const std::size_t end = std::min(text.size(), at + most_digits);
    std::uint32_t value = 0;
    const auto [last, problem] = std::from_chars(text.data() + at, text.data() + end, value, hexadecimal ? 16 : 10);
    if (problem == std::errc::invalid_argument) return std::nullopt;
    std::size_t next = static_cast<std::size_t>(last - text.data());
    if (next < text.size() && text[next] == ';') ++next;
    if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
    CharacterReference reference;
    append_utf8(reference.decoded, value);
    reference.size = next - offset;
    return reference;
}

}  // namespace

std::optional<CharacterReference> character_reference_at(std::string_view text, std::size_t offset) {
    if (offset + 2 >= text.size() || text[offset] != '&') return std::nullopt;
    if (text[offset + 1] == '#') return numeric(text, offset);
    std::size_t end = offset + 1;
    while (end < text.size() && end - offset <= longest_name && is_name_byte(text[end])) ++end;
    if (end == offset + 1 || end == text.size() || text[end] != ';') return std::nullopt;
    const std::string_view name = text.substr(offset + 1, end - offset - 1);
    const auto known = std::ranges::find(common, name, &std::pair<std::string_view, std::string_view>::first);
    if (known != common.end()) return CharacterReference{std::string(known->second), end + 1 - offset};
    const std::string_view reference = text.substr(offset, end + 1 - offset);
    std::string decoded = decode_by_parser(reference);
    if (decoded.empty() || decoded == reference || decoded.ends_with(';')) return std::nullopt;
    return CharacterReference{std::move(decoded), reference.size()};
}

}  // namespace skein
