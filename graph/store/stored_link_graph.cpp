#include "graph/store/stored_link_graph.hpp"

#include "graph/store/entity_numbers.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/schema.hpp"

#include <utility>

namespace skein {

std::optional<StoredLinkGraph> load_link_graph(const std::filesystem::path& path) {
    const store::GraphReader reader(path);
    const store::Database& database = reader.database;
    if (reader.version != static_cast<std::int64_t>(store::schema_version)) return std::nullopt;
    store::EntityNumbers numbers = store::number_entities(database);
    std::vector<LinkGraph::Pair> pairs;
    pairs.reserve(static_cast<std::size_t>(database.integer("SELECT coalesce(sum(statements), 0) FROM document")));
    store::Query query = database.query("SELECT source, target FROM statement WHERE source <> 0 AND target <> 0");
    while (query.step())
        pairs.emplace_back(EntityId(numbers.entity(database, query.count(0))), EntityId(numbers.entity(database, query.count(1))));
    return StoredLinkGraph{LinkGraph(numbers.names.size(), std::move(pairs)), std::move(numbers.types), std::move(numbers.names)};
}

std::vector<std::string> entity_names(const std::filesystem::path& path, const StoredLinkGraph& stored, const std::vector<EntityId>& entities) {
    const store::GraphReader reader(path);
    store::Query query = reader.database.query("SELECT text FROM name WHERE id = ?");
    std::vector<std::string> names;
    for (const EntityId id : entities) {
        query.bind(0, static_cast<std::int64_t>(stored.names[id.index()]));
        if (!query.step()) reader.database.damaged("a name is not there");
        names.emplace_back(query.text(0));
        while (query.step()) {
        }
    }
    return names;
}

}  // namespace skein
