#include "extract/train/encoder_layers.hpp"

#include "extract/train/float_kernels.hpp"
#include "extract/train/recurrence.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace skein {
namespace {

// 0 for a number that is dropped or in an empty row; what is left makes up for it.
void draw_mask(float rate, Random* random, const LayerPass& pass, std::vector<float>& mask) {
    const std::size_t d = pass.dimension;
    mask.assign(pass.rows * d, 1);
    for (std::size_t row = 0; row < pass.rows; ++row) {
        for (std::size_t i = row * d; i < (row + 1) * d; ++i) {
            mask[i] = !pass.is_token[row] ? 0.0F : random == nullptr ? 1.0F : random->uniform() < rate ? 0.0F : 1 / (1 - rate);
        }
    }
}

void fill_rows(const float* bias, std::size_t first, std::size_t last, std::size_t width, float* out) {
    for (std::size_t row = first; row < last; ++row) std::copy_n(bias, width, out + row * width);
}

void convolve(const Parameters& parameters, const LayerWeights& layer, LayerPass& pass, std::size_t l) {
    const std::size_t d = pass.dimension;
    const float* const in = pass.activations[l].data();
    float* const out = pass.activations[l + 1].data();
    std::vector<float>& mask = pass.masks[l + 1];
    fill_rows(parameters.weights(layer.bias), 1, pass.rows - 1, d, out);
    add_product(pass.rows - 2, d, 3 * d, in, d, 1, parameters.weights(layer.weights), d, out + d, d);
    for (std::size_t i = 0; i < pass.rows * d; ++i) {
        if (out[i] <= 0) mask[i] = 0;
        out[i] = in[i] + out[i] * mask[i];
    }
}

void recur(const Parameters& parameters, const LayerWeights& layer, LayerPass& pass, std::size_t l) {
    const std::size_t d = pass.dimension;
    const std::size_t half = d / 2;
    const float* const in = pass.activations[l].data();
    float* const out = pass.activations[l + 1].data();
    std::vector<float>& gates = pass.gates[l];
    gates.resize(pass.rows * 2 * d);
    fill_rows(parameters.weights(layer.bias), 0, pass.rows, 2 * d, gates.data());
    add_product(pass.rows, 2 * d, d, in, d, 1, parameters.weights(layer.weights), 2 * d, gates.data(), 2 * d);
    for (std::size_t row = 0; row < pass.rows; ++row) {
        for (float* const gate : {&gates[row * 2 * d + half], &gates[row * 2 * d + d + half]}) {
            for (std::size_t c = 0; c < half; ++c) gate[c] = 1 / (1 + std::exp(-gate[c]));
        }
    }
    std::vector<float>& memory = pass.memories[l];
    memory.assign(pass.rows * d, 0);
    for (const LayerPass::Sentence& sentence : pass.sentences) {
        if (sentence.count == 0) continue;
        const std::size_t first = sentence.first, last = first + sentence.count - 1;
        remember(sentence.count, 1, half, d, &gates[first * 2 * d], &gates[first * 2 * d + half], &memory[first * d]);
        remember(sentence.count, -1, half, d, &gates[last * 2 * d + d], &gates[last * 2 * d + d + half],
                 &memory[last * d + half]);
    }
    const std::vector<float>& mask = pass.masks[l + 1];
    for (std::size_t i = 0; i < pass.rows * d; ++i) out[i] = in[i] + memory[i] * mask[i];
}

// `inner`: the gradient of what the layer adds to its input.
void convolve_back(const float* transposed, const LayerWeights& layer, const LayerPass& pass, std::size_t l,
                   const std::vector<float>& inner, std::vector<float>& delta, Gradients& gradients) {
    const std::size_t d = pass.dimension;
    for (std::size_t row = 1; row + 1 < pass.rows; ++row) add_scaled(d, 1, &inner[row * d], &gradients.dense[layer.bias.offset]);
    add_product(3 * d, d, pass.rows - 2, pass.activations[l].data(), 1, d, &inner[d], d, &gradients.dense[layer.weights.offset],
                d);
    add_product(pass.rows - 2, 3 * d, d, &inner[d], d, 1, transposed, 3 * d, delta.data(), d);
}

void recur_back(const float* transposed, const LayerWeights& layer, LayerPass& pass, std::size_t l,
                const std::vector<float>& inner, std::vector<float>& delta, Gradients& gradients) {
    const std::size_t d = pass.dimension;
    const std::size_t half = d / 2;
    std::vector<float>& gates = pass.gates[l];
    const std::vector<float>& memory = pass.memories[l];
    for (const LayerPass::Sentence& sentence : pass.sentences) {
        if (sentence.count == 0) continue;
        const std::size_t first = sentence.first, last = first + sentence.count - 1;
        remember_back(sentence.count, 1, half, d, &gates[first * 2 * d], &gates[first * 2 * d + half], &memory[first * d],
                      &inner[first * d]);
        remember_back(sentence.count, -1, half, d, &gates[last * 2 * d + d], &gates[last * 2 * d + d + half],
                      &memory[last * d + half], &inner[last * d + half]);
    }
    for (std::size_t row = 0; row < pass.rows; ++row) {
        if (!pass.is_token[row]) std::fill_n(&gates[row * 2 * d], 2 * d, 0.0F);
        add_scaled(2 * d, 1, &gates[row * 2 * d], &gradients.dense[layer.bias.offset]);
    }
    add_product(d, 2 * d, pass.rows, pass.activations[l].data(), 1, d, gates.data(), 2 * d,
                &gradients.dense[layer.weights.offset], 2 * d);
    add_product(pass.rows, d, 2 * d, gates.data(), 2 * d, 1, transposed, d, delta.data(), d);
}

}  // namespace

