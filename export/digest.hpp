#pragma once
// The part of a graph that a picture a person can read has room for.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <vector>

namespace skein {

inline constexpr std::size_t readable_entities = 40;
inline constexpr std::size_t readable_arrows = 80;

// At most `count` entities of `subgraph`, taken one by one: each time the one of highest rank × (1 + its edges to those already
// taken) × (1 + 1 / (1 + those already taken of its community)). So the best known come first, what is tied to them next, and no
// part of the graph is forgotten for another. Entities that are tied to nothing taken are dropped at the end, where anything
// is tied at all; `required` are always kept. What was left out is counted.
[[nodiscard]] Subgraph digest(const Subgraph& subgraph, std::size_t count, const std::vector<EntityId>& required = {});

}  // namespace skein
