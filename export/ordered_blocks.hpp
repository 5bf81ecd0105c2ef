#pragma once
// Long lists formatted side by side and written in order.

#include "base/byte_sink.hpp"

#include <cstddef>
#include <functional>

namespace skein {

// Formats the items [first, last) into a sink of its own. Called from several threads; the sink is flushed by the caller.
using FormatBlock = std::function<void(ByteSink& out, std::size_t first, std::size_t last)>;

// Writes the items [0, count) by blocks of some hundred on `jobs` threads, 0 meaning one a processor. `out` gets the same bytes
// in the same order whatever `jobs` is, and what is formatted ahead of it is bounded: at most `most_blocks_in_memory` blocks.
void append_in_blocks(ByteSink& out, std::size_t count, std::size_t jobs, const FormatBlock& format);

inline constexpr std::size_t items_of_a_block = 256;
inline constexpr std::size_t most_blocks_in_memory = 16;

}  // namespace skein
