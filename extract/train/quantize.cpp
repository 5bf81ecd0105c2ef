#include "extract/train/quantize.hpp"

#include "extract/text/language_model.hpp"
#include "extract/train/ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace skein {
namespace {

constexpr double clipped_share = 2e-5;
constexpr std::size_t largest_sample = 1'500;

std::int16_t to_int16(float value) { return static_cast<std::int16_t>(std::clamp(std::round(value), -32767.0F, 32767.0F)); }

class Quantizer {
  public:
    Quantizer(const Network& network, ModelFileBuilder& model) : network_(network), model_(model) {}

    // Input: bytes of a step of `largest` / 127 (signed) or / 255 (not), made from integers of `input_unit`.
    void add_dense(const std::string& name, const float* weights, const float* bias, std::size_t depth, std::size_t columns, float largest,
                   bool is_signed, float input_unit, float output_unit) {
        const float step = largest / (is_signed ? 127.0F : 255.0F);
        std::vector<std::int8_t> values(depth * columns);
        std::vector<float> scale(columns);
        std::vector<std::int32_t> start(columns);
        for (std::size_t j = 0; j < columns; ++j) {
            float top = 1e-6F;
            for (std::size_t k = 0; k < depth; ++k) top = std::max(top, std::abs(weights[k * columns + j]));
            const float unit = best_unit(weights + j, depth, columns, top);
            for (std::size_t k = 0; k < depth; ++k) {
                values[k * columns + j] = static_cast<std::int8_t>(std::clamp(std::round(weights[k * columns + j] / unit),
                                                                              static_cast<float>(-largest_weight), static_cast<float>(largest_weight)));
            }
            scale[j] = step * unit * output_unit;
            start[j] = bias == nullptr ? 0 : static_cast<std::int32_t>(std::clamp(std::round(bias[j] / (step * unit)), -1e7F, 1e7F));
        }
        const float factor = std::clamp(std::round(32768.0F / (input_unit * step)), 1.0F, 32767.0F);
        model_.add(name, TensorType::int8, depth, columns, std::span<const std::int8_t>(values), factor);
        model_.add(name + ".scale", TensorType::float32, 1, columns, std::span<const float>(scale));
        model_.add(name + ".bias", TensorType::int32, 1, columns, std::span<const std::int32_t>(start));
    }

    // Weights as they lie in training are columns x depth for the scorers.
    void add_transposed(const std::string& name, const Matrix& weights, const Matrix& bias, float largest) {
        std::vector<float> turned(weights.rows * weights.columns);
        const float* const source = network_.parameters().weights(weights);
        for (std::size_t i = 0; i < weights.rows; ++i) {
            for (std::size_t j = 0; j < weights.columns; ++j) turned[j * weights.rows + i] = source[i * weights.columns + j];
        }
        add_dense(name, turned.data(), network_.parameters().weights(bias), weights.columns, weights.rows, largest, false, score_unit, score_unit);
    }

    void add_integers(const std::string& name, const Matrix& matrix, std::size_t rows, std::size_t columns, float unit, float scale) {
        std::vector<std::int16_t> values;
        const float* const source = network_.parameters().weights(matrix);
        for (std::size_t i = 0; i < rows * columns; ++i) values.push_back(to_int16(source[i] * unit));
        model_.add(name, TensorType::int16, rows, columns, std::span<const std::int16_t>(values), scale);
    }

    void add_embeddings(std::size_t table) {
        const std::size_t d = network_.shape().dimension;
        const std::uint32_t rows = network_.shape().table_sizes[table];
        const float* const weights = network_.parameters().embedding(network_.table_base(table));
        float top = 1e-6F;
        for (std::size_t i = 0; i < rows * d; ++i) top = std::max(top, std::abs(weights[i]));
        const float factor = std::clamp(std::ceil(top * stream_unit / 127), 1.0F, 255.0F);
        std::vector<std::int8_t> values;
        for (std::size_t i = 0; i < rows * d; ++i) {
            values.push_back(static_cast<std::int8_t>(std::clamp(std::round(weights[i] * stream_unit / factor), -127.0F, 127.0F)));
        }
        model_.add("embeddings." + std::to_string(table), TensorType::int8, rows, d, std::span<const std::int8_t>(values), factor);
    }

