#pragma once
// `skein path`: how two entities are linked over others.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <vector>

namespace skein {

// From one entity to the next, by edges in either direction.
struct PathStep {
    EntityId from;
    EntityId to;
    std::vector<EdgeId> edges;  // every one between the two that the selection keeps; by number of statements, then canonical
    friend bool operator==(const PathStep&, const PathStep&) = default;
};

using Path = std::vector<PathStep>;

// All shortest paths along edges that `selection` keeps, at most `limit`, in order of the entities' names. Empty when there is
// none; one path without steps when both are the same. Throws Error as `find_neighbors` does.
[[nodiscard]] std::vector<Path> find_paths(const FrozenGraph& graph, EntityId from, EntityId to, std::size_t limit,
                                           const Selection& selection = {});

// Its statement of greatest confidence, the first of equals: what to show for a step.
[[nodiscard]] StatementId best_statement(const FrozenGraph& graph, EdgeId edge);

}  // namespace skein
