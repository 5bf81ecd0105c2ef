#include "tests/bench/igraph_files.hpp"

#include <cstdio>
#include <igraph.h>

namespace skein::bench {

std::size_t read_with_igraph(const std::string& path) {
    igraph_set_attribute_table(&igraph_cattribute_table);
    std::FILE* file = std::fopen(path.c_str(), "rb");
    igraph_t graph;
    if (file == nullptr || igraph_read_graph_graphml(&graph, file, 0) != IGRAPH_SUCCESS) return 0;
    std::fclose(file);
    const auto edges = static_cast<std::size_t>(igraph_ecount(&graph));
    igraph_destroy(&graph);
    return edges;
}

}  // namespace skein::bench
