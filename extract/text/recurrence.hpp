#pragma once
// The residual two-way gated recurrence, as both the language model and the tagger of names run it. Its training is in
// train/recurrence.hpp.

#include "extract/text/network_kernels.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace skein {

// Rows [first, first + count) of a stream are one sentence.
struct RowRange {
    std::size_t first = 0;
    std::size_t count = 0;
};

// Adds to each row of `stream`, `dimension` wide, what the memories hold there: the first half runs forwards through the
// sentence, the second backwards. `gates`: as Kernels::look_up wants them. `product`: the layer's output by row, 2 x `dimension`
// wide; changed. `memory` is room for half a row.
void remember_both_ways(const Kernels& kernels, std::span<const std::int16_t> gates, std::span<const RowRange> sentences,
                        std::size_t dimension, std::span<std::int16_t> product, std::int16_t* memory, std::int16_t* stream);

}  // namespace skein
