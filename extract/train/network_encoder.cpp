#include "extract/train/float_kernels.hpp"
#include "extract/train/network_pass.hpp"
#include "extract/train/random.hpp"
#include "extract/train/recurrence.hpp"

#include <algorithm>
#include <cmath>

namespace skein {
namespace {

constexpr std::uint32_t no_row = std::uint32_t(-1);

}  // namespace

Network::Pass::Pass(std::span<const TrainingSentence* const> sentences, std::size_t dimension, std::size_t layer_count) {
    rows = 1;
    is_token.push_back(false);
    for (const TrainingSentence* sentence : sentences) {
        spans.push_back({sentence, rows, sentence->size()});
        rows += sentence->size() + 2;
        is_token.insert(is_token.end(), sentence->size() + 1, true);
        is_token.push_back(false);
    }
    activations.assign(layer_count + 1, std::vector<float>(rows * dimension, 0));
    masks.assign(layer_count + 1, {});
    gates.assign(layer_count, {});
    memories.assign(layer_count, {});
    features.resize(rows);
    for (FeatureRows& row : features) row.fill(no_row);
}

void Network::encode(Pass& pass, const TrainingOptions* options, Random* random) const {
    const std::size_t d = shape_.dimension;
    for (const Pass::Span& span : pass.spans) {
        for (std::size_t i = 0; i <= span.words; ++i) {
            FeatureRows rows = i < span.words ? (*span.sentence)[i].rows : FeatureExtractor::root_rows();
            if (options != nullptr && i < span.words) {
                const float a = options->word_dropout;
                if (random->uniform() < a / (a + static_cast<float>((*span.sentence)[i].frequency))) {
                    rows[table_word] = unknown_word_row;
                    rows[table_cased] = std::min(rows[table_cased], 1U);
                }
            }
            float* const out = &pass.activations[0][(span.first + i) * d];
            for (std::size_t table = 0; table < feature_tables; ++table) {
                if (options != nullptr && i < span.words && random->uniform() < options->feature_dropout) continue;
                const std::uint32_t row = table_base_[table] + rows[table];
                pass.features[span.first + i][table] = row;
                add_scaled(d, 1, parameters_.embedding(row), out);
            }
        }
    }
    const auto drop = [&](std::vector<float>& mask, float rate) {
        mask.assign(pass.rows * d, 1);
        for (std::size_t row = 0; row < pass.rows; ++row) {
            for (std::size_t c = 0; c < d; ++c) {
                mask[row * d + c] = !pass.is_token[row] ? 0.0F : options == nullptr ? 1.0F : random->uniform() < rate ? 0.0F : 1 / (1 - rate);
            }
        }
    };
    drop(pass.masks[0], options == nullptr ? 0 : options->embedding_dropout);
    for (std::size_t i = 0; i < pass.rows * d; ++i) pass.activations[0][i] *= pass.masks[0][i];
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const float* in = pass.activations[l].data();
        float* out = pass.activations[l + 1].data();
        std::vector<float>& mask = pass.masks[l + 1];
        drop(mask, options == nullptr ? 0 : options->layer_dropout);
        const float* bias = parameters_.weights(layers[l].bias);
        if (layers[l].kind == 'c') {
            for (std::size_t row = 1; row + 1 < pass.rows; ++row) std::copy_n(bias, d, out + row * d);
            add_product(pass.rows - 2, d, 3 * d, in, d, 1, parameters_.weights(layers[l].weights), d, out + d, d);
            for (std::size_t i = 0; i < pass.rows * d; ++i) {
                if (out[i] <= 0) mask[i] = 0;
                out[i] = in[i] + out[i] * mask[i];
            }
        } else {
            std::vector<float>& gates = pass.gates[l];
            gates.resize(pass.rows * 2 * d);
            for (std::size_t row = 0; row < pass.rows; ++row) std::copy_n(bias, 2 * d, &gates[row * 2 * d]);
            add_product(pass.rows, 2 * d, d, in, d, 1, parameters_.weights(layers[l].weights), 2 * d, gates.data(), 2 * d);
            const std::size_t half = d / 2;
            for (std::size_t row = 0; row < pass.rows; ++row) {
                float* at = &gates[row * 2 * d];
                for (std::size_t c = 0; c < half; ++c) {
                    at[half + c] = 1 / (1 + std::exp(-at[half + c]));
                    at[d + half + c] = 1 / (1 + std::exp(-at[d + half + c]));
                }
            }
            std::vector<float>& memory = pass.memories[l];
            memory.assign(pass.rows * d, 0);
            for (const Pass::Span& span : pass.spans) {
                const std::size_t last = span.first + span.words;
                remember(span.words + 1, 1, half, d, &gates[span.first * 2 * d], &gates[span.first * 2 * d + half], &memory[span.first * d]);
                remember(span.words + 1, -1, half, d, &gates[last * 2 * d + d], &gates[last * 2 * d + d + half], &memory[last * d + half]);
            }
            for (std::size_t i = 0; i < pass.rows * d; ++i) out[i] = in[i] + memory[i] * mask[i];
        }
    }
}

