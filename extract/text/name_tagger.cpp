#include "extract/text/name_tagger.hpp"

#include <algorithm>

namespace skein {
namespace {

// Sentences are read together until there are this many rows: large enough for the products, small enough for the cache.
constexpr std::size_t batch_rows = 192;
constexpr std::uint32_t longest_piece = 800;
// The lead, in scores, at which confidence is three quarters.
constexpr std::int32_t middling_lead = 3 * static_cast<std::int32_t>(score_unit);

}  // namespace

NameTagger::NameTagger(const NameModel& model, const Kernels& kernels)
    : model_(model),
      kernels_(kernels),
      recent_words_(RecentForms::places + 1),
      recent_sums_((RecentForms::places + 1) * model.stack.dimension) {
    const auto weight = [&model](std::size_t from, std::size_t to) {
        return std::int32_t{model.transitions[from * name_tags + to]};
    };
    for (std::size_t from = 0; from < name_tags; ++from) {
        steps_.to_outside[from] = weight(from, 0);
        for (std::size_t k = 0; k < all_entity_types.size(); ++k) steps_.to_begin[from][k] = weight(from, 2 * k + 1);
    }
    for (std::size_t k = 0; k < all_entity_types.size(); ++k) {
        steps_.from_begin_to_inside[k] = weight(2 * k + 1, 2 * k + 2);
        steps_.from_inside_to_inside[k] = weight(2 * k + 2, 2 * k + 2);
    }
}

void NameTagger::begin() {
    pieces_.clear();
    encoder_.clear(model_.stack);
}

void NameTagger::add_rows(const NameRows& rows, std::int16_t* out) const {
    const std::size_t d = model_.stack.dimension;
    for (std::uint32_t k = 0; k < rows.count; ++k) {
        kernels_.add_row(out, model_.embeddings.weights.data() + std::size_t{rows.rows[k]} * d, model_.embeddings.factor, d);
    }
}

void NameTagger::add_piece(const TaggedText& text, std::uint32_t first, std::uint32_t last) {
    const Annotation& annotation = *text.annotation;
    const std::size_t d = model_.stack.dimension;
    const std::size_t count = last - first;
    words_.resize(std::max(words_.size(), count));
    context_.resize(std::max(context_.size(), count));
    const std::size_t first_row = encoder_.rows();
    pieces_.push_back({first, static_cast<std::uint32_t>(first_row), last - first, text.names});
    encoder_.begin_sentence();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view form = annotation.form(annotation.tokens[first + i]);
        const RecentForms::Found found = recent_.find(form);
        std::int16_t* const sum = recent_sums_.data() + found.place * d;
        if (!found.known) {
            NameRows rows;
            model_.features.own_rows(form, recent_words_[found.place], rows);
            std::fill_n(sum, d, std::int16_t{0});
            add_rows(rows, sum);
        }
        words_[i] = recent_words_[found.place];
        context_[i].count = 0;
        std::copy_n(sum, d, encoder_.add_row());
    }
    model_.features.add_context_rows({words_.data(), count}, {context_.data(), count});
    for (std::size_t i = 0; i < count; ++i) add_rows(context_[i], encoder_.row(first_row + i));
    encoder_.end_sentence();
}

void NameTagger::run() {
    encoder_.run(model_.stack, kernels_, no_kept_layer);
    const std::size_t width = model_.tags.matrix.columns;
    scores_.resize(std::max(scores_.size(), encoder_.rows() * width));
    const std::uint8_t* const input = encoder_.as_input(kernels_, model_.tags, encoder_.stream());
    kernels_.multiply(model_.tags.matrix, input, encoder_.rows(), model_.stack.dimension, scores_.data(), width);
    for (const Piece& piece : pieces_) decode(piece);
}

