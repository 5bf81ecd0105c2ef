#pragma once
// Which statements a selection holds.

#include "graph/subgraph.hpp"

#include <vector>

namespace skein {

// In document order. A selection of everything has the statements that are part of no edge, too.
[[nodiscard]] std::vector<StatementId> selected_statements(const Subgraph& subgraph);

}  // namespace skein
