#pragma once
// Text → tokens, as in the English Universal Dependencies treebanks.

#include "extract/text/annotation.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace skein {

// Tokens are slices of `text` in order, without overlap and without white space; every other byte is in one. Contractions come
// apart
// ("don't" → "do" "n't", "Ann's" → "Ann" "'s"), so do most hyphens and slashes ("well-known" → "well" "-" "known") and units
// ("35mm"); addresses, file names, dates, telephone numbers, abbreviations and emoticons stay whole. No token spans one of
// `cuts`, which are ascending offsets. The result has one sentence: all tokens. Linear in the text.
[[nodiscard]] Annotation tokenize(std::string_view text, std::span<const std::size_t> cuts = {});

}  // namespace skein
