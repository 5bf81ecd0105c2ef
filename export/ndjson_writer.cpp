#include "export/formats.hpp"
#include "export/ordered_blocks.hpp"
#include "export/selected_statements.hpp"
#include "export/statement_json.hpp"

#include <vector>

namespace skein {

void write_ndjson(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    const std::vector<StatementId> chosen = selected_statements(subgraph);
    append_in_blocks(out, chosen.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const Statement& statement = graph.statement(chosen[i]);
            append_statement_json(block, statement, graph.sentence(statement.sentence), graph.document(statement.document));
            block.append('\n');
        }
    });
}

}  // namespace skein
