#include "extract/text/recurrence.hpp"

#include <algorithm>

namespace skein {

void remember_both_ways(const Kernels& kernels, std::span<const std::int16_t> gates, std::span<const RowRange> sentences,
                        std::size_t dimension, std::span<std::int16_t> product, std::int16_t* memory, std::int16_t* stream) {
    const std::size_t half = dimension / 2;
    const std::size_t width = 2 * dimension;
    for (std::size_t row = 0; row < product.size() / width; ++row) {
        std::int16_t* const at = product.data() + row * width;
        kernels.look_up(at + half, half, gates.data());
        kernels.look_up(at + dimension + half, half, gates.data());
    }
    const auto x_step = static_cast<std::ptrdiff_t>(dimension);
    const auto z_step = static_cast<std::ptrdiff_t>(width);
    for (const RowRange& sentence : sentences) {
        const std::size_t last = sentence.first + sentence.count - 1;
        const std::int16_t* z = product.data() + sentence.first * width;
        std::fill_n(memory, half, std::int16_t{0});
        kernels.remember(z, z + half, z_step, stream + sentence.first * dimension, x_step, sentence.count, half, memory);
        z = product.data() + last * width + dimension;
        std::fill_n(memory, half, std::int16_t{0});
        kernels.remember(z, z + half, -z_step, stream + last * dimension + half, -x_step, sentence.count, half, memory);
    }
}

}  // namespace skein
