#include "extract/train/network.hpp"

#include "extract/train/float_kernels.hpp"
#include "extract/train/network_pass.hpp"
#include "extract/train/oracle.hpp"
#include "extract/train/random.hpp"
#include "extract/train/ranges.hpp"

#include <algorithm>
#include <cmath>

namespace skein {
namespace {

std::uint32_t argmax(std::span<const float> scores, std::size_t first = 0) {
    return static_cast<std::uint32_t>(std::max_element(scores.begin() + static_cast<std::ptrdiff_t>(first), scores.end()) -
                                      scores.begin());
}

// Turns scores into probabilities.
void softmax(std::span<float> scores) {
    const float top = *std::ranges::max_element(scores);
    float sum = 0;
    for (float& score : scores) sum += score = std::exp(score - top);
    for (float& score : scores) score /= sum;
}

}  // namespace

Network::Network(const NetworkShape& shape, std::uint64_t seed) : shape_(shape) {
    Random random(seed);
    const std::size_t d = shape.dimension;
    const std::size_t h = shape.hidden;
    std::uint32_t rows = 0;
    for (std::size_t table = 0; table < feature_tables; ++table) {
        table_base_[table] = rows;
        rows += shape.table_sizes[table];
    }
    parameters_.add_embeddings(rows, d, 0.2F, random);
    layers = add_layers(shape.layers, d, parameters_, random);
    tag_weights = parameters_.add("tag", d, shape.tags, he_scale(2 * d), random);
    tag_bias = parameters_.add("tag.bias", 1, shape.tags, 0, random);
    if (shape.ends) {
        end_weights = parameters_.add("end", d, 1, he_scale(2 * d), random);
        end_bias = parameters_.add("end.bias", 1, 1, 0, random);
    }
    if (shape.relations == 0) {
        parameters_.finish();
        return;
    }
    slot_weights = parameters_.add("slots", d, slot_count * h, he_scale(6 * d), random);
    slot_none = parameters_.add("slots.none", 1, slot_count * h, 0, random);
    hidden_bias = parameters_.add("hidden.bias", bias_rows, h, 0, random);
    move_weights = parameters_.add("moves", move_count, h, he_scale(2 * h), random);
    move_bias = parameters_.add("moves.bias", 1, move_count, 0, random);
    left_weights = parameters_.add("left", shape.relations, h, he_scale(2 * h), random);
    left_bias = parameters_.add("left.bias", 1, shape.relations, 0, random);
    right_weights = parameters_.add("right", shape.relations, h, he_scale(2 * h), random);
    right_bias = parameters_.add("right.bias", 1, shape.relations, 0, random);
    parameters_.finish();
}

void Network::project(Pass& pass) const {
    const std::size_t d = shape_.dimension;
    const std::size_t width = slot_count * shape_.hidden;
    pass.slots.assign(pass.rows * width, 0);
    add_product(pass.rows, width, d, pass.at_layer(layers.size()), d, 1, parameters_.weights(slot_weights), width,
                pass.slots.data(), width);
}

void Network::tag(Pass& pass, const TrainingOptions& options, float scale, Gradients& gradients, Losses& losses) const {
    const std::size_t d = shape_.dimension;
    const std::size_t k = shape_.tags;
    pass.tag_scores.assign(pass.rows * k, 0);
    const float* input = pass.at_layer(shape_.tag_layer);
    add_product(pass.rows, k, d, input, d, 1, parameters_.weights(tag_weights), k, pass.tag_scores.data(), k);
    std::vector<float> delta(pass.rows * k, 0);
    float* bias_gradient = gradients.dense.data() + tag_bias.offset;
    for (const Pass::Span& span : pass.spans) {
        for (std::size_t i = 0; i < span.words; ++i) {
            const std::uint8_t gold = (*span.sentence)[i].tag;
            if (gold == 0) continue;
            const std::size_t row = span.first + i;
            const std::span<float> scores(&pass.tag_scores[row * k], k);
            for (std::size_t c = 0; c < k; ++c) scores[c] += parameters_.weights(tag_bias)[c];
            scores[0] = -1e9F;
            softmax(scores);
            losses.tags -= std::log(std::max(scores[gold], 1e-10F));
            for (std::size_t c = 0; c < k; ++c) {
                delta[row * k + c] = (scores[c] - (c == gold ? 1.0F : 0.0F)) * scale * options.tag_weight;
                bias_gradient[c] += delta[row * k + c];
            }
        }
    }
    add_product(d, k, pass.rows, input, 1, d, delta.data(), k, gradients.dense.data() + tag_weights.offset, k);
    std::vector<float> transposed(d * k);
    transpose(d, k, parameters_.weights(tag_weights), transposed.data());
    add_product(pass.rows, d, k, delta.data(), k, 1, transposed.data(), d, pass.make_tag_delta(), d);
}

void Network::end(Pass& pass, const TrainingOptions& options, float scale, Gradients& gradients, Losses& losses) const {
    const std::size_t d = shape_.dimension;
    const float* const weights = parameters_.weights(end_weights);
    float* const weight_gradient = gradients.dense.data() + end_weights.offset;
    float& bias_gradient = gradients.dense[end_bias.offset];
    for (const Pass::Span& span : pass.spans) {
        for (std::size_t i = 0; i < span.words; ++i) {
            const auto gold = (*span.sentence)[i].end;
            if (gold < 0) continue;
            const float* const row = pass.at_layer(layers.size()) + (span.first + i) * d;
            const float probability = 1 / (1 + std::exp(-dot(d, row, weights) - *parameters_.weights(end_bias)));
            losses.ends -= std::log(std::max(gold != 0 ? probability : 1 - probability, 1e-10F));
            const float delta = (probability - static_cast<float>(gold)) * scale * options.end_weight;
            add_scaled(d, delta, row, weight_gradient);
            add_scaled(d, delta, weights, &pass.delta[(span.first + i) * d]);
            bias_gradient += delta;
        }
    }
}

std::vector<float> Network::end_scores(const TrainingSentence& passage, ActivationRanges* ranges) const {
    const TrainingSentence* const one = &passage;
    Pass pass(std::span(&one, 1), shape_.dimension, layers.size());
    encode(pass, nullptr, nullptr);
    observe(pass, ranges);
    const std::size_t d = shape_.dimension;
    std::vector<float> scores;
    for (std::size_t i = 0; i < passage.size(); ++i) {
        const float* const row = pass.at_layer(layers.size()) + (pass.spans[0].first + i) * d;
        scores.push_back(dot(d, row, parameters_.weights(end_weights)) + *parameters_.weights(end_bias));
    }
    return scores;
}

void Network::observe(const Pass& pass, ActivationRanges* ranges) const {
    if (ranges == nullptr) return;
    const std::size_t d = shape_.dimension;
    for (std::size_t layer = 0; layer <= layers.size(); ++layer)
        ranges->layers[layer].observe(pass.at_layer(layer) + d, (pass.rows - 2) * d);
}

void Network::parse(Pass& pass, const TrainingOptions& options, float scale, Gradients& gradients, Losses& losses,
                    Random& random) const {
    const std::size_t h = shape_.hidden;
    const std::size_t k = shape_.relations;
    const std::size_t width = slot_count * h;
    std::vector<float> slot_delta(pass.rows * width, 0);
    std::vector<float> hidden(h), mask(h), delta(h), label_scores(k);
    std::vector<std::uint32_t> heads;
    const float keep = 1 - options.hidden_dropout;
    const float* none = parameters_.weights(slot_none);
    const float* bias = parameters_.weights(hidden_bias);
    float* const dense = gradients.dense.data();
    ArcHybrid state;
    ParserContext context;
    for (const Pass::Span& span : pass.spans) {
        state.reset(static_cast<std::uint32_t>(span.words));
        heads.resize(span.words);
        for (std::size_t i = 0; i < span.words; ++i) heads[i] = (*span.sentence)[i].head;
        while (!state.done()) {
            state.look(context);
            std::ranges::fill(hidden, 0.0F);
            for (std::size_t s = 0; s < slot_count; ++s) {
                const std::uint32_t token = context.slots[s];
                add_scaled(h, 1, token == state.none() ? none + s * h : &pass.slots[(span.first + token) * width + s * h],
                           hidden.data());
            }
            for (const std::uint32_t row : context.bias) add_scaled(h, 1, bias + row * h, hidden.data());
            for (std::size_t c = 0; c < h; ++c) {
                mask[c] = hidden[c] > 0 && random.uniform() < keep ? 1 / keep : 0;
                hidden[c] *= mask[c];
            }
            std::array<float, move_count> scores;
            for (std::size_t m = 0; m < move_count; ++m) {
                scores[m] = dot(h, hidden.data(), parameters_.weights(move_weights) + m * h) + parameters_.weights(move_bias)[m];
            }
            const auto costs = move_costs(state, heads);
            const std::uint8_t least = *std::ranges::min_element(costs);
            float sum = 0, right = 0, top = -1e30F;
            std::size_t best = 0, best_right = 0;
            float top_right = -1e30F;
            for (std::size_t m = 0; m < move_count; ++m) {
                if (costs[m] == 255) continue;
                if (scores[m] > top) top = scores[m], best = m;
                if (costs[m] == least && scores[m] > top_right) top_right = scores[m], best_right = m;
            }
            std::array<float, move_count> probability{};
            for (std::size_t m = 0; m < move_count; ++m) {
                if (costs[m] == 255) continue;
                sum += probability[m] = std::exp(scores[m] - top);
                if (costs[m] == least) right += probability[m];
            }
            losses.moves -= std::log(std::max(right / sum, 1e-10F));
            std::ranges::fill(delta, 0.0F);
            for (std::size_t m = 0; m < move_count; ++m) {
                if (costs[m] == 255) continue;
                const float gradient = (probability[m] / sum - (costs[m] == least ? probability[m] / right : 0)) * scale;
                add_scaled(h, gradient, parameters_.weights(move_weights) + m * h, delta.data());
                add_scaled(h, gradient, hidden.data(), dense + move_weights.offset + m * h);
                dense[move_bias.offset + m] += gradient;
            }
            const bool own = random.uniform() < options.own_moves;
            const auto move = static_cast<Move>(own ? best : best_right);
            std::uint8_t relation = 0;
            if (move != Move::shift) {
                const std::uint32_t child = state.child_of(move);
                const std::uint8_t gold = (*span.sentence)[child].relation;
                relation = gold;
                if (state.head_of(move) != state.words()) {
                    const Matrix& weights = move == Move::left ? left_weights : right_weights;
                    const Matrix& label_bias = move == Move::left ? left_bias : right_bias;
                    for (std::size_t c = 1; c < k; ++c) {
                        label_scores[c] =
                            dot(h, hidden.data(), parameters_.weights(weights) + c * h) + parameters_.weights(label_bias)[c];
                    }
                    label_scores[0] = -1e9F;
                    if (own) relation = static_cast<std::uint8_t>(argmax(label_scores, 1));
                    if (heads[child] == state.head_of(move) && gold != 0) {
                        softmax(label_scores);
                        losses.relations -= std::log(std::max(label_scores[gold], 1e-10F));
                        for (std::size_t c = 1; c < k; ++c) {
                            const float gradient = (label_scores[c] - (c == gold ? 1.0F : 0.0F)) * scale;
                            if (std::abs(gradient) < 1e-5F * scale) continue;
                            add_scaled(h, gradient, parameters_.weights(weights) + c * h, delta.data());
                            add_scaled(h, gradient, hidden.data(), dense + weights.offset + c * h);
                            dense[label_bias.offset + c] += gradient;
                        }
                    }
                }
            }
            for (std::size_t c = 0; c < h; ++c) delta[c] *= mask[c];
            for (std::size_t s = 0; s < slot_count; ++s) {
                const std::uint32_t token = context.slots[s];
                add_scaled(
                    h, 1, delta.data(),
                    token == state.none() ? dense + slot_none.offset + s * h : &slot_delta[(span.first + token) * width + s * h]);
            }
            for (const std::uint32_t row : context.bias) add_scaled(h, 1, delta.data(), dense + hidden_bias.offset + row * h);
            state.apply(move, relation);
        }
    }
    const std::size_t d = shape_.dimension;
    const float* input = pass.at_layer(layers.size());
    add_product(d, width, pass.rows, input, 1, d, slot_delta.data(), width, dense + slot_weights.offset, width);
    std::vector<float> transposed(d * width);
    transpose(d, width, parameters_.weights(slot_weights), transposed.data());
    add_product(pass.rows, d, width, slot_delta.data(), width, 1, transposed.data(), d, pass.delta.data(), d);
}

Losses Network::train(std::span<const TrainingSentence* const> sentences, const TrainingOptions& options, float scale,
                      std::size_t shard, std::uint64_t seed) {
    Random random(seed);
    Gradients& gradients = parameters_.gradients(shard);
    Pass pass(sentences, shape_.dimension, layers.size());
    encode(pass, &options, &random);
    pass.delta.assign(pass.rows * shape_.dimension, 0);
    Losses losses;
    for (const Pass::Span& span : pass.spans) losses.tokens += span.words;
    if (shape_.relations != 0) {
        project(pass);
        parse(pass, options, scale, gradients, losses, random);
    }
    if (shape_.ends) end(pass, options, scale, gradients, losses);
    tag(pass, options, scale, gradients, losses);
    encode_back(pass, gradients);
    return losses;
}

DecodedSentence Network::decode(const TrainingSentence& sentence, ActivationRanges* ranges) const {
    const TrainingSentence* const one = &sentence;
    Pass pass(std::span(&one, 1), shape_.dimension, layers.size());
    encode(pass, nullptr, nullptr);
    project(pass);
    const std::size_t d = shape_.dimension;
    const std::size_t h = shape_.hidden;
    const std::size_t k = shape_.tags;
    const std::size_t width = slot_count * h;
    observe(pass, ranges);
    DecodedSentence out;
    std::vector<float> scores(pass.rows * k, 0);
    add_product(pass.rows, k, d, pass.at_layer(shape_.tag_layer), d, 1, parameters_.weights(tag_weights), k, scores.data(), k);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::span<float> row(&scores[(pass.spans[0].first + i) * k], k);
        for (std::size_t c = 0; c < k; ++c) row[c] += parameters_.weights(tag_bias)[c];
        out.tags.push_back(static_cast<std::uint8_t>(argmax(row, 1)));
    }
    ArcHybrid state;
    ParserContext context;
    state.reset(static_cast<std::uint32_t>(sentence.size()));
    std::vector<float> hidden(h), labels(shape_.relations);
    while (!state.done()) {
        state.look(context);
        std::ranges::fill(hidden, 0.0F);
        for (std::size_t s = 0; s < slot_count; ++s) {
            const std::uint32_t token = context.slots[s];
            add_scaled(h, 1,
                       token == state.none() ? parameters_.weights(slot_none) + s * h
                                             : &pass.slots[(pass.spans[0].first + token) * width + s * h],
                       hidden.data());
        }
        for (const std::uint32_t row : context.bias) add_scaled(h, 1, parameters_.weights(hidden_bias) + row * h, hidden.data());
        for (float& value : hidden) value = std::max(value, 0.0F);
        if (ranges != nullptr) ranges->hidden.observe(hidden.data(), h);
        Move best = Move::shift;
        float top = -1e30F;
        for (std::size_t m = 0; m < move_count; ++m) {
            if (!state.allows(static_cast<Move>(m))) continue;
            const float score =
                dot(h, hidden.data(), parameters_.weights(move_weights) + m * h) + parameters_.weights(move_bias)[m];
            if (score > top) top = score, best = static_cast<Move>(m);
        }
        std::uint8_t relation = 0;
        if (best != Move::shift && state.head_of(best) != state.words()) {
            const Matrix& weights = best == Move::left ? left_weights : right_weights;
            const Matrix& bias = best == Move::left ? left_bias : right_bias;
            for (std::size_t c = 1; c < shape_.relations; ++c) {
                labels[c] = dot(h, hidden.data(), parameters_.weights(weights) + c * h) + parameters_.weights(bias)[c];
            }
            relation = static_cast<std::uint8_t>(argmax(labels, 1));
        }
        state.apply(best, relation);
    }
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
        out.heads.push_back(state.head(i));
        out.relations.push_back(state.relation(i));
    }
    return out;
}

}  // namespace skein
