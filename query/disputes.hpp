#pragma once
// What one affirms and another denies.

#include "graph/subgraph.hpp"

#include <vector>

namespace skein {

struct Dispute {
    EdgeId affirmed;
    EdgeId denied;
};

// Those with both edges kept by `selection`, by the number of statements of both together, then in canonical order.
[[nodiscard]] std::vector<Dispute> find_disputes(const FrozenGraph& graph, const Selection& selection = {});

}  // namespace skein
