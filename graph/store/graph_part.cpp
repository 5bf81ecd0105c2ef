#include "graph/store/graph_part.hpp"

#include "graph/entity.hpp"

namespace skein::store {

namespace {

// The names that mean the entity ?1. `entity <> id` is what the index is for.
constexpr const char* names_of_entity = "(SELECT ?1 UNION ALL SELECT id FROM name WHERE entity = ?1 AND entity <> id)";

}  // namespace

std::optional<std::int64_t> find_entity(const Database& database, std::string_view name) {
    const std::string key = entity_key(name);
    Query by_name = database.query("SELECT entity.id FROM name JOIN entity ON entity.id = name.id WHERE name.key = ?");
    by_name.bind(0, key);
    if (by_name.step()) return by_name.integer(0);
    // Of several, the one that is spelt so most often, then the first by name.
    Query by_spelling = database.query(
        "SELECT name.entity, sum(spelt.mentions) FROM (SELECT name, mentions FROM spelling WHERE key = ?1 AND key IS NOT NULL UNION ALL "
        "SELECT spelling.name, mentions FROM name JOIN spelling ON spelling.name = name.id WHERE name.key = ?1 AND spelling.key IS NULL) AS spelt "
        "JOIN name ON name.id = spelt.name JOIN entity ON entity.id = name.entity GROUP BY name.entity HAVING sum(spelt.mentions) > 0 "
        "ORDER BY 2 DESC, (SELECT text FROM name AS goes_by WHERE goes_by.id = name.entity) LIMIT 1");
    by_spelling.bind(0, key);
    if (by_spelling.step()) return by_spelling.integer(0);
    return std::nullopt;
}

PartFilter part_around(const Database& database, std::span<const std::int64_t> entities) {
    // Temporary tables are of this connection alone: the file is not touched.
    database.execute("PRAGMA temp_store = MEMORY; CREATE TEMP TABLE part_statement (id INTEGER PRIMARY KEY); "
                     "CREATE TEMP TABLE part_sentence (id INTEGER PRIMARY KEY); CREATE TEMP TABLE part_name (id INTEGER PRIMARY KEY)");
    const std::string own = names_of_entity;
    for (const std::int64_t entity : entities) {
        for (const std::string& sql :
             {"SELECT id FROM statement WHERE source IN " + own + " AND source <> 0", "SELECT id FROM statement WHERE target IN " + own + " AND target <> 0",
              "SELECT statement FROM argument WHERE name IN " + own + " AND name <> 0"})
            database.query("INSERT OR IGNORE INTO part_statement " + sql).bind(0, entity).run();
        database.query("INSERT OR IGNORE INTO part_name SELECT ?").bind(0, entity).run();
    }
    database.execute("INSERT OR IGNORE INTO part_sentence SELECT sentence FROM statement WHERE id IN (SELECT id FROM part_statement)");
    for (const char* column : {"source", "target", "source_own", "target_own"})
        database.execute(std::string("INSERT OR IGNORE INTO part_name SELECT ") + column +
                         " FROM statement WHERE id IN (SELECT id FROM part_statement) AND " + column + " <> 0");
    for (const char* column : {"name", "own"})
        database.execute(std::string("INSERT OR IGNORE INTO part_name SELECT ") + column +
                         " FROM argument WHERE statement IN (SELECT id FROM part_statement) AND " + column + " <> 0");
    database.execute("INSERT OR IGNORE INTO part_name SELECT entity FROM name WHERE id IN (SELECT id FROM part_name)");

    const auto in = [](const std::string& column, const std::string& ids) { return " WHERE " + column + " IN (" + ids + ")"; };
    const auto of_statements = [&](const std::string& column) {
        return in("id", "SELECT " + column + " FROM statement WHERE id IN (SELECT id FROM part_statement)");
    };
    PartFilter part;
    part.is_whole = false;
    part.documents = in("id", "SELECT document FROM sentence WHERE id IN (SELECT id FROM part_sentence)");
    part.sentences = in("id", "SELECT id FROM part_sentence");
    part.names = part.entities = in("id", "SELECT id FROM part_name");
    part.relations = of_statements("relation");
    part.rules = of_statements("rule");
    part.claims = of_statements("claim");
    part.statements = in("id", "SELECT id FROM part_statement");
    part.arguments = in("statement", "SELECT id FROM part_statement");
    return part;
}

}  // namespace skein::store
