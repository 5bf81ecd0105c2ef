#pragma once
// The tagger of names under training, in floating point: summed embeddings, residual convolutions and recurrences, a linear chain
// of tags (Lafferty, McCallum, Pereira 2001). The same network runs in integers in text/name_tagger.hpp; keep both in step. While
// it is trained it also guesses parts of speech, relations to heads and words that were hidden from it: that teaches it what
// words are like.

#include "extract/text/name_features.hpp"
#include "extract/train/encoder_layers.hpp"
#include "extract/train/name_chain.hpp"
#include "extract/train/random.hpp"
#include "extract/train/ranges.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace skein {

// What a treebank says of a token; 0: nothing.
struct TokenGrammar {
    std::uint8_t tag = 0;
    std::uint8_t relation = 0;
};

// One entry a token in each that is not empty.
struct NameSample {
    std::vector<NameRows> rows;
    std::vector<AllowedTags> allowed;
    std::vector<TokenGrammar> grammar;
    std::uint8_t set = 0;  // whose way of marking this follows; 0: the one that counts when names are found
};

struct NameNetworkShape {
    std::size_t dimension = 64;
    std::string layers = "crcr";  // c: residual convolution of width 3, r: residual two-way gated recurrence
    std::size_t words = 1;        // rows of words
    std::size_t sets = 1;
    std::size_t tags = 1;         // parts of speech and relations that are guessed, number 0 included
    std::size_t relations = 1;
    std::size_t guessed_words = 0;  // of the first rows of words: what may be hidden and guessed
};

struct NameTrainingOptions {
    float embedding_dropout = 0.3F;
    float layer_dropout = 0.25F;
    float least_word_dropout = 0.05F;  // how often a word's own rows are left out, however frequent it is
    float word_dropout = 1.0F;         // a in a / (a + frequency): how often otherwise
    float feature_dropout = 0.05F;      // of every other row alone
    float set_dropout = 0.3F;      // of the row that says which set this is
    float hidden = 0.0F;           // how often a word is hidden and guessed
    float grammar_weight = 0.2F;
    float guess_weight = 0.3F;
};

class NameNetwork {
  public:
    NameNetwork(const NameNetworkShape& shape, std::uint64_t seed);

    // Adds the gradients of the negative log-likelihood of the allowed taggings and of the guesses, times `scale`; gives the loss
    // of the taggings. `frequencies` of the rows of words.
    double train(std::span<const NameSample* const> samples, std::span<const std::uint32_t> frequencies,
                 const NameTrainingOptions& options, float scale, Random& random);
    // One step of training. Without `guesses`, what guesses hidden words stays as it is.
    void step(float rate, bool guesses) { parameters_.step(rate, guesses ? nullptr : &words_.weights); }
    // Shows what the activations of a sentence come to.
    void observe(const NameSample& sample, std::span<Range> layers) const;

    [[nodiscard]] Parameters& parameters() { return parameters_; }
    [[nodiscard]] const Parameters& parameters() const { return parameters_; }
    [[nodiscard]] const NameNetworkShape& shape() const { return shape_; }

    std::vector<LayerWeights> layers;
    Matrix tag_weights, tag_bias;  // D x tags, 1 x tags
    Matrix transitions;            // tags x tags, from row to column

  private:
    struct Pass;
    struct Guess {
        Matrix weights, bias;
    };
    void encode(Pass& pass, std::span<const std::uint32_t> frequencies, const NameTrainingOptions* options, Random* random) const;
    void embed(Pass& pass, std::span<const std::uint32_t> frequencies, const NameTrainingOptions* options, Random* random) const;
    void encode_back(Pass& pass, std::vector<float>& delta, Gradients& gradients) const;
    // `wanted` by row of the pass: the column that is right, or a negative number.
    void guess(const Guess& head, std::span<const std::int32_t> wanted, const float* top, float scale, std::vector<float>& delta,
               Gradients& gradients) const;

    NameNetworkShape shape_;
    Parameters parameters_;
    Guess grammar_tags_, grammar_relations_, words_;
    std::uint32_t set_base_ = 0;  // rows of sets, then the row of a hidden word, lie behind the words
    std::uint32_t hidden_row_ = 0;
};

}  // namespace skein
