#include "extract/train/quantize.hpp"

#include "extract/text/encoder_weights.hpp"
#include "extract/train/quantize_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace skein {
namespace {

constexpr std::size_t largest_sample = 1'500;

void add_encoder(const Network& network, const ActivationRanges& ranges, ModelFileBuilder& model) {
    const NetworkShape& shape = network.shape();
    const Parameters& parameters = network.parameters();
    const std::array<std::int32_t, 3> sizes{static_cast<std::int32_t>(shape.dimension), static_cast<std::int32_t>(shape.hidden),
                                            static_cast<std::int32_t>(shape.tag_layer)};
    model.add("shape", TensorType::int32, 1, sizes.size(), std::span<const std::int32_t>(sizes));
    model.add_text("layers", shape.layers);
    for (std::size_t table = 0; table < feature_tables; ++table) {
        add_embeddings("embeddings." + std::to_string(table), shape.table_sizes[table], shape.dimension,
                       [&](std::uint32_t row) { return parameters.embedding(network.table_base(table) + row); }, model);
    }
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const LayerWeights& layer = network.layers[i];
        add_dense("layer" + std::to_string(i), parameters.weights(layer.weights), parameters.weights(layer.bias),
                  layer.weights.rows, layer.weights.columns, input_of(ranges.layers[i]), stream_unit, model);
    }
    add_gates(model);
}

// A layer of the parser's scorer, whose weights lie as columns x depth in training.
void add_scorer(const std::string& name, const Parameters& parameters, const Matrix& weights, const Matrix& bias, float largest,
                ModelFileBuilder& model) {
    std::vector<float> turned(weights.rows * weights.columns);
    const float* const source = parameters.weights(weights);
    for (std::size_t i = 0; i < weights.rows; ++i) {
        for (std::size_t j = 0; j < weights.columns; ++j) turned[j * weights.rows + i] = source[i * weights.columns + j];
    }
    add_dense(name, turned.data(), parameters.weights(bias), weights.columns, weights.rows, {largest, false, score_unit},
              score_unit, model);
}

}  // namespace

void add_network(const Network& network, std::span<const TrainingSentence> samples, ModelFileBuilder& model) {
    const NetworkShape& shape = network.shape();
    const Parameters& parameters = network.parameters();
    ActivationRanges ranges;
    ranges.layers.resize(shape.layers.size() + 1);
    for (const TrainingSentence& sentence : samples.first(std::min(samples.size(), largest_sample))) {
        if (!sentence.empty()) (void)network.decode(sentence, &ranges);
    }
    add_encoder(network, ranges, model);
    add_dense("tag", parameters.weights(network.tag_weights), parameters.weights(network.tag_bias), shape.dimension, shape.tags,
              input_of(ranges.layers[shape.tag_layer]), score_unit, model);
    const std::size_t width = slot_count * shape.hidden;
    add_dense("slots", parameters.weights(network.slot_weights), nullptr, shape.dimension, width, input_of(ranges.layers.back()),
              score_unit, model);
    add_integers("slots.none", {parameters.weights(network.slot_none), width}, 1, width, score_unit, 1, model);
    const float hidden_top = std::max(ranges.hidden.covering(clipped_share), 1.0F);
    add_integers("hidden.bias", {parameters.weights(network.hidden_bias), bias_rows * shape.hidden}, bias_rows, shape.hidden,
                 score_unit, std::clamp(std::round(32768.0F * 255 / (score_unit * hidden_top)), 1.0F, 32767.0F), model);
    add_scorer("moves", parameters, network.move_weights, network.move_bias, hidden_top, model);
    add_scorer("left", parameters, network.left_weights, network.left_bias, hidden_top, model);
    add_scorer("right", parameters, network.right_weights, network.right_bias, hidden_top, model);
}

void add_end_network(const Network& network, std::span<const TrainingSentence> samples, ModelFileBuilder& model) {
    const Parameters& parameters = network.parameters();
    ActivationRanges ranges;
    ranges.layers.resize(network.shape().layers.size() + 1);
    for (const TrainingSentence& passage : samples.first(std::min(samples.size(), largest_sample)))
        (void)network.end_scores(passage, &ranges);
    add_encoder(network, ranges, model);
    add_dense("end", parameters.weights(network.end_weights), parameters.weights(network.end_bias), network.shape().dimension, 1,
              input_of(ranges.layers.back()), score_unit, model);
}

}  // namespace skein
