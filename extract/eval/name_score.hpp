#pragma once
// How well named mentions are found: exact spans and types against a set that people marked.

#include "extract/eval/treebank_score.hpp"
#include "extract/text/name_tagger.hpp"
#include "extract/train/name_data.hpp"

#include <vector>

namespace skein {

// By sentence; token numbers count from the sentence's start.
using NamesBySentence = std::vector<std::vector<TaggedName>>;

// The gold tokens read by the model, document by document.
[[nodiscard]] NamesBySentence find_names(const NameModel& model, const std::vector<NamedSentence>& sentences);
// What the lists alone find: the longest phrases that are written with a capital and stand in a list. For comparison.
[[nodiscard]] NamesBySentence find_listed_names(const NameFeatures& lists, const std::vector<NamedSentence>& sentences);

// An Agreement for each of `types`, then one for all of them. Spans of other types are left out on both sides, and so is what
// overlaps a gold span whose type is not certain.
[[nodiscard]] std::vector<Agreement> score_names(const std::vector<NamedSentence>& gold, const NamesBySentence& system,
                                                 TypeSet types);

}  // namespace skein
