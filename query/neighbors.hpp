#pragma once
// `skein neighbors`: what is said of an entity.

#include "graph/subgraph.hpp"

#include <cstdint>
#include <vector>

namespace skein {

enum class Way : std::uint8_t { out, in };

// An edge seen from one of its ends.
struct Neighbor {
    EdgeId edge;
    Way way = Way::out;  // a loop is `out`
    EntityId other;
    bool disputed = false;
    std::vector<StatementId> statements;  // those of the edge that the selection keeps; at least one
};

// Edges out of `entity`, then edges into it; each by number of statements, then in canonical order. Of `selection`, `types` is
// what the other end must be, and `top`, `around` and `depth` do not matter. Throws Error with near names for what does not
// occur.
[[nodiscard]] std::vector<Neighbor> find_neighbors(const FrozenGraph& graph, EntityId entity, const Selection& selection = {});

}  // namespace skein
