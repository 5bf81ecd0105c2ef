#pragma once
// A language model of untrained weights: small, quick to make, and shaped like the real one.

#include "extract/text/language_model.hpp"
#include "extract/text/lemmatizer.hpp"
#include "extract/text/morphology.hpp"
#include "extract/train/quantize.hpp"

#include <string>
#include <vector>

namespace skein::test {

inline std::string tiny_model_bytes(std::uint64_t seed = 3) {
    NetworkShape shape;
    shape.dimension = 32;
    shape.hidden = 32;
    shape.layers = "cr";
    shape.tag_layer = 1;
    shape.tags = 4;
    shape.relations = 5;
    shape.table_sizes = hashed_table_sizes;
    shape.table_sizes[table_word] = 4;
    shape.table_sizes[table_cased] = 3;
    const Network network(shape, seed);
    TrainingSentence sample;
    for (std::uint32_t i = 0; i < 6; ++i) {
        TrainingToken token;
        token.rows = token.lower_rows = FeatureRows{i % 4, i % 3, i, i, i, i, i, i, i % 8, i, i, i};
        token.head = i + 1;
        sample.push_back(token);
    }
    ModelFileBuilder model;
    model.add_text("about", "untrained\n");
    model.add_lines("tags", {"", "NOUN|NN", "VERB|VBZ", "PUNCT|."});
    model.add_lines("relations", {"", "root", "nsubj", "obj", "punct"});
    add_network(network, std::span(&sample, 1), model);
    LexiconEntry entry;
    entry.fingerprint = fingerprint_of(word_hash("dog"));
    entry.word_row = 2;
    entry.forms = form_noun;
    model.add("lexicon", TensorType::bytes, 1, sizeof entry, std::span<const LexiconEntry>(&entry, 1));
    const CasedWord cased{fingerprint_of(cased_hash("Ann")), 2};
    model.add("cased", TensorType::int32, 1, 2, std::span<const CasedWord>(&cased, 1));
    const auto add_map = [&](const std::string& name, std::uint64_t key) {
        const auto stored = static_cast<std::int32_t>(key >> 32);
        const std::int16_t value = 0;
        model.add(name + ".keys", TensorType::int32, 1, 1, std::span<const std::int32_t>(&stored, 1));
        model.add(name + ".values", TensorType::int16, 1, 1, std::span<const std::int16_t>(&value, 1));
    };
    model.add_lines("lemmas.edits", {Lemmatizer::write({4, true, "oose"})});
    add_map("lemmas", Lemmatizer::key("geese", "NOUN", "NN"));
    model.add_lines("features.sets", {"Number=Sing"});
    add_map("features", Morphology::key({}, "NOUN", "NN"));
    return model.pack(1);
}

}  // namespace skein::test
