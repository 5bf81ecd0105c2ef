#include "extract/text/parser.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr std::size_t near_count = 5;
constexpr std::size_t child_count = slot_count - near_count;

}  // namespace

void Parser::begin(const LanguageModel& model, const Kernels& kernels, EncodedSentences& encoded) {
    model_ = &model;
    kernels_ = &kernels;
    input_ = encoded.as_input(model.near_slots, encoded.stream());
    near_.resize(std::max(near_.size(), encoded.rows() * near_count * model.hidden));
    hidden_.resize(model.hidden);
    scores_.resize(std::max({model.moves.matrix.columns, model.left.matrix.columns, model.right.matrix.columns}));
    kernels.multiply(model.near_slots.matrix, input_, encoded.rows(), model.dimension, near_.data(), near_count * model.hidden);
}

const std::int16_t* Parser::slot(std::size_t slot, std::uint32_t token) {
    const std::size_t h = model_->hidden;
    if (token == state_.none()) return model_->slot_none.data() + slot * h;
    if (slot < near_count) return near_.data() + ((first_row_ + token) * near_count + slot) * h;
    const std::size_t place = token * child_count + slot - near_count;
    std::int16_t* const made = children_.data() + place * h;
    if (!made_[place]) {
        made_[place] = true;
        const DenseLayer& layer = model_->child_slots[slot - near_count];
        kernels_->multiply(layer.matrix, input_ + (first_row_ + token) * model_->dimension, 1, model_->dimension, made, h);
    }
    return made;
}

void Parser::hide(const ParserContext& context) {
    const std::int16_t* rows[slot_count + bias_count];
    for (std::size_t i = 0; i < slot_count; ++i) rows[i] = slot(i, context.slots[i]);
    for (std::size_t i = 0; i < bias_count; ++i)
        rows[slot_count + i] = model_->hidden_bias.data() + context.bias[i] * model_->hidden;
    kernels_->sum_to_bytes(rows, slot_count + bias_count, model_->hidden, model_->hidden_factor, hidden_.data());
}

std::uint8_t Parser::label(const DenseLayer& layer) {
    kernels_->multiply(layer.matrix, hidden_.data(), 1, model_->hidden, scores_.data(), layer.matrix.columns);
    std::uint8_t best = model_->given_relations.front();
    for (const std::uint8_t relation : model_->given_relations) {
        if (scores_[relation] > scores_[best]) best = relation;
    }
    return best;
}

void Parser::parse(const EncodedSentences::Span& span) {
    first_row_ = span.first;
    state_.reset(span.tokens);
    const std::size_t places = (span.tokens + 1) * child_count;
    if (children_.size() < places * model_->hidden) children_.resize(places * model_->hidden);
    made_.assign(places, false);
    ParserContext context;
    while (!state_.done()) {
        if (state_.stack_size() == 0) {  // nothing else can be done
            state_.apply(Move::shift, 0);
            continue;
        }
        state_.look(context);
        hide(context);
        kernels_->multiply(model_->moves.matrix, hidden_.data(), 1, model_->hidden, scores_.data(), model_->moves.matrix.columns);
        Move best = Move::shift;
        int top = -40'000;
        for (std::size_t i = 0; i < move_count; ++i) {
            const auto move = static_cast<Move>(i);
            if (scores_[i] > top && state_.allows(move)) top = scores_[i], best = move;
        }
        std::uint8_t relation = 0;
        if (best != Move::shift) {
            const bool root = state_.head_of(best) == state_.words();
            relation = root ? model_->root_relation : label(best == Move::left ? model_->left : model_->right);
        }
        state_.apply(best, relation);
    }
}

}  // namespace skein
