#include "graph/store/graph_file.hpp"

#include "graph/store/document_rows.hpp"
#include "graph/store/name_index.hpp"
#include "graph/store/name_rows.hpp"
#include "graph/store/name_table.hpp"
#include "graph/store/new_graph_file.hpp"

#include <string>
#include <vector>

namespace skein {

namespace {

using store::Database;

std::vector<DocumentView> views_of(const FrozenGraph& graph) {
    std::vector<DocumentView> views(graph.documents().size());
    std::size_t mention = 0, statement = 0, diagram = 0;
    // Rows of a document lie together, documents in order.
    const auto run = [](auto rows, std::size_t& next, const auto& is_own) {
        const std::size_t first = next;
        while (next < rows.size() && is_own(next)) ++next;
        return rows.subspan(first, next - first);
    };
    for (std::size_t d = 0; d < views.size(); ++d) {
        const DocumentId id(d);
        views[d] = {&graph.document(id), graph.sentences_of(id), graph.first_sentence(id).index(), {}, {}, {},
                    graph.merges_of(id)};
        views[d].mentions = run(graph.mentions(), mention, [&](std::size_t i) { return graph.mentions()[i].document == id; });
        views[d].statements =
            run(graph.statements(), statement, [&](std::size_t i) { return graph.statements()[i].document == id; });
        views[d].diagrams = run(graph.diagrams(), diagram, [&](std::size_t i) { return graph.diagram_document(i) == id; });
    }
    return views;
}

void write_rows(store::NewGraphFile& file, const FrozenGraph& graph, const NameRules& rules) {
    const Database& database = file.database();
    const std::vector<DocumentView> documents = views_of(graph);
    const store::GraphNames names(graph, documents);
    store::DocumentRows rows(database, &file.sentences());
    const store::NameRefs refs = [&](const std::string& entity, const std::string& own) { return names.ref(entity, own); };
    for (std::size_t d = 0; d < documents.size(); ++d) rows.insert(documents[d], static_cast<std::int64_t>(d) + 1, refs);
    file.sentences().complete();
    names.write(database);
    store::write_ledger(database, graph.ledger());
    store::rebuild_index(database, rules);
}

}  // namespace

void save_graph(const FrozenGraph& graph, const std::filesystem::path& path, const NameRules& rules) {
    store::NewGraphFile file(path);
    write_rows(file, graph, rules);
    file.finish();
}

}  // namespace skein
