#pragma once
// Text that was cleaned (markup dropped, escapes decoded, lines joined) and still knows where each byte came from.

#include "base/byte_span.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Built left to right out of slices of a source and replacements of slices. Spans come out in bytes of the original file.
class MappedText {
  public:
    // The source's text from `start` to `end`, unchanged.
    void append_slice(const SourceText& source, std::size_t start, std::size_t end);
    // `text` stands for the source's text from `start` to `end`: an escape, a line end that became a blank. Every byte of it
    // maps to the whole slice.
    void append_replacement(const SourceText& source, std::string_view text, std::size_t start, std::size_t end);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    // The original bytes that text[start, end) was made from: from the first byte's origin to the last byte's origin.
    [[nodiscard]] ByteSpan original(std::size_t start, std::size_t end) const;

  private:
    enum class Mapping : std::uint8_t {
        bytes,  // one to one
        utf16,  // characters one to one: two bytes each in the file, four for those that have four in UTF-8
        whole,  // every byte maps to the whole of `origin`
    };
    struct Piece {
        std::size_t text_start;
        ByteSpan origin;
        Mapping mapping;
    };
    void append_utf16_slice(const SourceText& source, std::size_t start, std::size_t end);
    [[nodiscard]] ByteSpan origin_of_byte(std::size_t offset) const;
    [[nodiscard]] const Piece& piece_at(std::size_t offset) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

}  // namespace skein
