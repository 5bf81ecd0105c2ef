#pragma once
// As much of a graph file as an answer needs.

#include "graph/subgraph.hpp"

#include <string>
#include <vector>

namespace skein::cli {

// For answers about these entities alone. Names in `selection` are looked up in the whole file, and then known to be there: a
// part need not have them.
[[nodiscard]] FrozenGraph load_about(const std::string& graph_file, const std::vector<std::string>& names, Selection& selection);

}  // namespace skein::cli
