#include "cli/load_about.hpp"

#include "graph/store/graph_file.hpp"

namespace skein::cli {

FrozenGraph load_about(const std::string& graph_file, const std::vector<std::string>& names, const Selection& selection) {
    const bool needs_all = !selection.relations.empty() || !selection.documents.empty() || !selection.claimants.empty();
    return needs_all ? load_graph(graph_file) : load_graph_around(graph_file, names);
}

}  // namespace skein::cli
