#pragma once
// Graph measures. All are deterministic: fixed rounds, fixed order of summation.

#include "graph/frozen_graph.hpp"
#include "graph/link_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace skein {

// Brin & Page 1998 over links in both directions, weighted by the number of statements; damping 0.85, the mass of entities
// without links spread evenly. One value an entity, summing to 1. Needs 32 bytes an entity beside the link_graph.
[[nodiscard]] std::vector<double> page_rank(const LinkGraph& link_graph, std::size_t rounds = 30);
[[nodiscard]] std::vector<double> page_rank(const FrozenGraph& graph, std::size_t rounds = 30);

// Of the pairs of other entities, the share whose shortest chain of links leads over this one, chains of equal length sharing
// (Brandes 2001). Chains are followed from `pivots` entities, evenly spread over the ids; 0: from every one, and the result is
// exact, else an estimate (Brandes & Pich 2007). Takes pivots × links steps.
[[nodiscard]] std::vector<double> betweenness(const LinkGraph& link_graph, std::size_t pivots = 0);
// How many pivots take about a thousand million steps; 0 when that is enough for all.
[[nodiscard]] std::size_t affordable_pivots(const LinkGraph& link_graph);

// Entities within `depth` steps of any start, edges taken both ways, in order of (distance, id); starts included.
[[nodiscard]] std::vector<EntityId> within(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth);

// Every shortest path from `from` to `to` over edges in both directions, as entity sequences in lexicographic order of ids,
// at most `limit` of them. Empty when there is none. Only edges that `keep` says true of count; without it all do.
[[nodiscard]] std::vector<std::vector<EntityId>> shortest_paths(const FrozenGraph& graph, EntityId from, EntityId to,
                                                                std::size_t limit, const std::function<bool(EdgeId)>& keep = {});
[[nodiscard]] std::vector<std::vector<EntityId>> shortest_paths(const LinkGraph& link_graph, EntityId from, EntityId to,
                                                                std::size_t limit);

// Leiden (Traag, Waltman & van Eck 2019) by igraph: modularity of the graph weighted by statements, links without direction; the
// random numbers are the same every time. Each community hangs together. Community of each entity, numbered from 0 by size, then
// by smallest member.
[[nodiscard]] std::vector<std::uint32_t> communities(const LinkGraph& link_graph);
[[nodiscard]] std::vector<std::uint32_t> communities(const FrozenGraph& graph);

}  // namespace skein
