#include "graph/store/stored_entities.hpp"

#include "graph/store/edge_rows.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_reader.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace skein {

using store::Database;
using store::Query;

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();

}  // namespace

std::optional<StoredEntities> load_entities(const std::filesystem::path& path) {
    StoredEntities stored;
    const auto reader = std::make_shared<const store::GraphReader>(path);
    if (reader->version < std::int64_t{oldest_asked_in_place}) return std::nullopt;
    const Database& database = reader->database;
    store::EntityNumbers numbers = store::number_entities(database);
    std::vector<store::EdgeRow> edges = store::read_edge_rows(database, numbers);
    std::vector<LinkGraph::Pair> pairs;
    pairs.reserve(edges.size());
    for (const store::EdgeRow& edge : edges) pairs.emplace_back(EntityId(edge.source), EntityId(edge.target));
    stored.link_graph = LinkGraph(numbers.names.size(), std::move(pairs));
    store::make_distinct(edges);
    stored.relations.assign(numbers.names.size(), 0);
    for (const store::EdgeRow& edge : edges) {
        ++stored.relations[edge.source];
        ++stored.relations[edge.target];
    }
    stored.mentions.assign(numbers.names.size(), 0);
    Query mentions = database.query("SELECT id, mentions FROM entity");
    while (mentions.step())
        stored.mentions[numbers.entity(database, mentions.count(0))] = static_cast<std::uint32_t>(mentions.count(1, most));
    stored.types = std::move(numbers.types);
    stored.names = std::move(numbers.names);
    stored.file = reader;
    return stored;
}

std::vector<char> entities_spelt(const StoredEntities& stored, const std::function<bool(std::string_view)>& matches) {
    const Database& database = stored.file->database;
    const store::EntityNumbers numbers = store::number_entities(database);
    std::vector<char> spelt(numbers.names.size(), 0);
    const auto look_at = [&](const char* sql) {
        Query query = database.query(sql);
        while (query.step()) {
            const std::uint32_t entity = numbers.of_name[query.count(0, numbers.of_name.size() - 1)];
            if (entity != store::nobody && spelt[entity] == 0 && matches(query.text(1))) spelt[entity] = 1;
        }
    };
    look_at("SELECT name, text FROM spelling WHERE mentions > 0");
    look_at("SELECT id, text FROM name WHERE entity = id");
    return spelt;
}

std::vector<Entity> read_entities(const StoredEntities& stored, std::span<const EntityId> ids) {
    const Database& database = stored.file->database;
    Query name = database.query("SELECT text FROM name WHERE id = ?");
    Query spellings = database.query(
        "SELECT spelling.text, sum(spelling.mentions) FROM (SELECT ?1 AS id "
        "UNION ALL SELECT id FROM name WHERE entity = ?1 AND entity <> id) AS own "
        "JOIN spelling ON spelling.name = own.id WHERE spelling.mentions > 0 AND spelling.text <> '' GROUP BY spelling.text "
        "ORDER BY 2 DESC, 1");
    std::vector<Entity> entities;
    for (const EntityId id : ids) {
        Entity& entity = entities.emplace_back();
        entity.type = stored.types[id.index()];
        entity.mentions = stored.mentions[id.index()];
        name.bind(0, static_cast<std::int64_t>(stored.names[id.index()]));
        while (name.step()) entity.name = name.text(0);
        spellings.bind(0, static_cast<std::int64_t>(stored.names[id.index()]));
        while (spellings.step())
            entity.aliases.push_back({std::string(spellings.text(0)), static_cast<std::uint32_t>(spellings.count(1, most))});
        // A name that no mention spells so is one, too.
        const bool is_spelt = std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                          [&](const Alias& alias) { return alias.text == entity.name; });
        if (!is_spelt) entity.aliases.push_back({entity.name, 0});
    }
    return entities;
}

}  // namespace skein
