#include "export/formats.hpp"
#include "export/selected_statements.hpp"
#include "export/statement_json.hpp"

namespace skein {

void write_ndjson(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    for (const StatementId id : selected_statements(subgraph)) {
        const Statement& statement = graph.statement(id);
        append_statement_json(out, statement, graph.sentence(statement.sentence), graph.document(statement.document));
        out.append('\n');
    }
}

}  // namespace skein
