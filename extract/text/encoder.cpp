#include "extract/text/encoder.hpp"

#include <algorithm>

namespace skein {

void FormVectors::sum(const EncoderWeights& encoder, const Kernels& kernels, const FeatureRows& rows, std::int16_t* out) {
    std::fill_n(out, encoder.dimension, std::int16_t{0});
    for (std::size_t table = 0; table < feature_tables; ++table) {
        const EmbeddingTable& embedding = encoder.embeddings[table];
        kernels.add_row(out, embedding.weights.data() + rows[table] * encoder.dimension, embedding.factor, encoder.dimension);
    }
}

const std::int16_t* FormVectors::find(const EncoderWeights& encoder, std::string_view form, std::uint16_t kind) {
    if (encoder_ != encoder.identity) {
        encoder_ = encoder.identity;
        recent_.forget();
        sums_.resize((RecentForms::places + 1) * encoder.dimension);
    }
    const RecentForms::Found found = recent_.find(form, kind);
    place_ = found.place;
    return found.known ? sums_.data() + place_ * encoder.dimension : nullptr;
}

const std::int16_t* FormVectors::make(const EncoderWeights& encoder, const Kernels& kernels, const FeatureRows& rows) {
    std::int16_t* const out = sums_.data() + place_ * encoder.dimension;
    sum(encoder, kernels, rows, out);
    return out;
}

void EncodedSentences::clear(const EncoderWeights& encoder, const Kernels& kernels) {
    encoder_ = &encoder;
    kernels_ = &kernels;
    run_.clear(encoder);
    spans_.clear();
}

void EncodedSentences::begin_sentence(std::uint32_t sentence) {
    spans_.push_back({sentence, static_cast<std::uint32_t>(run_.rows()), 0});
    run_.begin_sentence();
}

void EncodedSentences::end_sentence() {
    FormVectors::sum(*encoder_, *kernels_, FeatureExtractor::root_rows(), run_.add_row());
    run_.end_sentence();
}

}  // namespace skein
