#pragma once
// `skein why`: every statement that links two entities.

#include "graph/subgraph.hpp"

#include <optional>
#include <vector>

namespace skein {

// `edge` is what the statement is part of. Without one, one of the two entities is an argument of what is said of the other
// ("… writes kernels in PTX").
struct Reason {
    StatementId statement;
    std::optional<EdgeId> edge;
};

// Statements between `one` and `other` in either direction that `selection` keeps: edges out of `one` first, then edges into it,
// each by number of statements; then those without an edge, in canonical order. Empty when nothing links them directly. Of
// `selection`, `types`, `top`, `around` and `depth` do not matter, and `disputed` leaves edges alone. Throws Error as
// `find_neighbors` does.
[[nodiscard]] std::vector<Reason> explain(const FrozenGraph& graph, EntityId one, EntityId other,
                                          const Selection& selection = {});

}  // namespace skein
