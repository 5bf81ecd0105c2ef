#pragma once
// As much of a graph file as an answer needs.

#include "graph/subgraph.hpp"

#include <string>
#include <vector>

namespace skein::cli {

// For answers about these entities alone. Where `selection` names what only the whole graph knows (relations, documents, claimants),
// all of it, so that unknown ones are told from those that these entities lack.
[[nodiscard]] FrozenGraph load_about(const std::string& graph_file, const std::vector<std::string>& names, const Selection& selection);

}  // namespace skein::cli
