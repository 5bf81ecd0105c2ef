#include "extract/readers/decoded_text.hpp"

#include <algorithm>

namespace skein {

void DecodedText::add(std::size_t source_start, std::size_t source_end) {
    if (source_start >= source_end) return;
    if (!pieces_.empty() && pieces_.back().verbatim && pieces_.back().source_end == source_start)
        pieces_.back().source_end = source_end;
    else
        pieces_.push_back({text_.size(), source_start, source_end, true});
    text_.append(source_->text().substr(source_start, source_end - source_start));
}

void DecodedText::add_decoded(std::string_view decoded, std::size_t source_start, std::size_t source_end) {
    if (decoded.empty()) return;
    pieces_.push_back({text_.size(), source_start, source_end, false});
    text_.append(decoded);
}

std::size_t DecodedText::piece_index(std::size_t offset) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                        [](std::size_t at, const Piece& piece) { return at < piece.text_start; });
    return static_cast<std::size_t>(after - pieces_.begin()) - (after == pieces_.begin() ? 0 : 1);
}

std::size_t DecodedText::source_offset(std::size_t offset) const {
    if (pieces_.empty()) return 0;
    const Piece& piece = pieces_[piece_index(offset)];
    return piece.verbatim ? std::min(piece.source_start + (offset - piece.text_start), piece.source_end) : piece.source_start;
}

template <class Verbatim, class Decoded>
void DecodedText::for_each_piece(std::size_t start, std::size_t end, Verbatim&& verbatim, Decoded&& decoded) const {
    for (std::size_t i = start < end ? piece_index(start) : pieces_.size(); i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        if (piece.text_start >= end) return;
        const std::size_t from = std::max(start, piece.text_start);
        const std::size_t to = std::min(end, i + 1 < pieces_.size() ? pieces_[i + 1].text_start : text_.size());
        if (piece.verbatim)
            verbatim(piece.source_start + (from - piece.text_start), piece.source_start + (to - piece.text_start));
        else
            decoded(std::string_view(text_).substr(from, to - from), piece.source_start, piece.source_end);
    }
}

void DecodedText::copy_to(TextBuilder& builder, std::size_t start, std::size_t end) const {
    for_each_piece(
        start, end, [&](std::size_t from, std::size_t to) { builder.add(from, to); },
        [&](std::string_view decoded, std::size_t from, std::size_t to) { builder.add_decoded(decoded, from, to); });
}

MappedText DecodedText::slice(std::size_t start, std::size_t end) const {
    MappedText slice;
    for_each_piece(
        start, end, [&](std::size_t from, std::size_t to) { slice.append_slice(*source_, from, to); },
        [&](std::string_view decoded, std::size_t from, std::size_t to) {
            slice.append_replacement(*source_, decoded, from, to);
        });
    return slice;
}

}  // namespace skein
