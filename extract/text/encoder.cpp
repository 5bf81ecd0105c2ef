#include "extract/text/encoder.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr FeatureRows nothing{std::uint32_t(-1)};

}  // namespace

void EncodedSentences::clear(const EncoderWeights& model) {
    dimension_ = model.dimension;
    features_.clear();
    spans_.clear();
    features_.push_back(nothing);
}

void EncodedSentences::begin_sentence(std::uint32_t sentence) {
    spans_.push_back({sentence, static_cast<std::uint32_t>(features_.size()), 0});
}

void EncodedSentences::add_token(const FeatureRows& rows) {
    features_.push_back(rows);
    ++spans_.back().tokens;
}

void EncodedSentences::end_sentence() {
    features_.push_back(FeatureExtractor::root_rows());
    features_.push_back(nothing);
}

void EncodedSentences::run(const EncoderWeights& model, const Kernels& kernels) {
    embed(model, kernels);
    for (std::size_t i = 0; i < model.layers.size(); ++i) {
        if (i == model.tag_layer) tag_stream_ = stream_;
        const EncoderLayer& layer = model.layers[i];
        if (layer.kind == 'c') {
            convolve(model, layer.dense, kernels);
        } else {
            recur(model, layer.dense, kernels);
        }
    }
    if (model.tag_layer == model.layers.size()) tag_stream_ = stream_;
}

const std::uint8_t* EncodedSentences::as_input(const Kernels& kernels, const DenseLayer& layer, const std::int16_t* stream) {
    bytes_.resize(rows() * dimension_);
    kernels.to_bytes(stream, rows() * dimension_, layer.input_factor, bytes_.data());
    return bytes_.data();
}

void EncodedSentences::embed(const EncoderWeights& model, const Kernels& kernels) {
    stream_.assign(rows() * dimension_, 0);
    for (std::size_t row = 0; row < rows(); ++row) {
        if (features_[row][0] == empty_row) continue;
        std::int16_t* const out = stream_.data() + row * dimension_;
        for (std::size_t table = 0; table < feature_tables; ++table) {
            const EmbeddingTable& embedding = model.embeddings[table];
            kernels.add_row(out, embedding.weights.data() + features_[row][table] * dimension_, embedding.factor, dimension_);
        }
    }
}

void EncodedSentences::clear_empty_rows(std::int16_t* matrix, std::size_t width) const {
    for (std::size_t row = 0; row < rows(); ++row) {
        if (features_[row][0] == empty_row) std::fill_n(matrix + row * width, width, std::int16_t{0});
    }
}

void EncodedSentences::convolve(const EncoderWeights&, const DenseLayer& layer, const Kernels& kernels) {
    const std::uint8_t* const input = as_input(kernels, layer, stream_.data());
    product_.resize(rows() * dimension_);
    // Row t reads rows t-1, t and t+1, which lie side by side.
    kernels.multiply(layer.matrix, input, rows() - 2, dimension_, product_.data() + dimension_, dimension_);
    clear_empty_rows(product_.data(), dimension_);
    kernels.add_positive(stream_.data(), product_.data(), rows() * dimension_);
}

void EncodedSentences::recur(const EncoderWeights& model, const DenseLayer& layer, const Kernels& kernels) {
    const std::size_t width = 2 * dimension_;
    const std::uint8_t* const input = as_input(kernels, layer, stream_.data());
    product_.resize(rows() * width);
    kernels.multiply(layer.matrix, input, rows(), dimension_, product_.data(), width);
    memory_.resize(dimension_ / 2);
    sentences_.clear();
    for (const Span& span : spans_) sentences_.push_back({span.first, span.tokens + std::size_t{1}});
    remember_both_ways(kernels, model.gates, sentences_, dimension_, {product_.data(), rows() * width}, memory_.data(), stream_.data());
}

}  // namespace skein
