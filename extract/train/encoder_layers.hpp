#pragma once
// The layers between embeddings and heads under training, in floating point, and the way back through them: what every network
// here is built of. text/encoder_run.hpp runs the same layers in integers; keep both in step.

#include "extract/train/parameters.hpp"
#include "extract/train/random.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace skein {

struct LayerWeights {
    char kind;       // c: residual convolution of width 3, r: residual two-way gated recurrence
    Matrix weights;  // c: 3D x D, r: D x 2D with columns [z forward, gate forward, z back, gate back]
    Matrix bias;
};

// One layer of `dimension` numbers a token for each letter of `kinds`. Gates of recurrences begin spread from slow to quick.
[[nodiscard]] std::vector<LayerWeights> add_layers(std::string_view kinds, std::size_t dimension, Parameters& parameters,
                                                   Random& random);
// The scale of uniform weights that keeps the size of activations (He, Zhang, Ren, Sun 2015).
[[nodiscard]] float he_scale(std::size_t inputs);

// Activations of some sentences. Rows: an empty one, then each sentence's tokens and an empty row again.
struct LayerPass {
    struct Sentence {
        std::size_t first = 0;  // row
        std::size_t count = 0;  // rows
    };

    // `counts`: rows of each sentence.
    LayerPass(std::span<const std::size_t> counts, std::size_t dimension, std::size_t layer_count);

    [[nodiscard]] const float* at_layer(std::size_t layer) const { return activations[layer].data(); }
    [[nodiscard]] const float* top() const { return activations.back().data(); }

    std::size_t dimension;
    std::size_t rows = 1;
    std::vector<Sentence> sentences;
    std::vector<bool> is_token;                   // by row
    std::vector<std::vector<float>> activations;  // by layer boundary: rows x D
    std::vector<std::vector<float>> masks;        // by layer boundary: what a gradient is multiplied with
    std::vector<std::vector<float>> gates;        // r: z and gate, rows x 2D
    std::vector<std::vector<float>> memories;     // r: rows x D
};

struct LayerDropout {
    float embeddings = 0;
    float layers = 0;
};

// Activations 0 in, all others out. `random` may be null: then nothing is dropped.
void run_layers(const Parameters& parameters, std::span<const LayerWeights> layers, const LayerDropout& dropout, Random* random,
                LayerPass& pass);

// A gradient that comes in below the top, of what the first `layer` layers give.
struct JoiningGradient {
    std::size_t layer = 0;
    std::span<const float> delta;  // rows x D; empty: none
};

// `delta` of what the last layer gives in, of the embeddings out; gradients of the layers are added to `gradients`.
void run_layers_back(const Parameters& parameters, std::span<const LayerWeights> layers, const JoiningGradient& joining,
                     LayerPass& pass, std::vector<float>& delta, Gradients& gradients);

}  // namespace skein
