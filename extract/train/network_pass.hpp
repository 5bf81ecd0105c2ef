#pragma once
// The activations of one shard's sentences. Rows: an empty one, then each sentence's words, its root and an empty row again.

#include "extract/train/network.hpp"

namespace skein {

struct Network::Pass {
    struct Span {
        const TrainingSentence* sentence;
        std::size_t first;  // row of the first word; the root is at first + words
        std::size_t words;
    };

    Pass(std::span<const TrainingSentence* const> sentences, std::size_t dimension, std::size_t layer_count);

    [[nodiscard]] const float* at_layer(std::size_t layer) const { return activations[layer].data(); }
    // Where the tag head puts its gradient: joined to the parser's when the backward pass reaches that layer.
    [[nodiscard]] float* tag_delta(std::size_t dimension) {
        tag_delta_.assign(rows * dimension, 0);
        return tag_delta_.data();
    }

    std::size_t rows = 0;
    std::vector<Span> spans;
    std::vector<bool> is_token;                       // by row
    std::vector<FeatureRows> features;                // by row: the rows that were summed, in the joint table
    std::vector<std::vector<float>> activations;      // by layer boundary: rows x D
    std::vector<std::vector<float>> masks;            // by layer: what a gradient is multiplied with; the first is the embedding's
    std::vector<std::vector<float>> gates;            // r: z and gate, rows x 2D
    std::vector<std::vector<float>> memories;         // r: rows x D
    std::vector<float> slots, tag_scores, delta, tag_delta_;
};

}  // namespace skein
