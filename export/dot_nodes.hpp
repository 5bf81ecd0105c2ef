#pragma once
// What the DOT file and the pictures drawn from DOT have alike: everything but the edges.

#include "base/byte_sink.hpp"
#include "export/graph_writer.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace skein {

// Above this, `dot` takes minutes (100 nodes: 0.3 s, 1,000 nodes: over 100 s) and `sfdp` seconds. But Graphviz 2.43 aborts
// when sfdp's edge labels fall on one another (xlabels.c: lblenclosing), so these get tooltips alone.
inline constexpr std::size_t max_edges_for_dot_layout = 200;

// Opens the graph; not `labelled`, it asks for sfdp. The caller closes it.
void append_dot_header(ByteSink& out, bool labelled);
// n0, n1 … in the order of the selection, in clusters. `label`: what is shown for a name; nothing: the name.
void append_dot_nodes(ByteSink& out, const Subgraph& subgraph, Grouping grouping,
                      std::string (*label)(std::string_view) = nullptr);

}  // namespace skein
