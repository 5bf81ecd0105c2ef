#pragma once
// A stretch of a file's text, perhaps with escapes decoded, as line-based readers look at it.

#include "extract/mapped_text.hpp"
#include "extract/readers/text_builder.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Offsets are into `text()`, which need not be a part of the source. The source must outlive it.
class DecodedText {
  public:
    explicit DecodedText(const SourceText& source) : source_(&source) {}

    // Built left to right: the source's text as it stands, or what stands for it.
    void add(std::size_t source_start, std::size_t source_end);
    void add_decoded(std::string_view decoded, std::size_t source_start, std::size_t source_end);

    [[nodiscard]] const SourceText& source() const { return *source_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::size_t source_offset(std::size_t offset) const;
    // Hands text[start, end) to the builder, piece by piece.
    void copy_to(TextBuilder& builder, std::size_t start, std::size_t end) const;
    // text[start, end) exactly, line ends and all.
    [[nodiscard]] MappedText slice(std::size_t start, std::size_t end) const;

  private:
    struct Piece {
        std::size_t text_start;
        std::size_t source_start;
        std::size_t source_end;
        bool verbatim;
    };
    template <class Verbatim, class Decoded>
    void for_each_piece(std::size_t start, std::size_t end, Verbatim&& verbatim, Decoded&& decoded) const;
    [[nodiscard]] std::size_t piece_index(std::size_t offset) const;

    const SourceText* source_;
    std::string text_;
    std::vector<Piece> pieces_;
};

}  // namespace skein
