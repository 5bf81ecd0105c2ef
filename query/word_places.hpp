#pragma once
// Where words that were taken from a text stand in it.

#include "base/byte_span.hpp"
#include "graph/provenance.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace skein {

// Bytes [start, end) of a text.
struct WordPlace {
    std::size_t start = 0;
    std::size_t end = 0;
};

// The words of a phrase, each after the last, within [begin, end) of the text; neighbours with only blanks between them are one
// piece. Empty when they do not all stand there.
[[nodiscard]] std::vector<WordPlace> place_in_order(std::string_view text, std::string_view phrase, std::size_t begin,
                                                    std::size_t end);

// The same for words that stand at `span` of the sentence's document. A sentence that was cleaned has other offsets than its
// document: there they are looked for, nearest to where they should be.
[[nodiscard]] std::vector<WordPlace> place_in_sentence(const Sentence& sentence, ByteSpan span, std::string_view words);

}  // namespace skein