  private:
    // Of some clipping limits the one with the smallest squared error.
    static float best_unit(const float* weights, std::size_t depth, std::size_t stride, float top) {
        float best = top / largest_weight, least = 1e30F;
        for (const float share : {1.0F, 0.93F, 0.86F, 0.8F, 0.74F}) {
            const float unit = top * share / largest_weight;
            float error = 0;
            for (std::size_t k = 0; k < depth; ++k) {
                const float weight = weights[k * stride];
                const float rounded = std::clamp(std::round(weight / unit), static_cast<float>(-largest_weight), static_cast<float>(largest_weight)) * unit;
                error += (weight - rounded) * (weight - rounded);
            }
            if (error < least) least = error, best = unit;
        }
        return best;
    }

    const Network& network_;
    ModelFileBuilder& model_;
};

float largest(const ActivationRanges& ranges, std::size_t layer) { return std::max(ranges.layers[layer].covering(clipped_share), 0.25F); }

void add_encoder(const Network& network, const ActivationRanges& ranges, Quantizer& quantizer, ModelFileBuilder& model) {
    const NetworkShape& shape = network.shape();
    const Parameters& parameters = network.parameters();
    const std::array<std::int32_t, 3> sizes{static_cast<std::int32_t>(shape.dimension), static_cast<std::int32_t>(shape.hidden),
                                            static_cast<std::int32_t>(shape.tag_layer)};
    model.add("shape", TensorType::int32, 1, sizes.size(), std::span<const std::int32_t>(sizes));
    model.add_text("layers", shape.layers);
    for (std::size_t table = 0; table < feature_tables; ++table) quantizer.add_embeddings(table);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Network::Layer& layer = network.layers[i];
        quantizer.add_dense("layer" + std::to_string(i), parameters.weights(layer.weights), parameters.weights(layer.bias), layer.weights.rows,
                            layer.weights.columns, largest(ranges, i), true, stream_unit, stream_unit);
    }
    const std::vector<std::int16_t> gates = table_of_gates();
    model.add("gates", TensorType::int16, 1, gates.size(), std::span<const std::int16_t>(gates));
}

}  // namespace

std::vector<std::int16_t> table_of_gates() {
    std::vector<std::int16_t> gates;
    for (std::size_t i = 0; i < gate_table_size; ++i) {
        gates.push_back(to_int16(32768.0F / (1 + std::exp(-(static_cast<float>(i) - 1024) / 128))));
    }
    return gates;
}

void add_network(const Network& network, std::span<const TrainingSentence> samples, ModelFileBuilder& model) {
    const NetworkShape& shape = network.shape();
    const Parameters& parameters = network.parameters();
    ActivationRanges ranges;
    ranges.layers.resize(shape.layers.size() + 1);
    for (const TrainingSentence& sentence : samples.first(std::min(samples.size(), largest_sample))) {
        if (!sentence.empty()) (void)network.decode(sentence, &ranges);
    }
    Quantizer quantizer(network, model);
    add_encoder(network, ranges, quantizer, model);
    quantizer.add_dense("tag", parameters.weights(network.tag_weights), parameters.weights(network.tag_bias), shape.dimension, shape.tags,
                        largest(ranges, shape.tag_layer), true, stream_unit, score_unit);
    const std::size_t width = slot_count * shape.hidden;
    quantizer.add_dense("slots", parameters.weights(network.slot_weights), nullptr, shape.dimension, width, largest(ranges, shape.layers.size()), true,
                        stream_unit, score_unit);
    quantizer.add_integers("slots.none", network.slot_none, 1, width, score_unit, 1);
    const float hidden_top = std::max(ranges.hidden.covering(clipped_share), 1.0F);
    quantizer.add_integers("hidden.bias", network.hidden_bias, bias_rows, shape.hidden, score_unit,
                           std::clamp(std::round(32768.0F * 255 / (score_unit * hidden_top)), 1.0F, 32767.0F));
    quantizer.add_transposed("moves", network.move_weights, network.move_bias, hidden_top);
    quantizer.add_transposed("left", network.left_weights, network.left_bias, hidden_top);
    quantizer.add_transposed("right", network.right_weights, network.right_bias, hidden_top);
}

void add_end_network(const Network& network, std::span<const TrainingSentence> samples, ModelFileBuilder& model) {
    const NetworkShape& shape = network.shape();
    const Parameters& parameters = network.parameters();
    ActivationRanges ranges;
    ranges.layers.resize(shape.layers.size() + 1);
    for (const TrainingSentence& passage : samples.first(std::min(samples.size(), largest_sample))) (void)network.end_scores(passage, &ranges);
    Quantizer quantizer(network, model);
    add_encoder(network, ranges, quantizer, model);
    quantizer.add_dense("end", parameters.weights(network.end_weights), parameters.weights(network.end_bias), shape.dimension, 1,
                        largest(ranges, shape.layers.size()), true, stream_unit, score_unit);
}

}  // namespace skein
