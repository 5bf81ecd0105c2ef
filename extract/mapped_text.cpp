#include "extract/mapped_text.hpp"

#include <algorithm>

namespace skein {

namespace {

constexpr std::size_t utf16_piece_bytes = 64;  // characters are counted from a piece's start, so pieces stay short

std::size_t character_size(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}
std::uint64_t utf16_size(std::size_t utf8_size) { return utf8_size == 4 ? 4 : 2; }

}  // namespace

void MappedText::append_slice(const SourceText& source, std::size_t start, std::size_t end) {
    if (start >= end) return;
    if (source.is_utf16()) return append_utf16_slice(source, start, end);
    const ByteSpan origin = source.original(start, end);
    if (!pieces_.empty() && pieces_.back().mapping == Mapping::bytes && pieces_.back().origin.end == origin.start)
        pieces_.back().origin.end = origin.end;
    else
        pieces_.push_back({text_.size(), origin, Mapping::bytes});
    text_.append(source.text().substr(start, end - start));
}

void MappedText::append_utf16_slice(const SourceText& source, std::size_t start, std::size_t end) {
    const std::string_view text = source.text();
    std::uint64_t at = source.original(start);
    while (start < end) {
        Piece piece{text_.size(), {at, at}, Mapping::utf16};
        const std::size_t from = start;
        while (start < end && start - from < utf16_piece_bytes) {
            const std::size_t size = character_size(text[start]);
            at += utf16_size(size);
            start += size;
        }
        piece.origin.end = at;
        pieces_.push_back(piece);
        text_.append(text.substr(from, std::min(start, end) - from));
    }
}

void MappedText::append_replacement(const SourceText& source, std::string_view text, std::size_t start, std::size_t end) {
    if (text.empty()) return;
    pieces_.push_back({text_.size(), source.original(start, end), Mapping::whole});
    text_.append(text);
}

const MappedText::Piece& MappedText::piece_at(std::size_t offset) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                        [](std::size_t at, const Piece& piece) { return at < piece.text_start; });
    return *(after == pieces_.begin() ? after : after - 1);
}

ByteSpan MappedText::origin_of_byte(std::size_t offset) const {
    const Piece& piece = piece_at(offset);
    if (piece.mapping == Mapping::whole) return piece.origin;
    if (piece.mapping == Mapping::bytes) {
        const std::uint64_t at = std::min(piece.origin.start + (offset - piece.text_start), piece.origin.end);
        return {at, std::min(at + 1, piece.origin.end)};
    }
    std::uint64_t at = piece.origin.start;
    for (std::size_t i = piece.text_start; i < text_.size();) {
        const std::size_t size = character_size(text_[i]);
        if (offset < i + size) return {at, at + utf16_size(size)};
        at += utf16_size(size);
        i += size;
    }
    return {piece.origin.end, piece.origin.end};
}

ByteSpan MappedText::original(std::size_t start, std::size_t end) const {
    if (pieces_.empty()) return {};
    const std::uint64_t begin = start < text_.size() ? origin_of_byte(start).start : pieces_.back().origin.end;
    return {begin, end <= start ? begin : origin_of_byte(end - 1).end};
}

}  // namespace skein
