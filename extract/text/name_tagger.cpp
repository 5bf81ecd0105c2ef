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

void NameTagger::begin() {
    pieces_.clear();
    rows_ = 1;
    sentences_.clear();
    stream_.assign(model_.dimension, 0);
}

void NameTagger::add_piece(const Annotation& annotation, std::uint32_t first, std::uint32_t last) {
    forms_.clear();
    for (std::uint32_t i = first; i < last; ++i) forms_.push_back(annotation.form(annotation.tokens[i]));
    model_.features.rows(forms_, words_, features_);
    pieces_.push_back({first, static_cast<std::uint32_t>(rows_), last - first});
    sentences_.push_back({rows_, last - first});
    const std::size_t d = model_.dimension;
    stream_.resize((rows_ + last - first + 1) * d, 0);
    for (std::uint32_t i = 0; i < last - first; ++i) {
        std::int16_t* const out = stream_.data() + (rows_ + i) * d;
        for (std::uint32_t k = 0; k < features_[i].count; ++k) {
            kernels_.add_row(out, model_.embeddings.weights.data() + std::size_t{features_[i].rows[k]} * d, model_.embeddings.factor, d);
        }
    }
    rows_ += last - first + 1;
}

void NameTagger::run(std::vector<TaggedName>& names) {
    const std::size_t d = model_.dimension;
    bytes_.resize(rows_ * d);
    for (const EncoderLayer& layer : model_.layers) {
        kernels_.to_bytes(stream_.data(), rows_ * d, layer.dense.input_factor, bytes_.data());
        if (layer.kind == 'c') {
            convolve(layer.dense);
        } else {
            product_.resize(rows_ * 2 * d);
            memory_.resize(d / 2);
            kernels_.multiply(layer.dense.matrix, bytes_.data(), rows_, d, product_.data(), 2 * d);
            remember_both_ways(kernels_, model_.gates, sentences_, d, {product_.data(), rows_ * 2 * d}, memory_.data(), stream_.data());
        }
    }
    scores_.resize(rows_ * model_.tags.matrix.columns);
    kernels_.to_bytes(stream_.data(), rows_ * d, model_.tags.input_factor, bytes_.data());
    kernels_.multiply(model_.tags.matrix, bytes_.data(), rows_, d, scores_.data(), model_.tags.matrix.columns);
    for (const Piece& piece : pieces_) decode(piece, names);
}

void NameTagger::convolve(const DenseLayer& layer) {
    const std::size_t d = model_.dimension;
    product_.resize(rows_ * d);
    // Row t reads rows t-1, t and t+1, which lie side by side.
    kernels_.multiply(layer.matrix, bytes_.data(), rows_ - 2, d, product_.data() + d, d);
    std::fill_n(product_.data(), d, std::int16_t{0});
    for (const RowRange& sentence : sentences_) std::fill_n(product_.data() + (sentence.first + sentence.count) * d, d, std::int16_t{0});
    kernels_.add_positive(stream_.data(), product_.data(), rows_ * d);
}

// The best valid tagging (Viterbi). What goes on with a name may only follow its own type; the best way to anything else is the
// same for all but the transition.
void NameTagger::decode(const Piece& piece, std::vector<TaggedName>& names) {
    const std::size_t width = model_.tags.matrix.columns;
    const std::int16_t* const first = scores_.data() + piece.row * width;
    const std::size_t n = piece.tokens;
    back_.resize(n * name_tags);
    tags_.resize(n);
    constexpr std::int32_t never = -(1 << 30);
    std::int32_t best[name_tags];
    for (std::size_t j = 0; j < name_tags; ++j) best[j] = may_begin(j) ? first[j] : never;
    const std::int16_t* const weights = model_.transitions.data();
    for (std::size_t t = 1; t < n; ++t) {
        std::int32_t next[name_tags];
        std::int32_t from[name_tags];
        std::fill_n(next, name_tags, 2 * never);
        std::fill_n(from, name_tags, 0);
        for (std::size_t i = 0; i < name_tags; ++i) {
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
        names.push_back({piece.token + static_cast<std::uint32_t>(begin), piece.token + static_cast<std::uint32_t>(t), type,
                         static_cast<std::uint16_t>(500 + 500 * lead / (lead + middling_lead))});
    }
}

void NameTagger::tag(const Annotation& annotation, std::vector<TaggedName>& names) {
    begin();
    for (const SentenceTokens& sentence : annotation.sentences) {
        for (std::uint32_t first = sentence.first; first < sentence.last;) {
            const std::uint32_t last = std::min(sentence.last, first + longest_piece);
            add_piece(annotation, first, last);
            first = last;
            if (rows_ >= batch_rows) {
                run(names);
                begin();
            }
        }
    }
    if (!pieces_.empty()) run(names);
}

}  // namespace skein
