#pragma once
// Sentence → tokens, as in the English Universal Dependencies treebanks but for hyphens and slashes, which stay inside words.

#include "extract/text/annotation.hpp"
#include "extract/text/sentence_splitter.hpp"

#include <span>
#include <string_view>

namespace skein {

// Tokens are slices of `text` in order, without overlap and without white space; every other byte of the sentences is in
// one. Contractions come apart: "don't" → "do" "n't", "Ann's" → "Ann" "'s". Linear in the text.
[[nodiscard]] Annotation tokenize(std::string_view text, std::span<const TextRange> sentences);

}  // namespace skein
