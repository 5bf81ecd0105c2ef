#include "extract/train/float_kernels.hpp"
#include "extract/train/network_pass.hpp"
#include "extract/train/random.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr std::uint32_t no_row = std::uint32_t(-1);

std::vector<std::size_t> rows_with_root(std::span<const TrainingSentence* const> sentences) {
    std::vector<std::size_t> counts;
    for (const TrainingSentence* sentence : sentences) counts.push_back(sentence->size() + 1);
    return counts;
}

}  // namespace

Network::Pass::Pass(std::span<const TrainingSentence* const> shard, std::size_t width, std::size_t layer_count)
    : LayerPass(rows_with_root(shard), width, layer_count), features(rows) {
    for (std::size_t i = 0; i < shard.size(); ++i) spans.push_back({shard[i], sentences[i].first, shard[i]->size()});
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
    const LayerDropout dropout =
        options == nullptr ? LayerDropout{} : LayerDropout{options->embedding_dropout, options->layer_dropout};
    run_layers(parameters_, layers, dropout, random, pass);
}

void Network::encode_back(Pass& pass, Gradients& gradients) const {
    const std::size_t d = shape_.dimension;
    run_layers_back(parameters_, layers, {shape_.tag_layer, pass.tag_delta}, pass, pass.delta, gradients);
    for (std::size_t row = 0; row < pass.rows; ++row) {
        for (const std::uint32_t feature : pass.features[row]) {
            if (feature != no_row) add_scaled(d, 1, &pass.delta[row * d], gradients.row(feature, d));
        }
    }
}

}  // namespace skein
