#pragma once
// UTF-8: checking, walking, folding, and showing text from documents safely on a terminal. Wraps utf8proc.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace skein {

// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no overlongs, no surrogates).
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;  // bytes
};
// The code point at `offset` of well-formed text; {U+FFFD, 1} where the bytes are not well-formed.
[[nodiscard]] CodePoint decode_at(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] char32_t lower_of(char32_t c);  // simple mapping; `c` itself when there is none

// Unicode full case folding over NFKC, white space runs as single blanks, ends trimmed: what names are compared by.
[[nodiscard]] std::string fold(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text);

// Code points before `offset`, plus one: the column shown in messages.
[[nodiscard]] std::size_t column_of(std::string_view line, std::size_t offset);
// Terminal columns the text takes (wide East Asian characters two, combining marks none).
[[nodiscard]] std::size_t display_width(std::string_view text);
// C0, C1, bidirectional and other invisible format characters as \u{XXXX}; everything else as it stands.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace skein
