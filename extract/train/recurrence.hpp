#pragma once
// The gated recurrence under training, in floating point; text/recurrence.hpp runs it in integers.

#include <cstddef>

namespace skein {

// One direction over `count` rows, `step` rows from one to the next (-1: backwards): memory += gate * (z - memory). The pointers
// are at the first row: z and gate in rows 2 x `d` wide, memory in rows `d` wide; `half` numbers of each are used.
void remember(std::size_t count, std::ptrdiff_t step, std::size_t half, std::size_t d, const float* z, const float* gate,
              float* memory);

// The way back: `delta` of the memories in, of z and of the gate's input out, in place of z and gate.
void remember_back(std::size_t count, std::ptrdiff_t step, std::size_t half, std::size_t d, float* z, float* gate,
                   const float* memory, const float* delta);

}  // namespace skein
