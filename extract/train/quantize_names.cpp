#include "extract/train/quantize_names.hpp"

#include "extract/text/language_model.hpp"
#include "extract/text/model_file.hpp"
#include "extract/train/quantize.hpp"

#include <algorithm>
#include <cmath>

namespace skein {
namespace {

constexpr double clipped_share = 2e-5;
constexpr std::size_t largest_sample = 1'500;

// Input: bytes of a step of `largest` / 127, made from integers in stream units.
void add_dense(const std::string& name, const float* weights, const float* bias, std::size_t depth, std::size_t columns, float largest,
               float output_unit, ModelFileBuilder& model) {
    const float step = largest / 127.0F;
    std::vector<std::int8_t> values(depth * columns);
    std::vector<float> scale(columns);
    std::vector<std::int32_t> start(columns);
    for (std::size_t j = 0; j < columns; ++j) {
        float top = 1e-6F;
        for (std::size_t k = 0; k < depth; ++k) top = std::max(top, std::abs(weights[k * columns + j]));
        const float unit = top / largest_weight;
        for (std::size_t k = 0; k < depth; ++k) values[k * columns + j] = static_cast<std::int8_t>(std::round(weights[k * columns + j] / unit));
        scale[j] = step * unit * output_unit;
        start[j] = static_cast<std::int32_t>(std::clamp(std::round(bias[j] / (step * unit)), -1e7F, 1e7F));
    }
    const float factor = std::clamp(std::round(32768.0F / (stream_unit * step)), 1.0F, 32767.0F);
    model.add(name, TensorType::int8, depth, columns, std::span<const std::int8_t>(values), factor);
    model.add(name + ".scale", TensorType::float32, 1, columns, std::span<const float>(scale));
    model.add(name + ".bias", TensorType::int32, 1, columns, std::span<const std::int32_t>(start));
}

void add_embeddings(const NameNetwork& network, std::span<const NameSample> samples, ModelFileBuilder& model) {
    const std::size_t d = network.shape().dimension;
    const std::size_t rows = name_word_base + network.shape().words;
    std::vector<bool> learnt(rows, false);
    for (const NameSample& sample : samples) {
        for (const NameRows& token : sample.rows) {
            for (std::uint32_t k = 0; k < token.count; ++k) learnt[token.rows[k]] = true;
        }
    }
    learnt[unknown_name_word] = true;
    float top = 1e-6F;
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; learnt[row] && i < d; ++i) top = std::max(top, std::abs(network.parameters().embedding(row)[i]));
    }
    const float factor = std::clamp(std::ceil(top * stream_unit / 127), 1.0F, 255.0F);
    std::vector<std::int8_t> values(rows * d, 0);
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; learnt[row] && i < d; ++i) {
            values[row * d + i] = static_cast<std::int8_t>(std::clamp(std::round(network.parameters().embedding(row)[i] * stream_unit / factor), -127.0F, 127.0F));
        }
    }
    model.add("embeddings", TensorType::int8, rows, d, std::span<const std::int8_t>(values), factor);
}

void add_map(const std::string& name, const NumberedHashes& map, ModelFileBuilder& model) {
    model.add(name + ".keys", TensorType::int32, 1, map.keys.size(), std::span<const std::int32_t>(map.keys));
    model.add(name + ".values", TensorType::int16, 1, map.values.size(), std::span<const std::int16_t>(map.values));
}

}  // namespace

std::string quantize_names(const NameNetwork& network, std::span<const NameSample> samples, const NameTables& tables, std::string_view about) {
    const std::size_t d = network.shape().dimension;
    const Parameters& parameters = network.parameters();
    std::vector<Range> ranges(network.layers.size() + 1);
    // Spread over the sets, which follow each other.
    const std::size_t stride = std::max<std::size_t>(samples.size() / largest_sample, 1);
    for (std::size_t i = 0; i < samples.size(); i += stride) network.observe(samples[i], ranges);
    const auto largest = [&](std::size_t layer) { return std::max(ranges[layer].covering(clipped_share), 0.25F); };
    ModelFileBuilder model;
    model.add_text("about", about);
    add_embeddings(network, samples, model);
    model.add_text("layers", network.shape().layers);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const NameNetwork::Layer& layer = network.layers[i];
        add_dense("layer" + std::to_string(i), parameters.weights(layer.weights), parameters.weights(layer.bias), layer.weights.rows,
                  layer.weights.columns, largest(i), stream_unit, model);
    }
    model.add("gates", TensorType::int16, 1, gate_table_size, std::span<const std::int16_t>(table_of_gates()));
    add_dense("tags", parameters.weights(network.tag_weights), parameters.weights(network.tag_bias), d, name_tags, largest(network.layers.size()),
              score_unit, model);
    std::vector<std::int16_t> transitions;
    for (std::size_t i = 0; i < name_tags * name_tags; ++i) {
        transitions.push_back(static_cast<std::int16_t>(std::clamp(std::round(parameters.weights(network.transitions)[i] * score_unit), -32767.0F, 32767.0F)));
    }
    model.add("transitions", TensorType::int16, name_tags, name_tags, std::span<const std::int16_t>(transitions));
    add_map("phrase", tables.phrases, model);
    add_map("word", tables.words, model);
    return model.pack();
}

}  // namespace skein
