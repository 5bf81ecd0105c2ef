#pragma once
// Parts of speech from encoded sentences.

#include "extract/text/encoder.hpp"
#include "extract/text/language_model.hpp"

#include <cstdint>
#include <span>

namespace skein {

// Sets upos, xpos and form of the tokens of every sentence in `encoded`, whose numbers count `first_tokens`. `scores` is working
// memory.
void tag(const LanguageModel& model, const Kernels& kernels, EncodedSentences& encoded, std::span<Token* const> first_tokens,
         AlignedVector<std::int16_t>& scores);

}  // namespace skein
