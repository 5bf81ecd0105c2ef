#pragma once
// How readers collect a block's running text.

#include "extract/mapped_text.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace skein {

// White-space runs become single blanks, the ends are trimmed; control characters, soft hyphens, zero-width blanks and
// bidirectional marks, which nobody sees and which break names apart, are left out. Every byte keeps its way back to the file.
// All offsets are into the source's text; the source must outlive the builder.
class TextBuilder {
  public:
    explicit TextBuilder(const SourceText& source) : source_(&source) {}

    void add(std::size_t start, std::size_t end);
    // `decoded` is what the source's text from `start` to `end` stands for: an entity, an escape.
    void add_decoded(std::string_view decoded, std::size_t start, std::size_t end);
    // A blank between words, made from the source's text from `start` to `end` (a line end, a tag).
    void add_blank(std::size_t start, std::size_t end);

    [[nodiscard]] bool empty() const { return size_ == 0; }
    // Where the next visible byte will stand in the text.
    [[nodiscard]] std::size_t next_offset() const { return size_ == 0 || !blank_ ? size_ : size_ + 1; }
    // The text collected so far; the builder is empty afterwards.
    [[nodiscard]] MappedText take();

  private:
    struct Range {
        std::size_t start;
        std::size_t end;
    };
    void add_visible(std::size_t start, std::size_t end);
    void flush_slice();
    void flush_blank();

    const SourceText* source_;
    MappedText text_;
    std::size_t size_ = 0;         // of the text, with the open slice
    std::optional<Range> slice_;   // visible source text not yet appended
    std::optional<Range> blank_;   // white space not yet appended: dropped at the ends
};

}  // namespace skein
