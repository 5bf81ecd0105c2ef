#include "extract/readers/html_text.hpp"

#include "extract/readers/character_references.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace skein {
namespace {

struct Piece {
    std::size_t from;
    std::size_t to;
    std::optional<std::string> decoded;  // none: as it stands
};

void add_verbatim(std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
    if (!pieces.empty() && !pieces.back().decoded && pieces.back().to == from)
        pieces.back().to = to;
    else
        pieces.push_back({from, to, std::nullopt});
}

// Nothing when the two do not fit.
std::optional<std::vector<Piece>> align(std::string_view text, std::size_t from, std::size_t to, std::string_view decoded) {
    const std::string_view raw = text.substr(0, to);
    std::vector<Piece> pieces;
    std::size_t r = from;
    for (std::size_t d = 0; d < decoded.size();) {
        if (r >= to) return std::nullopt;
        const std::size_t plain =
            static_cast<std::size_t>(std::mismatch(raw.begin() + static_cast<std::ptrdiff_t>(r), raw.end(),
                                                   decoded.begin() + static_cast<std::ptrdiff_t>(d), decoded.end(),
                                                   [](char a, char b) { return a == b && a != '&'; })
                                         .first -
                                     (raw.begin() + static_cast<std::ptrdiff_t>(r)));
        if (plain > 0) {
            add_verbatim(pieces, r, r + plain);
            r += plain;
            d += plain;
        } else if (raw[r] == '&') {
            auto entity = character_reference_at(raw, r);
            if (entity && decoded.substr(d).starts_with(entity->decoded)) {
                d += entity->decoded.size();
                pieces.push_back({r, r + entity->size, std::move(entity->decoded)});
                r = pieces.back().to;
            } else if (decoded[d] == '&') {
                add_verbatim(pieces, r, r + 1);
                ++r, ++d;
            } else {
                return std::nullopt;
            }
        } else if (raw[r] == '\r' && decoded[d] == '\n') {
            const std::size_t size = raw.substr(r).starts_with("\r\n") ? 2 : 1;
            pieces.push_back({r, r + size, "\n"});
            r += size;
            ++d;
        } else if (raw[r] == '<') {
            const bool comment = raw.substr(r).starts_with("<!--");
            const std::size_t close = raw.find(comment ? "-->" : ">", r);
            if (close == raw.npos) return std::nullopt;
            r = close + (comment ? 3 : 1);
        } else {
            return std::nullopt;
        }
    }
    return pieces;
}

template <class Out>
void add(Out& out, const SourceText& source, std::size_t from, std::size_t to, std::string_view decoded) {
    if (source.text().substr(from, to - from) == decoded) return out.add(from, to);
    const auto pieces = align(source.text(), from, to, decoded);
    if (!pieces) return out.add_decoded(decoded, from, to);
    for (const Piece& piece : *pieces)
        piece.decoded ? out.add_decoded(*piece.decoded, piece.from, piece.to) : out.add(piece.from, piece.to);
}

}  // namespace

void add_html_text(TextBuilder& out, const SourceText& source, std::size_t from, std::size_t to, std::string_view decoded) {
    add(out, source, from, to, decoded);
}
void add_html_text(DecodedText& out, const SourceText& source, std::size_t from, std::size_t to, std::string_view decoded) {
    add(out, source, from, to, decoded);
}

}  // namespace skein
