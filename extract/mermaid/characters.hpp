#pragma once
// The characters that matter to Mermaid's lexer, and what people and models type in their place.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace skein::mermaid {

// Bytes of blank space at `at`: blank, tab, and the invisible kinds that editors and web pages leave (no-break blank,
// U+2000…200B, U+3000, U+FEFF …). 0 when there is none. Line ends are no blanks.
[[nodiscard]] std::size_t blank_at(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
[[nodiscard]] std::string_view trim_blanks(std::string_view text);

[[nodiscard]] inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }
// Offset of the line's end: of its '\n' or '\r', or the text's end.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);

// Bytes of a dash that stands for '-' (en and em dash, minus, box lines, full width), 0 when there is none. '-' itself counts.
[[nodiscard]] std::size_t dash_at(std::string_view text, std::size_t at);
// The same for '=' and '>'.
[[nodiscard]] std::size_t equals_at(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t greater_at(std::string_view text, std::size_t at);

// Arrows that are a character of their own (→ ⇒ ⇢ ← ↔ …).
enum class ArrowGlyph : std::uint8_t { none, right, left, both, thick_right, thick_left, thick_both, dotted_right, dotted_left };
struct GlyphAt {
    ArrowGlyph glyph = ArrowGlyph::none;
    std::size_t size = 0;
};
[[nodiscard]] GlyphAt arrow_glyph_at(std::string_view text, std::size_t at);

// Bytes of a double quotation mark at `at`, straight or curly; 0 when there is none.
[[nodiscard]] std::size_t double_quote_at(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t single_quote_at(std::string_view text, std::size_t at);  // ' ‘ ’ ‚

[[nodiscard]] bool is_ascii_word(char c);  // JavaScript's \w
[[nodiscard]] bool is_ascii_letter(char c);
[[nodiscard]] bool is_ascii_digit(char c);
// Does `text` at `at` hold `word`, and end there as a word?
[[nodiscard]] bool word_at(std::string_view text, std::size_t at, std::string_view word);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII

}  // namespace skein::mermaid
