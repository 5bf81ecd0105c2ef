#pragma once
// A graph taken apart into its documents again: what is needed to join their names anew.

#include "graph/frozen_graph.hpp"

#include <vector>

namespace skein {

// Each document as it was added, in the graph's order; sentence ids are the document's own. Names are as resolved, with what the
// document alone calls things beside them, where it differs; a participant's type is its entity's.
[[nodiscard]] std::vector<Extraction> documents_of(const FrozenGraph& graph);

}  // namespace skein