void Network::encode_back(Pass& pass, Gradients& gradients) const {
    const std::size_t d = shape_.dimension;
    float* const dense = gradients.dense.data();
    std::vector<float>& delta = pass.delta;
    std::vector<float> inner, transposed;
    for (std::size_t l = layers.size(); l-- > 0;) {
        if (l + 1 == shape_.tag_layer) add_scaled(delta.size(), 1, pass.tag_delta_.data(), delta.data());
        const float* in = pass.activations[l].data();
        const Layer& layer = layers[l];
        inner.resize(pass.rows * d);
        for (std::size_t i = 0; i < inner.size(); ++i) inner[i] = delta[i] * pass.masks[l + 1][i];
        transposed.resize(layer.weights.rows * layer.weights.columns);
        transpose(layer.weights.rows, layer.weights.columns, parameters_.weights(layer.weights), transposed.data());
        float* const bias = dense + layer.bias.offset;
        if (layer.kind == 'c') {
            for (std::size_t row = 1; row + 1 < pass.rows; ++row) add_scaled(d, 1, &inner[row * d], bias);
            add_product(3 * d, d, pass.rows - 2, in, 1, d, &inner[d], d, dense + layer.weights.offset, d);
            add_product(pass.rows - 2, 3 * d, d, &inner[d], d, 1, transposed.data(), 3 * d, delta.data(), d);
        } else {
            std::vector<float>& gates = pass.gates[l];
            const std::size_t half = d / 2;
            for (const Pass::Span& span : pass.spans) {
                const std::size_t last = span.first + span.words;
                remember_back(span.words + 1, 1, half, d, &gates[span.first * 2 * d], &gates[span.first * 2 * d + half],
                              &pass.memories[l][span.first * d], &inner[span.first * d]);
                remember_back(span.words + 1, -1, half, d, &gates[last * 2 * d + d], &gates[last * 2 * d + d + half],
                              &pass.memories[l][last * d + half], &inner[last * d + half]);
            }
            for (std::size_t row = 0; row < pass.rows; ++row) {
                if (!pass.is_token[row]) std::fill_n(&gates[row * 2 * d], 2 * d, 0.0F);
                add_scaled(2 * d, 1, &gates[row * 2 * d], bias);
            }
            add_product(d, 2 * d, pass.rows, in, 1, d, gates.data(), 2 * d, dense + layer.weights.offset, 2 * d);
            add_product(pass.rows, d, 2 * d, gates.data(), 2 * d, 1, transposed.data(), d, delta.data(), d);
        }
        // Gradients that flowed into the empty rows go nowhere.
        for (std::size_t row = 0; row < pass.rows; ++row) {
            if (!pass.is_token[row]) std::fill_n(&delta[row * d], d, 0.0F);
        }
    }
    if (shape_.tag_layer == 0) add_scaled(delta.size(), 1, pass.tag_delta_.data(), delta.data());
    for (std::size_t row = 0; row < pass.rows; ++row) {
        if (!pass.is_token[row]) continue;
        for (std::size_t c = 0; c < d; ++c) delta[row * d + c] *= pass.masks[0][row * d + c];
        for (const std::uint32_t feature : pass.features[row]) {
            if (feature != no_row) add_scaled(d, 1, &delta[row * d], gradients.row(feature, d));
        }
    }
}

}  // namespace skein
