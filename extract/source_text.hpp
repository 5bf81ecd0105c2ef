#pragma once
// A file's text as UTF-8, with the way back to the bytes of the original file.

#include "base/byte_span.hpp"
#include "base/error.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Bytes as they lie on disk and where they came from.
struct Source {
    std::string uri;
    std::string bytes;
};

// Where a piece of a large file stands in it. A piece begins where a line does.
struct PiecePlace {
    std::uint64_t offset = 0;
    std::uint32_t lines_before = 0;
    std::uint64_t file_size = 0;
};

// Decodes UTF-8 (with or without BOM) and UTF-16 with BOM. Offsets into `text()` are mapped to bytes of the file by `original`.
class SourceText {
  public:
    // Throws Error naming the byte when the file is binary, holds NUL, or is in no encoding that is read.
    explicit SourceText(Source source);
    // A piece of a file in UTF-8: all lines and original bytes are those of the file; it has no content hash.
    SourceText(Source piece, const PiecePlace& place);

    [[nodiscard]] const std::string& uri() const { return uri_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::uint64_t original(std::size_t text_offset) const;
    [[nodiscard]] ByteSpan original(std::size_t text_start, std::size_t text_end) const;
    // The text that the original bytes of `span` are, where it lies here and the file is UTF-8.
    [[nodiscard]] std::optional<std::string_view> words(ByteSpan span) const;
    // Line of a text offset, from 1. CR, LF and CRLF each end a line.
    [[nodiscard]] std::uint32_t line_of(std::size_t text_offset) const;
    // The same for who asks in order: fast where the answer is `near` (a line of the text) or one of the next few.
    [[nodiscard]] std::uint32_t line_of(std::size_t text_offset, std::uint32_t near) const;
    [[nodiscard]] std::size_t line_start(std::uint32_t line) const;      // text offset
    [[nodiscard]] std::string_view line_text(std::uint32_t line) const;  // without its end
    // For messages: file, line, column and the line's text.
    [[nodiscard]] SourcePlace place(std::size_t text_offset) const;
    // Line of an offset into the original bytes.
    [[nodiscard]] std::uint32_t line_of_original(std::uint64_t byte_offset) const;
    [[nodiscard]] bool is_utf16() const { return utf16_; }
    [[nodiscard]] std::uint64_t original_size() const { return original_size_; }  // of the whole file
    // Of the original bytes, hexadecimal; made when it is first asked for. Safe from several threads.
    [[nodiscard]] const std::string& content_hash() const;
    // Of one of several documents in a file: its text and the place it stands at, since every position in it depends on that.
    [[nodiscard]] std::string content_hash(std::size_t start, std::size_t end) const;

  private:
    void take_utf8(std::string bytes, std::size_t bom_size);
    void take_utf16(std::string_view bytes, std::size_t bom_size, bool big_endian);
    void find_lines();

    std::string uri_;
    std::string text_;
    std::uint64_t original_size_ = 0;
    bool hash_is_late_ = false;  // not yet made, though there will be one
    mutable std::once_flag hashed_;
    mutable std::string content_hash_;
    std::uint64_t shift_ = 0;                   // for UTF-8: original = text offset + this
    std::uint32_t lines_before_ = 0;            // of a piece
    bool utf16_ = false;
    std::vector<std::uint32_t> utf16_offsets_;  // UTF-16 only: the origin of the character at every 64th text byte
    std::vector<std::size_t> line_starts_;      // text offsets
};

}  // namespace skein
