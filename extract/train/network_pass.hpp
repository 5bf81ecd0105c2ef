#pragma once
// The activations of one shard's sentences. Rows: an empty one, then each sentence's words, its root and an empty row again.

#include "extract/train/encoder_layers.hpp"
#include "extract/train/network.hpp"

namespace skein {

struct Network::Pass : LayerPass {
    struct Span {
        const TrainingSentence* sentence;
        std::size_t first;  // row of the first word; the root is at first + words
        std::size_t words;
    };

    Pass(std::span<const TrainingSentence* const> sentences, std::size_t dimension, std::size_t layer_count);

    // Where the tag head puts its gradient: joined to the parser's when the backward pass reaches that layer.
    [[nodiscard]] float* make_tag_delta() {
        tag_delta.assign(rows * dimension, 0);
        return tag_delta.data();
    }

    std::vector<Span> spans;
    std::vector<FeatureRows> features;  // by row: the rows that were summed, in the joint table
    std::vector<float> slots, tag_scores, delta, tag_delta;
};

}  // namespace skein
