#include "export/formats.hpp"
#include "export/statement_json.hpp"

#include <algorithm>
#include <vector>

namespace skein {

namespace {

// In document order. A selection of everything has the statements that are part of no edge, too.
std::vector<StatementId> chosen_statements(const Subgraph& subgraph) {
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

}  // namespace

void write_ndjson(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    for (const StatementId id : chosen_statements(subgraph)) {
        const Statement& statement = graph.statement(id);
        append_statement_json(out, statement, graph.sentence(statement.sentence), graph.document(statement.document));
        out.append('\n');
    }
}

}  // namespace skein