float he_scale(std::size_t inputs) { return std::sqrt(3.0F * 2.0F / static_cast<float>(inputs)); }

std::vector<LayerWeights> add_layers(std::string_view kinds, std::size_t d, Parameters& parameters, Random& random) {
    std::vector<LayerWeights> layers;
    for (const char kind : kinds) {
        const std::string name = "layer" + std::to_string(layers.size());
        const bool convolution = kind == 'c';
        const std::size_t depth = convolution ? 3 * d : d;
        const std::size_t columns = convolution ? d : 2 * d;
        LayerWeights layer{kind, {}, {}};
        layer.weights = parameters.add(name, depth, columns, he_scale(convolution ? depth : 2 * depth), random);
        layer.bias = parameters.add(name + ".bias", 1, columns, 0, random);
        float* const bias = parameters.mutable_weights(layer.bias);
        for (std::size_t c = 0; !convolution && c < d / 2; ++c) {
            bias[d / 2 + c] = bias[d + d / 2 + c] = -1.5F + 2.5F * static_cast<float>(c) / static_cast<float>(d / 2);
        }
        layers.push_back(layer);
    }
    return layers;
}

LayerPass::LayerPass(std::span<const std::size_t> counts, std::size_t dimension_, std::size_t layer_count)
    : dimension(dimension_) {
    is_token.push_back(false);
    for (const std::size_t count : counts) {
        sentences.push_back({rows, count});
        is_token.insert(is_token.end(), count, true);
        is_token.push_back(false);
        rows += count + 1;
    }
    activations.assign(layer_count + 1, std::vector<float>(rows * dimension, 0));
    masks.resize(layer_count + 1);
    gates.resize(layer_count);
    memories.resize(layer_count);
}

void run_layers(const Parameters& parameters, std::span<const LayerWeights> layers, const LayerDropout& dropout, Random* random,
                LayerPass& pass) {
    draw_mask(dropout.embeddings, random, pass, pass.masks[0]);
    for (std::size_t i = 0; i < pass.activations[0].size(); ++i) pass.activations[0][i] *= pass.masks[0][i];
    for (std::size_t l = 0; l < layers.size(); ++l) {
        draw_mask(dropout.layers, random, pass, pass.masks[l + 1]);
        if (layers[l].kind == 'c') {
            convolve(parameters, layers[l], pass, l);
        } else {
            recur(parameters, layers[l], pass, l);
        }
    }
}

void run_layers_back(const Parameters& parameters, std::span<const LayerWeights> layers, const JoiningGradient& joining,
                     LayerPass& pass, std::vector<float>& delta, Gradients& gradients) {
    const std::size_t d = pass.dimension;
    std::vector<float> inner(pass.rows * d), transposed;
    const auto join = [&](std::size_t layer) {
        if (layer == joining.layer && !joining.delta.empty()) add_scaled(delta.size(), 1, joining.delta.data(), delta.data());
    };
    for (std::size_t l = layers.size(); l-- > 0;) {
        join(l + 1);
        const LayerWeights& layer = layers[l];
        for (std::size_t i = 0; i < inner.size(); ++i) inner[i] = delta[i] * pass.masks[l + 1][i];
        transposed.resize(layer.weights.rows * layer.weights.columns);
        transpose(layer.weights.rows, layer.weights.columns, parameters.weights(layer.weights), transposed.data());
        if (layer.kind == 'c') {
            convolve_back(transposed.data(), layer, pass, l, inner, delta, gradients);
        } else {
            recur_back(transposed.data(), layer, pass, l, inner, delta, gradients);
        }
        // Gradients that flowed into the empty rows go nowhere.
        for (std::size_t row = 0; row < pass.rows; ++row) {
            if (!pass.is_token[row]) std::fill_n(&delta[row * d], d, 0.0F);
        }
    }
    join(0);
    for (std::size_t row = 0; row < pass.rows; ++row) {
        for (std::size_t i = row * d; pass.is_token[row] && i < (row + 1) * d; ++i) delta[i] *= pass.masks[0][i];
    }
}

}  // namespace skein
