#pragma once
// A tagger of names of untrained weights: quick to make, and shaped like the real one.

#include "extract/text/hash.hpp"
#include "extract/text/features.hpp"
#include "extract/text/name_model.hpp"
#include "extract/train/quantize_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace skein::test {

// The words "acme" (an organisation) and "new york" (a place) stand in its lists, "said" in its vocabulary.
inline NameTables tiny_name_tables() {
    const std::uint64_t first = word_hash("new");
    std::vector<std::pair<std::uint32_t, std::uint16_t>> entries{
        {fingerprint_of(word_hash("acme")), bit_of(NameListKind::organization)},
        {fingerprint_of(first), opens_phrase},
        {fingerprint_of(join_phrase(first, word_hash("york"))), bit_of(NameListKind::place)}};
    std::ranges::sort(entries);
    NameTables tables;
    for (const auto& [key, value] : entries) {
        tables.phrases.keys.push_back(static_cast<std::int32_t>(key));
        tables.phrases.values.push_back(static_cast<std::int16_t>(value));
    }
    std::vector<NamedSentence> sentences(1);
    sentences[0].tokens = {"said", "and", "said"};
    number_words(sentences, 2, 100, tables);
    return tables;
}

inline NameNetworkShape tiny_name_shape(std::string layers = "cr") { return {32, std::move(layers), 2, name_set_count, 3, 3, 1}; }

inline std::string tiny_names_bytes(std::uint64_t seed = 5) {
    const NameTables tables = tiny_name_tables();
    const NameFeatures features = tables.features();
    NameNetwork network(tiny_name_shape(), seed);
    // Untrained tags would all be alike: larger weights make them differ.
    float* const weights = network.parameters().mutable_weights(network.tag_weights);
    for (std::size_t i = 0; i < network.tag_weights.rows * network.tag_weights.columns; ++i) weights[i] *= 20;
    std::vector<NameSample> samples(1);
    std::vector<NameWord> words;
    const std::vector<std::string_view> sentence{"Ann", "left", "Acme", "for",  "New",  "York",
                                                 "in",  "1999", ",",    "they", "said", "."};
    features.rows(sentence, words, samples[0].rows);
    return quantize_names(network, samples, tables, "untrained\n");
}

}  // namespace skein::test
