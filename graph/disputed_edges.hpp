#pragma once
// Which edges between two entities contradict each other, in the same words or in opposite ones.

#include "graph/frozen_graph.hpp"
#include "graph/opposites.hpp"

#include <string_view>
#include <vector>

namespace skein {

// What an edge answers to the question of its relation: "not bypass" says yes to "use". A relation without an opposite is its own
// question. The question lives as long as `label`.
[[nodiscard]] Stand stand_of_edge(std::string_view label, Polarity polarity);

// The disputes among the edges out of an entity, each as its edges in canonical order: they go to one entity and answer one
// question, some with yes and some with no. An edge whose statements are all questions, plans or suppositions takes no side.
// These are what `find_disputes` finds of polarity and opposites between two entities.
[[nodiscard]] std::vector<std::vector<EdgeId>> disputes_from(const FrozenGraph& graph, EntityId source);

// By edge: 1 where it is in one of them.
[[nodiscard]] std::vector<char> disputed_edges(const FrozenGraph& graph);

}  // namespace skein
