#pragma once
// `skein path`: how two entities are linked over others.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <vector>

namespace skein {

// What links two entities on a path.
struct PathEdge {
    EdgeId edge;
    std::vector<StatementId> statements;  // those that the selection keeps, the one of greatest confidence first; at least one
    friend bool operator==(const PathEdge&, const PathEdge&) = default;
};

// From one entity to the next, by edges in either direction.
struct PathStep {
    EntityId from;
    EntityId to;
    std::vector<PathEdge> edges;  // every one between the two that the selection keeps; by number of statements, then canonical
    friend bool operator==(const PathStep&, const PathStep&) = default;
};

using Path = std::vector<PathStep>;

// All shortest paths along edges that `selection` keeps, at most `limit`, in order of the entities' names. Empty when there is
// none; one path without steps when both are the same. Throws Error as `find_neighbors` does.
[[nodiscard]] std::vector<Path> find_paths(const FrozenGraph& graph, EntityId from, EntityId to, std::size_t limit,
                                           const Selection& selection = {});

}  // namespace skein
