#pragma once
// What a program that uses igraph alone would do with a file. Apart from the bench, for igraph's names are everywhere.

#include <cstddef>
#include <string>

namespace skein::bench {

// igraph_read_graph_graphml, with attributes. How many edges the graph has.
[[nodiscard]] std::size_t read_with_igraph(const std::string& path);

}  // namespace skein::bench
