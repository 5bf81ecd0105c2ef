#include "export/selected_statements.hpp"

#include <algorithm>

namespace skein {

std::vector<StatementId> selected_statements(const Subgraph& subgraph) {
    const FrozenGraph& graph = *subgraph.graph;
    std::vector<StatementId> chosen;
    if (subgraph.edges.size() == graph.edge_count() && subgraph.entities.size() == graph.entity_count()) {
        chosen.reserve(graph.statements().size());
        for (std::size_t i = 0; i < graph.statements().size(); ++i) chosen.emplace_back(i);
        return chosen;
    }
    for (const EdgeId edge : subgraph.edges) {
        const std::vector<StatementId>& statements = graph.edge(edge).statements;
        chosen.insert(chosen.end(), statements.begin(), statements.end());
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace skein
