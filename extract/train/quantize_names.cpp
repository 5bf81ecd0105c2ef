#include "extract/train/quantize_names.hpp"

#include "extract/text/encoder_weights.hpp"
#include "extract/text/model_file.hpp"
#include "extract/train/quantize_tables.hpp"

#include <algorithm>
#include <vector>

namespace skein {
namespace {

constexpr std::size_t largest_sample = 1'500;

// Rows that no sample has were never learnt.
void add_learnt_embeddings(const NameNetwork& network, std::span<const NameSample> samples, ModelFileBuilder& model) {
    const std::size_t rows = name_word_base + network.shape().words;
    std::vector<bool> learnt(rows, false);
    for (const NameSample& sample : samples) {
        for (const NameRows& token : sample.rows) {
            for (std::uint32_t k = 0; k < token.count; ++k) learnt[token.rows[k]] = true;
        }
    }
    learnt[unknown_name_word] = true;
    add_embeddings("embeddings", rows, network.shape().dimension,
                   [&](std::uint32_t row) { return learnt[row] ? network.parameters().embedding(row) : nullptr; }, model);
}

void add_map(const std::string& name, const NumberedHashes& map, ModelFileBuilder& model) {
    model.add(name + ".keys", TensorType::int32, 1, map.keys.size(), std::span<const std::int32_t>(map.keys));
    model.add(name + ".values", TensorType::int16, 1, map.values.size(), std::span<const std::int16_t>(map.values));
}

}  // namespace

std::string quantize_names(const NameNetwork& network, std::span<const NameSample> samples, const NameTables& tables,
                           std::string_view about) {
    const std::size_t d = network.shape().dimension;
    const Parameters& parameters = network.parameters();
    std::vector<Range> ranges(network.layers.size() + 1);
    // Spread over the sets, which follow each other.
    const std::size_t stride = std::max<std::size_t>(samples.size() / largest_sample, 1);
    for (std::size_t i = 0; i < samples.size(); i += stride) network.observe(samples[i], ranges);
    ModelFileBuilder model;
    model.add_text("about", about);
    add_learnt_embeddings(network, samples, model);
    model.add_text("layers", network.shape().layers);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const LayerWeights& layer = network.layers[i];
        add_dense("layer" + std::to_string(i), parameters.weights(layer.weights), parameters.weights(layer.bias),
                  layer.weights.rows, layer.weights.columns, input_of(ranges[i]), stream_unit, model);
    }
    add_gates(model);
    add_dense("tags", parameters.weights(network.tag_weights), parameters.weights(network.tag_bias), d, name_tags,
              input_of(ranges.back()), score_unit, model);
    add_integers("transitions", {parameters.weights(network.transitions), name_tags * name_tags}, name_tags, name_tags,
                 score_unit, 1, model);
    add_map("phrase", tables.phrases, model);
    add_map("word", tables.words, model);
    return model.pack();
}

}  // namespace skein
