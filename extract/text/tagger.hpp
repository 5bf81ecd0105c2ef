#pragma once
// Parts of speech from encoded sentences.

#include "extract/text/encoder.hpp"
#include "extract/text/language_model.hpp"

#include <cstdint>
#include <span>

namespace skein {

// Sets upos and xpos of the tokens of every sentence in `encoded`; `sentences` and `tokens` are
// the annotation's, which the numbers in `encoded` count. `scores` is working memory.
void tag(const LanguageModel& model, const Kernels& kernels, EncodedSentences& encoded, std::span<const SentenceTokens> sentences,
         std::span<Token> tokens, AlignedVector<std::int16_t>& scores);

}  // namespace skein
