#pragma once
// The network under training, in floating point: shared encoder, a tag head, and the scorer of the parser's moves. The same
// network runs in integers in text/; keep both in step.

#include "extract/text/arc_hybrid.hpp"
#include "extract/train/corpus.hpp"
#include "extract/train/encoder_layers.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct NetworkShape {
    std::size_t dimension = 96;   // of tokens
    std::size_t hidden = 128;     // of the move scorer
    std::string layers = "crcr";  // c: residual convolution of width 3, r: residual two-way gated recurrence
    std::size_t tag_layer = 3;    // the tag head reads the tokens after this many layers
    std::size_t tags = 0;
    std::size_t relations = 0;    // both with number 0, "not known"; no relations: no parser
    bool ends = false;            // with a head that says after which tokens a sentence ends
    std::array<std::uint32_t, feature_tables> table_sizes{};
};

struct TrainingOptions {
    float embedding_dropout = 0.2F;
    float layer_dropout = 0.15F;
    float hidden_dropout = 0.25F;
    float feature_dropout = 0.05F;  // of each feature alone
    float word_dropout = 0.25F;     // a in a / (a + frequency)
    float own_moves = 0.0F;         // how often the parser's own best move is followed
    float tag_weight = 1.0F;
    float end_weight = 1.0F;
};

struct Losses {
    double tags = 0, moves = 0, relations = 0, ends = 0;
    std::size_t tokens = 0;
};

// What decoding gives for one sentence.
struct DecodedSentence {
    std::vector<std::uint8_t> tags;
    std::vector<std::uint32_t> heads;  // 0 … n-1, or n: the root
    std::vector<std::uint8_t> relations;
};

struct ActivationRanges;

class Network {
  public:
    Network(const NetworkShape& shape, std::uint64_t seed);

    // Adds the gradients of these sentences (times `scale`) to the shard's. Safe to call for both shards at a time.
    Losses train(std::span<const TrainingSentence* const> sentences, const TrainingOptions& options, float scale,
                 std::size_t shard, std::uint64_t seed);
    // With `ranges`, adds what it saw to them; they must have a layer more than the network.
    [[nodiscard]] DecodedSentence decode(const TrainingSentence& sentence, ActivationRanges* ranges = nullptr) const;

    // The end head's score for each token: positive where a sentence ends. With `ranges` as above.
    [[nodiscard]] std::vector<float> end_scores(const TrainingSentence& passage, ActivationRanges* ranges = nullptr) const;

    [[nodiscard]] Parameters& parameters() { return parameters_; }
    [[nodiscard]] const Parameters& parameters() const { return parameters_; }
    [[nodiscard]] const NetworkShape& shape() const { return shape_; }
    [[nodiscard]] std::uint32_t table_base(std::size_t table) const { return table_base_[table]; }

    std::vector<LayerWeights> layers;
    Matrix tag_weights, tag_bias;
    Matrix end_weights, end_bias;  // D x 1
    Matrix slot_weights;      // D x (slots * H)
    Matrix slot_none;         // 1 x (slots * H)
    Matrix hidden_bias;       // bias_rows x H
    Matrix move_weights;      // moves x H
    Matrix move_bias;
    Matrix left_weights, left_bias, right_weights, right_bias;  // relations x H

    struct Pass;  // activations of one shard

  private:
    void encode(Pass& pass, const TrainingOptions* options, Random* random) const;
    void encode_back(Pass& pass, Gradients& gradients) const;
    void tag(Pass& pass, const TrainingOptions& options, float scale, Gradients& gradients, Losses& losses) const;
    void end(Pass& pass, const TrainingOptions& options, float scale, Gradients& gradients, Losses& losses) const;
    void parse(Pass& pass, const TrainingOptions& options, float scale, Gradients& gradients, Losses& losses,
               Random& random) const;
    void project(Pass& pass) const;
    void observe(const Pass& pass, ActivationRanges* ranges) const;

    NetworkShape shape_;
    std::array<std::uint32_t, feature_tables> table_base_{};
    Parameters parameters_;
};

}  // namespace skein
