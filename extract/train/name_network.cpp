#include "extract/train/name_network.hpp"

#include "extract/train/float_kernels.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

namespace {

std::vector<std::size_t> rows_of(std::span<const NameSample* const> samples) {
    std::vector<std::size_t> counts;
    for (const NameSample* sample : samples) counts.push_back(sample->rows.size());
    return counts;
}

}  // namespace

struct NameNetwork::Pass : LayerPass {
    Pass(std::span<const NameSample* const> batch, std::size_t width, std::size_t layer_count)
        : LayerPass(rows_of(batch), width, layer_count), samples(batch), features(rows), guessed(rows, -1) {}

    std::span<const NameSample* const> samples;
    std::vector<NameRows> features;     // by row: what was summed
    std::vector<std::int32_t> guessed;  // by row: the hidden word's place in the vocabulary, or -1
};

NameNetwork::NameNetwork(const NameNetworkShape& shape, std::uint64_t seed) : shape_(shape) {
    Random random(seed);
    const std::size_t d = shape.dimension;
    layers = add_layers(shape.layers, d, parameters_, random);
    tag_weights = parameters_.add("tags", d, name_tags, 0.1F, random);
    tag_bias = parameters_.add("tags.bias", 1, name_tags, 0, random);
    transitions = parameters_.add("transitions", name_tags, name_tags, 0, random);
    const auto add_guess = [&](const char* name, std::size_t columns) {
        return Guess{parameters_.add(name, d, columns, 0.1F, random),
                     parameters_.add(std::string(name) + ".bias", 1, columns, 0, random)};
    };
    grammar_tags_ = add_guess("grammar.tags", shape.tags);
    grammar_relations_ = add_guess("grammar.relations", shape.relations);
    words_ = add_guess("words", shape.guessed_words);
    set_base_ = name_word_base + static_cast<std::uint32_t>(shape.words);
    hidden_row_ = set_base_ + static_cast<std::uint32_t>(shape.sets);
    parameters_.add_embeddings(hidden_row_ + 1, d, 0.1F, random);
    parameters_.finish();
}

void NameNetwork::embed(Pass& pass, std::span<const std::uint32_t> frequencies, const NameTrainingOptions* options,
                        Random* random) const {
    const std::size_t d = shape_.dimension;
    std::vector<float>& input = pass.activations[0];
    for (std::size_t s = 0; s < pass.samples.size(); ++s) {
        const NameSample& sample = *pass.samples[s];
        const bool shows_set = options != nullptr && sample.set != 0 && random->uniform() >= options->set_dropout;
        for (std::size_t i = 0; i < sample.rows.size(); ++i) {
            const std::size_t row = pass.sentences[s].first + i;
            NameRows& used = pass.features[row];
            used = sample.rows[i];
            if (options != nullptr) {
                const std::uint32_t word = used.rows[0] - name_word_base;
                if (word > 0 && word <= shape_.guessed_words && random->uniform() < options->hidden) {
                    used.count = 0;
                    used.add(hidden_row_);
                    pass.guessed[row] = static_cast<std::int32_t>(word) - 1;
                } else {
                    const float rare = options->word_dropout / (options->word_dropout + static_cast<float>(frequencies[word]));
                    const bool drops = random->uniform() < options->least_word_dropout + (1 - options->least_word_dropout) * rare;
                    if (drops) used.rows[0] = unknown_name_word;
                    std::uint32_t kept = 1;
                    for (std::uint32_t k = 1; k < used.count; ++k) {
                        const bool own = used.rows[k] < name_suffix4_base;
                        if (own ? !drops : random->uniform() >= options->feature_dropout) used.rows[kept++] = used.rows[k];
                    }
                    used.count = kept;
                }
                if (shows_set) used.add(set_base_ + sample.set);
            }
            for (std::uint32_t k = 0; k < used.count; ++k) add_scaled(d, 1, parameters_.embedding(used.rows[k]), &input[row * d]);
        }
    }
}

void NameNetwork::encode(Pass& pass, std::span<const std::uint32_t> frequencies, const NameTrainingOptions* options,
                         Random* random) const {
    embed(pass, frequencies, options, random);
    const LayerDropout dropout =
        options == nullptr ? LayerDropout{} : LayerDropout{options->embedding_dropout, options->layer_dropout};
    run_layers(parameters_, layers, dropout, random, pass);
}

void NameNetwork::encode_back(Pass& pass, std::vector<float>& delta, Gradients& gradients) const {
    const std::size_t d = shape_.dimension;
    run_layers_back(parameters_, layers, {}, pass, delta, gradients);
    for (std::size_t row = 0; row < pass.rows; ++row) {
        const NameRows& used = pass.features[row];
        for (std::uint32_t k = 0; k < used.count; ++k) add_scaled(d, 1, &delta[row * d], gradients.row(used.rows[k], d));
    }
}

