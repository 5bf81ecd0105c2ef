#pragma once
// A treebank read again by the language model: what `skein eval` measures.

#include "extract/eval/treebank_score.hpp"
#include "extract/text/language_model.hpp"

#include <string>
#include <vector>

namespace skein {

// The gold words tagged, lemmatised and parsed by `model`: sentences and words are the gold's.
[[nodiscard]] std::vector<TreebankSentence> analyze_gold_tokens(const LanguageModel& model,
                                                                const std::vector<TreebankSentence>& gold);

// Copies like a transcript: in lower case, without punctuation marks (words below one go to its head). Words keep their
// annotation, sentences their comments.
[[nodiscard]] std::vector<TreebankSentence> as_speech(const std::vector<TreebankSentence>& gold);

}  // namespace skein
