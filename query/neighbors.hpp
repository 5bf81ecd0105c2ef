#pragma once
// `skein neighbors`: what is said of an entity.

#include "graph/subgraph.hpp"

#include <cstdint>
#include <vector>

namespace skein {

enum class Way : std::uint8_t { out, in };

// An edge seen from one of its ends. Its statements are all of the edge's, whatever `selection` leaves of them.
struct Neighbor {
    EdgeId edge;
    Way way = Way::out;  // a loop is `out`
    EntityId other;
    bool disputed = false;
};

// Edges out of `entity`, then edges into it; each by number of statements, then in canonical order. Of `selection`, `types` is what the
// other end must be, and `top`, `around` and `depth` do not matter. Throws Error with near names for relations and documents
// that do not occur.
[[nodiscard]] std::vector<Neighbor> find_neighbors(const FrozenGraph& graph, EntityId entity, const Selection& selection = {});

}  // namespace skein