void NameNetwork::guess(const Guess& head, std::span<const std::int32_t> wanted, const float* top, float scale,
                        std::vector<float>& delta, Gradients& gradients) const {
    const std::size_t d = shape_.dimension, columns = head.weights.columns;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        if (wanted[row] >= 0) rows.push_back(row);
    }
    if (rows.empty()) return;
    std::vector<float> in(rows.size() * d), scores(rows.size() * columns), back(rows.size() * d, 0.0F);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::copy_n(top + rows[i] * d, d, &in[i * d]);
        std::copy_n(parameters_.weights(head.bias), columns, &scores[i * columns]);
    }
    add_product(rows.size(), columns, d, in.data(), d, 1, parameters_.weights(head.weights), columns, scores.data(), columns);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        float* const row = &scores[i * columns];
        const float most = *std::max_element(row, row + columns);
        float sum = 0;
        for (std::size_t j = 0; j < columns; ++j) sum += row[j] = std::exp(row[j] - most);
        for (std::size_t j = 0; j < columns; ++j) row[j] *= scale / sum;
        row[wanted[rows[i]]] -= scale;
        add_scaled(columns, 1, row, &gradients.dense[head.bias.offset]);
    }
    add_product(d, columns, rows.size(), in.data(), 1, d, scores.data(), columns, &gradients.dense[head.weights.offset], columns);
    std::vector<float> transposed(d * columns);
    transpose(d, columns, parameters_.weights(head.weights), transposed.data());
    add_product(rows.size(), d, columns, scores.data(), columns, 1, transposed.data(), d, back.data(), d);
    for (std::size_t i = 0; i < rows.size(); ++i) add_scaled(d, 1, &back[i * d], &delta[rows[i] * d]);
}

double NameNetwork::train(std::span<const NameSample* const> samples, std::span<const std::uint32_t> frequencies,
                          const NameTrainingOptions& options, float scale, Random& random) {
    const std::size_t d = shape_.dimension;
    Gradients& gradients = parameters_.gradients(0);
    Pass pass(samples, d, layers.size());
    encode(pass, frequencies, &options, &random);
    std::vector<float> scores(pass.rows * name_tags), score_delta(pass.rows * name_tags, 0.0F);
    for (std::size_t row = 0; row < pass.rows; ++row)
        std::copy_n(parameters_.weights(tag_bias), name_tags, &scores[row * name_tags]);
    const float* const top = pass.top();
    add_product(pass.rows, name_tags, d, top, d, 1, parameters_.weights(tag_weights), name_tags, scores.data(), name_tags);
    double loss = 0;
    std::vector<std::int32_t> tags(pass.rows, -1), relations(pass.rows, -1);
    for (std::size_t s = 0; s < samples.size(); ++s) {
        const std::size_t at = pass.sentences[s].first;
        for (std::size_t i = 0; i < samples[s]->grammar.size(); ++i) {
            const TokenGrammar& grammar = samples[s]->grammar[i];
            if (grammar.tag != 0) tags[at + i] = grammar.tag;
            if (grammar.relation != 0) relations[at + i] = grammar.relation;
        }
        if (samples[s]->allowed.empty()) continue;
        loss += chain_loss(samples[s]->allowed, parameters_.weights(transitions), &scores[at * name_tags], scale,
                           &score_delta[at * name_tags], &gradients.dense[transitions.offset]);
    }
    for (std::size_t row = 0; row < pass.rows; ++row)
        add_scaled(name_tags, 1, &score_delta[row * name_tags], &gradients.dense[tag_bias.offset]);
    add_product(d, name_tags, pass.rows, top, 1, d, score_delta.data(), name_tags, &gradients.dense[tag_weights.offset],
                name_tags);
    std::vector<float> transposed(d * name_tags), delta(pass.rows * d, 0.0F);
    transpose(d, name_tags, parameters_.weights(tag_weights), transposed.data());
    add_product(pass.rows, d, name_tags, score_delta.data(), name_tags, 1, transposed.data(), d, delta.data(), d);
    guess(grammar_tags_, tags, top, scale * options.grammar_weight, delta, gradients);
    guess(grammar_relations_, relations, top, scale * options.grammar_weight, delta, gradients);
    if (options.hidden > 0) guess(words_, pass.guessed, top, scale * options.guess_weight, delta, gradients);
    encode_back(pass, delta, gradients);
    return loss;
}

void NameNetwork::observe(const NameSample& sample, std::span<Range> ranges) const {
    const NameSample* const one[] = {&sample};
    Pass pass(one, shape_.dimension, layers.size());
    encode(pass, {}, nullptr, nullptr);
    for (std::size_t l = 0; l < ranges.size(); ++l) ranges[l].observe(pass.activations[l].data(), pass.activations[l].size());
}

}  // namespace skein
