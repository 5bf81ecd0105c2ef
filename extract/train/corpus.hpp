#pragma once
// Treebanks as the trainer needs them: features, tag and relation numbers; and the noise that makes copies like transcripts.

#include "extract/text/conllu.hpp"
#include "extract/text/features.hpp"
#include "extract/train/random.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace skein {

// The labels a model knows. Number 0 stands for "not known" in each.
struct LabelSets {
    std::vector<std::string> tags;       // "NOUN|NN"
    std::vector<std::string> relations;  // "nsubj:pass"
};

struct TrainingToken {
    FeatureRows rows;        // as written
    FeatureRows lower_rows;  // of the form in lower case
    std::uint32_t frequency = 0;  // of the lower-case form in the training data
    std::uint32_t head = 0;  // 0 … n-1, or n: the root
    std::uint8_t relation = 0;
    std::uint8_t tag = 0;    // 0: not annotated, teaches nothing
    bool punctuation = false;
    std::int8_t end = -1;    // 1: a sentence ends here, 0: none does, -1: not annotated
};
using TrainingSentence = std::vector<TrainingToken>;

// Subtypes that only some treebanks use are renamed to the one EWT uses.
[[nodiscard]] std::string harmonised_relation(const std::string& relation);
[[nodiscard]] std::string tag_name(const TreebankWord& word);  // "NOUN|NN"; "NOUN|" without an XPOS

// Labels seen at least `least` times, most frequent first (ties by name).
[[nodiscard]] LabelSets collect_labels(const std::vector<TreebankSentence>& sentences, std::size_t least);

[[nodiscard]] std::vector<TrainingSentence> encode(const std::vector<TreebankSentence>& sentences, const LabelSets& labels,
                                                   const FeatureExtractor& extractor,
                                                   const std::map<std::string, std::uint32_t>& frequencies);

enum class Noise : std::uint8_t { none, lower_case, no_punctuation, speech };  // speech: both
// Words that leave hand their children to their head. Empty when nothing is left.
[[nodiscard]] TrainingSentence with_noise(const TrainingSentence& sentence, Noise noise);
[[nodiscard]] std::vector<TreebankSentence> with_noise(const std::vector<TreebankSentence>& sentences, Noise noise);

}  // namespace skein
