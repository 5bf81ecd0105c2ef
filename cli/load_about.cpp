#include "cli/load_about.hpp"

#include "graph/store/graph_file.hpp"

namespace skein::cli {

FrozenGraph load_about(const std::string& graph_file, const std::vector<std::string>& names, Selection& selection) {
    FrozenGraph graph = load_graph_around(graph_file, names, selection);
    selection.known = graph_file_version(graph_file) >= oldest_asked_in_place;
    return graph;
}

}  // namespace skein::cli
