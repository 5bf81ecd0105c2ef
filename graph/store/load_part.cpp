#include "graph/store/graph_part.hpp"

#include "graph/store/asked_part.hpp"
#include "graph/store/disputable_rows.hpp"
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
        "SELECT goes_by.text, spelling.text, spelling.type, spelling.mentions "
        "FROM name AS goes_by JOIN name ON name.id = goes_by.id OR "
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
    for (const Statement& statement : graph.statements())
        claimants.insert(statement.claimants.begin(), statement.claimants.end());
    Query named =
        database.query("SELECT entity.id FROM name JOIN entity ON entity.id = name.id WHERE name.key = ?1 AND name.text = ?2");
    for (const std::string& claimant : claimants) {
        if (graph.find(claimant)) continue;
        named.bind(0, entity_key(claimant)).bind(1, claimant);
        while (named.step()) count_mentions(database, named.integer(0), graph);
    }
    loaded.graph = FrozenGraph(std::move(graph));
    return loaded;
}

namespace {

std::vector<std::int64_t> entities_named(const Database& database, std::span<const std::string> names) {
    std::vector<std::int64_t> entities;
    for (const std::string& name : names) {
        const auto entity = store::find_entity(database, name);
        if (!entity) store::refuse_unknown(database, name);
        entities.push_back(*entity);
    }
    return entities;
}

// A person's words for a claimant may be any of its spellings.
void add_claimants(const Database& database, const Selection& selection, std::vector<std::int64_t>& entities) {
    for (const std::string& name : selection.claimants)
        if (const auto entity = store::find_entity(database, name)) entities.push_back(*entity);
}

std::size_t count_left_out(const Database& database, const store::RowFilter& filter) {
    const std::string of_types =
        filter.types.empty()
            ? ""
            : "(SELECT name.id FROM entity JOIN name ON name.entity = entity.id WHERE 1" + filter.of_types("entity.type") + ")";
    return static_cast<std::size_t>(database.integer(
        "SELECT count(*) FROM statement AS s WHERE s.id NOT IN (SELECT id FROM part_statement)" + filter.statements +
        (of_types.empty() ? "" : " AND (s.source IN " + of_types + " OR s.target IN " + of_types + ")")));
}

}  // namespace

AskedPart load_asked_part(const std::filesystem::path& path, const PartWanted& wanted, Selection& selection) {
    const store::GraphReader reader(path);
    if (reader.version < std::int64_t{oldest_asked_in_place}) return {load_graph(path)};
    const Database& database = reader.database;
    std::vector<std::int64_t> named = entities_named(database, wanted.named);
    const store::RowFilter filter = store::row_filter(database, selection);
    selection.known = true;
    store::PartRows rows(database);
    if (wanted.said_of_named) rows.add_around(named);
    if (wanted.timed) rows.add_timed();
    if (wanted.disputed) {
        const store::DisputableRows disputable = store::disputable_rows(database);
        rows.add_statements(disputable.quarrels);
        rows.add_values(disputable.values);
    }
    AskedPart part;
    if (wanted.timed) part.left_out = count_left_out(database, filter);
    if (wanted.counts) part.counts = store::count_stored(database);
    add_claimants(database, selection, named);
    rows.add_entities(named);
    store::PartFilter part_filter = rows.filter();
    if (wanted.documents) {
        part_filter.documents.clear();
        part_filter.diagrams = database.integer("SELECT EXISTS (SELECT 1 FROM diagram)") != 0;
        if (part_filter.diagrams) part_filter.names.clear();
        if (part_filter.diagrams) part_filter.entities.clear();
    }
    part.graph = std::move(store::load_part(database, part_filter, named).graph);
    return part;
}

}  // namespace skein
