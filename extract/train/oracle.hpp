#pragma once
// The dynamic oracle of arc-hybrid (Goldberg, Nivre 2013): how many gold arcs each move puts out of reach.

#include "extract/text/arc_hybrid.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace skein {

// `heads[w]`: the gold head of word w, 0 … n-1, or n: the root. Moves that are not allowed cost 255.
[[nodiscard]] std::array<std::uint8_t, move_count> move_costs(const ArcHybrid& state, std::span<const std::uint32_t> heads);

}  // namespace skein
