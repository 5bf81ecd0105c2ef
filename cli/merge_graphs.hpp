#pragma once
// Several graphs as one.

#include "graph/frozen_graph.hpp"

#include <span>
#include <string>
#include <vector>

namespace skein::cli {

struct MergedGraph {
    FrozenGraph graph;
    std::vector<std::string> differing;  // URIs of documents that are not the same in all graphs
};

// The graph of all their documents and all that people decided. Of a document that differs one is taken, by its hash and what
// read it alone: so merging has no order, and merging a graph with itself changes nothing.
[[nodiscard]] MergedGraph merge_graphs(std::span<const FrozenGraph> graphs);

}  // namespace skein::cli
