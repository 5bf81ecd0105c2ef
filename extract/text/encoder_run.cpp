#include "extract/text/encoder_run.hpp"

#include <algorithm>

namespace skein {

void EncoderRun::clear(const EncoderStack& stack) {
    dimension_ = stack.dimension;
    rows_ = 0;
    has_kept_ = false;
    sentences_.clear();
    end_sentence();
}

std::int16_t* EncoderRun::add_row() {
    const std::size_t at = rows_++ * dimension_;
    if (stream_.size() < rows_ * dimension_) stream_.resize(std::max(rows_ * dimension_, 2 * stream_.size()));
    if (!sentences_.empty()) ++sentences_.back().count;
    return stream_.data() + at;
}

void EncoderRun::end_sentence() {
    std::fill_n(add_row(), dimension_, std::int16_t{0});
    if (!sentences_.empty()) --sentences_.back().count;
}

void EncoderRun::run(const EncoderStack& stack, const Kernels& kernels, std::size_t kept_layer) {
    for (std::size_t i = 0; i < stack.layers.size(); ++i) {
        if (i == kept_layer) {
            kept_.assign(stream_.begin(), stream_.begin() + static_cast<std::ptrdiff_t>(rows_ * dimension_));
            has_kept_ = true;
        }
        const EncoderLayer& layer = stack.layers[i];
        if (layer.kind == 'c') {
            convolve(layer.dense, kernels);
        } else {
            recur(stack, layer.dense, kernels);
        }
    }
}

const std::uint8_t* EncoderRun::as_input(const Kernels& kernels, const DenseLayer& layer, const std::int16_t* rows) {
    bytes_.resize(std::max(bytes_.size(), rows_ * dimension_));
    kernels.to_bytes(rows, rows_ * dimension_, layer.input_factor, bytes_.data());
    return bytes_.data();
}

void EncoderRun::convolve(const DenseLayer& layer, const Kernels& kernels) {
    const std::uint8_t* const input = as_input(kernels, layer, stream_.data());
    product_.resize(std::max(product_.size(), rows_ * dimension_));
    // Row t reads rows t-1, t and t+1, which lie side by side.
    kernels.multiply(layer.matrix, input, rows_ - 2, dimension_, product_.data() + dimension_, dimension_);
    const auto clear_row = [this](std::size_t row) {
        std::fill_n(product_.data() + row * dimension_, dimension_, std::int16_t{0});
    };
    clear_row(0);
    for (const RowRange& sentence : sentences_) clear_row(sentence.first + sentence.count);
    kernels.add_positive(stream_.data(), product_.data(), rows_ * dimension_);
}

void EncoderRun::recur(const EncoderStack& stack, const DenseLayer& layer, const Kernels& kernels) {
    const std::size_t width = 2 * dimension_;
    const std::uint8_t* const input = as_input(kernels, layer, stream_.data());
    product_.resize(std::max(product_.size(), rows_ * width));
    kernels.multiply(layer.matrix, input, rows_, dimension_, product_.data(), width);
    memory_.resize(dimension_ / 2);
    remember_both_ways(kernels, stack.gates, sentences_, dimension_, {product_.data(), rows_ * width}, memory_.data(),
                       stream_.data());
}

}  // namespace skein
