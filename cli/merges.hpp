#pragma once
// What `entities --merges`, `merge-entities` and `split-entity` have in common.

#include "base/byte_sink.hpp"
#include "cli/json.hpp"
#include "graph/frozen_graph.hpp"
#include "query/merges.hpp"

#include <string>
#include <vector>

namespace skein::cli {

void write_merges(ByteSink& out, const FrozenGraph& graph, const std::vector<ListedMerge>& merges);
[[nodiscard]] Json merges_json(const FrozenGraph& graph, const std::vector<ListedMerge>& merges);

// Joins the names of `graph`'s documents anew under `decisions` and puts the graph in the place of the file.
[[nodiscard]] FrozenGraph rejoin(const FrozenGraph& graph, std::vector<Decision> decisions, const std::string& path);

}  // namespace skein::cli
