#include "graph/store/stored_link_graph.hpp"

#include "graph/store/entity_numbers.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/row_filter.hpp"

#include <utility>

namespace skein {

std::optional<StoredLinkGraph> load_link_graph(const std::filesystem::path& path, const Selection& selection) {
    if (selection.disputed) return std::nullopt;
    const auto reader = std::make_shared<const store::GraphReader>(path);
    const store::Database& database = reader->database;
    if (reader->version < std::int64_t{oldest_asked_in_place}) return std::nullopt;
    const store::RowFilter filter = store::row_filter(database, selection);
    store::EntityNumbers numbers = store::number_entities(database);
    std::vector<LinkGraph::Pair> pairs;
    if (filter.statements.empty())
        pairs.reserve(static_cast<std::size_t>(database.integer("SELECT coalesce(sum(statements), 0) FROM document")));
    store::Query query =
        database.query("SELECT source, target FROM statement AS s WHERE source <> 0 AND target <> 0" + filter.statements);
    while (query.step()) {
        const EntityId source(numbers.entity(database, query.count(0))), target(numbers.entity(database, query.count(1)));
        if (filter.keeps(numbers.types[source.index()]) && filter.keeps(numbers.types[target.index()]))
            pairs.emplace_back(source, target);
    }
    return StoredLinkGraph{LinkGraph(numbers.names.size(), std::move(pairs)), std::move(numbers.types), std::move(numbers.names),
                           reader};
}

std::vector<std::string> entity_names(const StoredLinkGraph& stored, const std::vector<EntityId>& entities) {
    const store::Database& database = stored.file->database;
    store::Query query = database.query("SELECT text FROM name WHERE id = ?");
    std::vector<std::string> names;
    for (const EntityId id : entities) {
        query.bind(0, static_cast<std::int64_t>(stored.names[id.index()]));
        if (!query.step()) database.damaged("a name is not there");
        names.emplace_back(query.text(0));
        while (query.step()) {
        }
    }
    return names;
}

}  // namespace skein
