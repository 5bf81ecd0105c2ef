#include "extract/mapped_text.hpp"

#include <algorithm>

namespace skein {

void MappedText::append_slice(const SourceText& source, std::size_t start, std::size_t end) {
    if (start >= end) return;
    // UTF-16 text is longer or shorter than its origin, so each character is a piece of its own.
    if (source.is_utf16()) {
        const std::string_view text = source.text();
        for (std::size_t next = start; start < end; start = next) {
            do ++next;
            while (next < end && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80);
            append_replacement(source, text.substr(start, next - start), start, next);
        }
        return;
    }
    const ByteSpan origin = source.original(start, end);
    if (!pieces_.empty() && pieces_.back().verbatim && pieces_.back().origin.end == origin.start)
        pieces_.back().origin.end = origin.end;
    else
        pieces_.push_back({text_.size(), origin, true});
    text_.append(source.text().substr(start, end - start));
}

void MappedText::append_replacement(const SourceText& source, std::string_view text, std::size_t start, std::size_t end) {
    if (text.empty()) return;
    pieces_.push_back({text_.size(), source.original(start, end), false});
    text_.append(text);
}

const MappedText::Piece& MappedText::piece_at(std::size_t offset) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                        [](std::size_t at, const Piece& piece) { return at < piece.text_start; });
    return *(after == pieces_.begin() ? after : after - 1);
}

ByteSpan MappedText::original(std::size_t start, std::size_t end) const {
    if (pieces_.empty()) return {};
    const Piece& first = piece_at(start);
    const std::uint64_t begin = first.verbatim ? std::min(first.origin.start + (start - first.text_start), first.origin.end)
                                               : first.origin.start;
    if (end <= start) return {begin, begin};
    const Piece& last = piece_at(end - 1);
    return {begin, last.verbatim ? last.origin.start + (end - last.text_start) : last.origin.end};
}

}  // namespace skein
