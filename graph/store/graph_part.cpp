#include "graph/store/graph_part.hpp"

#include "graph/entity.hpp"
#include "graph/store/sentence_document.hpp"
#include "graph/unknown_name.hpp"

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

void refuse_unknown(const Database& database, std::string_view name) {
    std::vector<std::string> names;
    Query query = database.query("SELECT text FROM spelling WHERE mentions > 0 UNION SELECT name.text FROM entity JOIN name ON name.id = entity.id");
    while (query.step()) names.emplace_back(query.text(0));
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    refuse_entity(name, candidates);
}

namespace {

// Temporary tables are of this connection alone: the file is not touched.
void empty_part(const Database& database) {
    database.execute("PRAGMA temp_store = MEMORY");
    for (const char* table : {"part_statement", "part_sentence", "part_name"})
        database.execute(std::string("CREATE TEMP TABLE IF NOT EXISTS ") + table + " (id INTEGER PRIMARY KEY); DELETE FROM temp." + table);
}

void add_rows(const Database& database, const std::string& table, std::span<const std::int64_t> ids) {
    Query insert = database.query("INSERT OR IGNORE INTO temp." + table + " VALUES (?)");
    for (const std::int64_t id : ids) insert.bind(0, id).run();
}

// What the statements of the part need: their sentences, and the names of who takes part in them or says them.
PartFilter completed(const Database& database) {
    database.execute("INSERT OR IGNORE INTO part_sentence SELECT sentence FROM statement WHERE id IN (SELECT id FROM part_statement)");
    const auto take_names = [&](const std::string& rows, const std::string& column) {
        database.execute("INSERT OR IGNORE INTO part_name SELECT " + column + " FROM " + rows + " IN (SELECT id FROM part_statement) AND " + column + " <> 0");
    };
    for (const char* column : {"source", "target"}) take_names("statement WHERE id", column);
    for (const char* column : {"source_own", "target_own"}) take_names("wording WHERE statement", column);
    for (const char* column : {"name", "own"}) take_names("argument WHERE statement", column);
    database.execute("INSERT OR IGNORE INTO part_name SELECT entity FROM name WHERE id IN (SELECT id FROM part_name)");

    const auto in = [](const std::string& column, const std::string& ids) { return " WHERE " + column + " IN (" + ids + ")"; };
    const auto of_statements = [&](const std::string& column) {
        return in("id", "SELECT " + column + " FROM statement WHERE id IN (SELECT id FROM part_statement)");
    };
    PartFilter part;
    part.is_whole = false;
    part.documents = in("id", "SELECT " + document_of("part_sentence.id") + " FROM part_sentence");
    part.sentences = in("id", "SELECT id FROM part_sentence");
    part.names = part.entities = in("id", "SELECT id FROM part_name");
    part.relations = of_statements("relation");
    part.rules = of_statements("rule");
    part.claims = of_statements("claim");
    part.statements = in("id", "SELECT id FROM part_statement");
    part.arguments = in("statement", "SELECT id FROM part_statement");
    return part;
}

}  // namespace

PartFilter part_of(const Database& database, std::span<const std::int64_t> statements, std::span<const std::int64_t> entities) {
    empty_part(database);
    add_rows(database, "part_statement", statements);
    add_rows(database, "part_name", entities);
    return completed(database);
}

PartFilter part_around(const Database& database, std::span<const std::int64_t> entities) {
    empty_part(database);
    add_rows(database, "part_name", entities);
    const std::string own = names_of_entity;
    for (const std::int64_t entity : entities)
        for (const std::string& sql :
             {"SELECT id FROM statement WHERE source IN " + own + " AND source <> 0", "SELECT id FROM statement WHERE target IN " + own + " AND target <> 0",
              "SELECT statement FROM argument WHERE name IN " + own + " AND name <> 0"})
            database.query("INSERT OR IGNORE INTO part_statement " + sql).bind(0, entity).run();
    return completed(database);
}

}  // namespace skein::store
