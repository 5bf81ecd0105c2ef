#pragma once
// The tables of the tagger of names that are counted, not trained: lists of phrases and the vocabulary.

#include "extract/text/name_features.hpp"
#include "extract/train/name_data.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace skein {

// Fingerprints with a number each, in the order FingerprintMap wants.
struct NumberedHashes {
    std::vector<std::int32_t> keys;
    std::vector<std::int16_t> values;

    [[nodiscard]] FingerprintMap map() const { return {keys, values}; }
};

struct NameTables {
    NumberedHashes phrases;                  // text/name_features.hpp says what the values mean
    NumberedHashes words;                    // numbers from 1, the most frequent first; all others are 0
    std::vector<std::uint32_t> frequencies;  // by the number of a word

    // Refers to these tables.
    [[nodiscard]] NameFeatures features() const { return {phrases.map(), words.map()}; }
};

// Counts normal lower-case forms and gives numbers to the usual ones.
void number_words(std::span<const NamedSentence> sentences, std::size_t least, std::size_t most, NameTables& tables);

}  // namespace skein
