#pragma once
// Graph measures over the frozen graph. All are deterministic: fixed rounds, fixed order of summation.

#include "graph/frozen_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace skein {

// Brin & Page 1998 over edges in both directions, weighted by the number of statements; damping 0.85, the mass of entities
// without edges spread evenly. One value an entity, summing to 1.
[[nodiscard]] std::vector<double> page_rank(const FrozenGraph& graph, std::size_t rounds = 30);

// Entities within `depth` steps of any start, edges taken both ways, in order of (distance, id); starts included.
[[nodiscard]] std::vector<EntityId> within(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth);

// Every shortest path from `from` to `to` over edges in both directions, as entity sequences in lexicographic order of ids,
// at most `limit` of them. Empty when there is none. Only edges that `keep` says true of count; without it all do.
[[nodiscard]] std::vector<std::vector<EntityId>> shortest_paths(const FrozenGraph& graph, EntityId from, EntityId to,
                                                                std::size_t limit, const std::function<bool(EdgeId)>& keep = {});

// Louvain (Blondel et al. 2008): modularity of the graph weighted by statements, edges without direction; nodes are visited in
// order of id, so there is no randomness. Community of each entity, numbered from 0 by size,
// then by smallest member.
[[nodiscard]] std::vector<std::uint32_t> communities(const FrozenGraph& graph);

}  // namespace skein
