#include "graph/store/graph_part.hpp"

#include "graph/store/graph_file.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/row_filter.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace skein {

using store::Database;
using store::Query;

namespace {

// How the entity's mentions are spelt: those themselves are not in a part.
void count_mentions(const Database& database, std::int64_t entity, KnowledgeGraph& graph) {
    Query query = database.query(
        "SELECT goes_by.text, spelling.text, spelling.type, spelling.mentions FROM name AS goes_by JOIN name ON name.id = goes_by.id OR "
        "name.id IN (SELECT id FROM name AS other WHERE other.entity = ?1 AND other.entity <> other.id) "
        "JOIN spelling ON spelling.name = name.id WHERE goes_by.id = ?1");
    query.bind(0, entity);
    while (query.step())
        graph.count_mentions(std::string(query.text(0)), std::string(query.text(1)),
                             static_cast<EntityType>(query.count(2, all_entity_types.size() - 1)),
                             static_cast<std::uint32_t>(query.count(3, std::numeric_limits<std::uint32_t>::max())));
}

}  // namespace

store::LoadedPart store::load_part(const Database& database, const PartFilter& part, std::span<const std::int64_t> entities) {
    LoadedPart loaded;
    KnowledgeGraph graph = load_rows(database, part, &loaded.statements);
    std::vector<std::int64_t> counted(entities.begin(), entities.end());
    std::sort(counted.begin(), counted.end());
    counted.erase(std::unique(counted.begin(), counted.end()), counted.end());
    for (const std::int64_t entity : counted) count_mentions(database, entity, graph);
    // Who says something is told from who is spoken of by being an entity, too.
    std::set<std::string> claimants;
    for (const Statement& statement : graph.statements()) claimants.insert(statement.claimants.begin(), statement.claimants.end());
    Query named = database.query("SELECT entity.id FROM name JOIN entity ON entity.id = name.id WHERE name.key = ?1 AND name.text = ?2");
    for (const std::string& claimant : claimants) {
        if (graph.find(claimant)) continue;
        named.bind(0, entity_key(claimant)).bind(1, claimant);
        while (named.step()) count_mentions(database, named.integer(0), graph);
    }
    loaded.graph = FrozenGraph(std::move(graph));
    return loaded;
}

FrozenGraph load_graph_around(const std::filesystem::path& path, std::span<const std::string> names, const Selection& selection) {
    const store::GraphReader reader(path);
    std::vector<std::int64_t> entities;
    if (reader.version >= std::int64_t{oldest_asked_in_place}) {
        for (const std::string& name : names) {
            const auto entity = store::find_entity(reader.database, name);
            if (!entity) store::refuse_unknown(reader.database, name);
            entities.push_back(*entity);
        }
    }
    if (entities.empty()) return load_graph(path);
    (void)store::row_filter(reader.database, selection);
    return std::move(store::load_part(reader.database, store::part_around(reader.database, entities), entities).graph);
}

}  // namespace skein