// The best way to each tag of each token (Viterbi), kept in `back_`. What goes on with a name may only follow its own type; the
// best way to anything else is the same for all but the transition. Gives the tag that the best way of all ends with.
std::size_t NameTagger::find_ways(const std::int16_t* first, std::size_t n) {
    const std::size_t width = model_.tags.matrix.columns;
    back_.resize(std::max(back_.size(), n * name_tags));
    constexpr std::int32_t never = -(1 << 30);
    constexpr std::size_t types = all_entity_types.size();
    // The best score of a tagging so far that ends outside names, begins one of a type, or goes on with one.
    std::int32_t outside = first[0];
    ByType begin, inside;
    begin.fill(never);
    inside.fill(never);
    for (std::size_t k = 0; k < types; ++k) begin[k] = first[2 * k + 1];
    const auto best_of = [&](std::size_t tag) {
        return tag == 0 ? outside : is_inside(tag) ? inside[tag / 2 - 1] : begin[tag / 2];
    };
    // A tag so far behind the best one cannot be what comes before any tag, whatever the transitions.
    const std::int32_t widest = model_.widest_step;
    for (std::size_t t = 1; t < n; ++t) {
        std::int32_t most = outside;
        for (std::size_t k = 0; k < type_lanes; ++k) most = std::max(most, std::max(begin[k], inside[k]));
        std::int32_t next_outside = 2 * never, outside_from = 0;
        ByType next_begin, begin_from{};
        next_begin.fill(2 * never);
        for (std::size_t i = 0; i < name_tags; ++i) {
            const std::int32_t best = best_of(i);
            if (best < most - widest) continue;
            const auto from = static_cast<std::int32_t>(i);
            if (best + steps_.to_outside[i] > next_outside) next_outside = best + steps_.to_outside[i], outside_from = from;
            for (std::size_t k = 0; k < type_lanes; ++k) {
                const std::int32_t score = best + steps_.to_begin[i][k];
                begin_from[k] = score > next_begin[k] ? from : begin_from[k];
                next_begin[k] = std::max(score, next_begin[k]);
            }
        }
        const std::int16_t* const row = first + t * width;
        std::uint8_t* const back = back_.data() + t * name_tags;
        outside = std::max(next_outside + row[0], never);
        back[0] = static_cast<std::uint8_t>(outside_from);
        for (std::size_t k = 0; k < types; ++k) {
            const std::int32_t begun = begin[k] + steps_.from_begin_to_inside[k];
            const std::int32_t gone_on = inside[k] + steps_.from_inside_to_inside[k];
            inside[k] = std::max(std::max(begun, gone_on) + row[2 * k + 2], never);
            begin[k] = std::max(next_begin[k] + row[2 * k + 1], never);
            back[2 * k + 1] = static_cast<std::uint8_t>(begin_from[k]);
            back[2 * k + 2] = static_cast<std::uint8_t>(gone_on > begun ? 2 * k + 2 : 2 * k + 1);
        }
    }
    std::size_t tag = 0;
    for (std::size_t i = 1; i < name_tags; ++i) {
        if (best_of(i) > best_of(tag)) tag = i;
    }
    return tag;
}

void NameTagger::decode(const Piece& piece) {
    const std::size_t width = model_.tags.matrix.columns;
    const std::int16_t* const first = scores_.data() + piece.row * width;
    const std::int16_t* const weights = model_.transitions.data();
    const std::size_t n = piece.tokens;
    std::size_t tag = find_ways(first, n);
    tags_.resize(std::max(tags_.size(), n));
    for (std::size_t t = n; t-- > 0;) {
        tags_[t] = static_cast<std::uint8_t>(tag);
        tag = back_[t * name_tags + tag];
    }
    for (std::size_t t = 0; t < n;) {
        if (tags_[t] == 0) {
            ++t;
            continue;
        }
        const EntityType type = type_of_tag(tags_[t]);
        const std::size_t begin = t;
        do ++t;
        while (t < n && is_inside(tags_[t]));
        // The score of this stretch, read as a name of one type or, with tags 0, as no name.
        const auto score_as = [&](std::size_t begin_as, std::size_t inside_as) {
            std::int32_t score = begin == 0 ? 0 : weights[tags_[begin - 1] * name_tags + begin_as];
            for (std::size_t k = begin; k < t; ++k) {
                const std::size_t as = k == begin ? begin_as : inside_as;
                score += first[k * width + as];
                const std::size_t next = k + 1 < t ? inside_as : k + 1 < n ? tags_[k + 1] : name_tags;
                if (next < name_tags) score += weights[as * name_tags + next];
            }
            return score;
        };
        std::int32_t other = score_as(0, 0);
        for (const EntityType alternative : all_entity_types) {
            if (alternative != type) other = std::max(other, score_as(begin_tag(alternative), inside_tag(alternative)));
        }
        std::int32_t lead = score_as(begin_tag(type), inside_tag(type)) - other;
        lead = std::max(lead, 0);
        piece.names->push_back({piece.token + static_cast<std::uint32_t>(begin), piece.token + static_cast<std::uint32_t>(t),
                                type, static_cast<std::uint16_t>(500 + 500 * lead / (lead + middling_lead))});
    }
}

void NameTagger::tag(std::span<const TaggedText> texts) {
    begin();
    for (const TaggedText& text : texts) {
        for (const SentenceTokens& sentence : text.annotation->sentences) {
            for (std::uint32_t first = sentence.first; first < sentence.last;) {
                const std::uint32_t last = std::min(sentence.last, first + longest_piece);
                add_piece(text, first, last);
                first = last;
                if (encoder_.rows() < batch_rows) continue;
                run();
                begin();
            }
        }
    }
    if (!pieces_.empty()) run();
}

void NameTagger::tag(const Annotation& annotation, std::vector<TaggedName>& names) {
    const TaggedText text{&annotation, &names};
    tag({&text, 1});
}

}  // namespace skein
