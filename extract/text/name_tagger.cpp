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
    : model_(model), kernels_(kernels), recent_words_(RecentForms::places + 1), recent_sums_((RecentForms::places + 1) * model.stack.dimension) {}

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

// The best valid tagging (Viterbi). What goes on with a name may only follow its own type; the best way to anything else is the
// same for all but the transition.
void NameTagger::decode(const Piece& piece) {
    const std::size_t width = model_.tags.matrix.columns;
    const std::int16_t* const first = scores_.data() + piece.row * width;
    const std::size_t n = piece.tokens;
    back_.resize(std::max(back_.size(), n * name_tags));
    tags_.resize(std::max(tags_.size(), n));
    constexpr std::int32_t never = -(1 << 30);
    std::int32_t best[name_tags];
    for (std::size_t j = 0; j < name_tags; ++j) best[j] = may_begin(j) ? first[j] : never;
    const std::int16_t* const weights = model_.transitions.data();
    // A tag so far behind the best one cannot be what comes before any tag, whatever the transitions.
    const std::int32_t widest = model_.widest_step;
    for (std::size_t t = 1; t < n; ++t) {
        std::int32_t next[name_tags];
        std::int32_t from[name_tags];
        std::fill_n(next, name_tags, 2 * never);
        std::fill_n(from, name_tags, 0);
        const std::int32_t hopeless = *std::max_element(best, best + name_tags) - widest;
        for (std::size_t i = 0; i < name_tags; ++i) {
            if (best[i] < hopeless) continue;
            for (std::size_t j = 0; j < name_tags; j += j == 0 ? 1 : 2) {
                const std::int32_t score = best[i] + weights[i * name_tags + j];
                if (score > next[j]) next[j] = score, from[j] = static_cast<std::int32_t>(i);
            }
        }
        for (std::size_t j = 2; j < name_tags; j += 2) {
            const std::int32_t begun = best[j - 1] + weights[(j - 1) * name_tags + j];
            const std::int32_t inside = best[j] + weights[j * name_tags + j];
            next[j] = std::max(begun, inside);
            from[j] = static_cast<std::int32_t>(inside > begun ? j : j - 1);
        }
        for (std::size_t j = 0; j < name_tags; ++j) {
            best[j] = std::max(next[j] + first[t * width + j], never);
            back_[t * name_tags + j] = static_cast<std::uint8_t>(from[j]);
        }
    }
    std::size_t tag = static_cast<std::size_t>(std::max_element(best, best + name_tags) - best);
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
        piece.names->push_back({piece.token + static_cast<std::uint32_t>(begin), piece.token + static_cast<std::uint32_t>(t), type,
                         static_cast<std::uint16_t>(500 + 500 * lead / (lead + middling_lead))});
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
