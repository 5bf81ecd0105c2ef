#include "graph/store/graph_part.hpp"

#include "graph/disputes.hpp"
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
        "SELECT name.entity, sum(spelt.mentions) FROM (SELECT name, "
        "mentions FROM spelling WHERE key = ?1 AND key IS NOT NULL UNION ALL "
        "SELECT spelling.name, mentions FROM name JOIN spelling ON spelling.name "
        "= name.id WHERE name.key = ?1 AND spelling.key IS NULL) AS spelt "
        "JOIN name ON name.id = spelt.name JOIN entity ON entity.id = "
        "name.entity GROUP BY name.entity HAVING sum(spelt.mentions) > 0 "
        "ORDER BY 2 DESC, (SELECT text FROM name AS goes_by WHERE goes_by.id = name.entity) LIMIT 1");
    by_spelling.bind(0, key);
    if (by_spelling.step()) return by_spelling.integer(0);
    return std::nullopt;
}

void refuse_unknown(const Database& database, std::string_view name) {
    std::vector<std::string> names;
    Query query = database.query(
        "SELECT text FROM spelling WHERE mentions > 0 UNION SELECT name.text FROM entity JOIN name ON name.id = entity.id");
    while (query.step()) names.emplace_back(query.text(0));
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    refuse_entity(name, candidates);
}

namespace {

void add_rows(const Database& database, const std::string& table, std::span<const std::int64_t> ids) {
    Query insert = database.query("INSERT OR IGNORE INTO temp." + table + " VALUES (?)");
    for (const std::int64_t id : ids) insert.bind(0, id).run();
}

std::string in(const std::string& column, const std::string& ids) { return " WHERE " + column + " IN (" + ids + ")"; }

}  // namespace

PartRows::PartRows(const Database& database) : database_(database) {
    database.execute("PRAGMA temp_store = MEMORY");
    for (const char* table : {"part_statement", "part_sentence", "part_name", "part_mention", "part_value"})
        database.execute(std::string("CREATE TEMP TABLE IF NOT EXISTS ") + table +
                         " (id INTEGER PRIMARY KEY); DELETE FROM temp." + table);
}

void PartRows::add_entities(std::span<const std::int64_t> ids) { add_rows(database_, "part_name", ids); }
void PartRows::add_statements(std::span<const std::int64_t> ids) { add_rows(database_, "part_statement", ids); }

void PartRows::add_around(std::span<const std::int64_t> entities) {
    const std::string own = names_of_entity;
    for (const std::int64_t entity : entities)
        for (const std::string& sql : {"SELECT id FROM statement WHERE source IN " + own + " AND source <> 0",
                                       "SELECT id FROM statement WHERE target IN " + own + " AND target <> 0",
                                       "SELECT statement FROM argument WHERE name IN " + own + " AND name <> 0"})
            database_.query("INSERT OR IGNORE INTO part_statement " + sql).bind(0, entity).run();
}

void PartRows::add_values(std::span<const std::int64_t> ids) {
    add_statements(ids);
    add_rows(database_, "part_value", ids);
    const std::string values = "SELECT id FROM part_value", sentences = "SELECT sentence FROM statement" + in("id", values);
    database_.execute(
        "INSERT OR IGNORE INTO part_sentence SELECT e.id FROM statement AS s JOIN sentence AS e ON e.id BETWEEN s.sentence - " +
        std::to_string(sentences_looked_back) + " AND s.sentence" + in("s.id", values));
    database_.execute(
        "INSERT OR IGNORE INTO part_mention SELECT m.id FROM document AS d JOIN mention AS m ON m.id >= d.first_mention AND "
        "m.id < d.first_mention + d.mentions" +
        in("d.id", "SELECT " + document_of("s.sentence") + " FROM statement AS s" + in("s.id", values)) + " AND m.sentence IN (" +
        sentences + ")");
}

void PartRows::add_timed() {
    const auto add = [&](const std::string& sql) { database_.execute("INSERT OR IGNORE INTO part_statement " + sql); };
    const auto number = [](auto value) { return std::to_string(static_cast<int>(value)); };
    add("SELECT statement FROM argument WHERE role IN (" + number(Role::time) + ", " + number(Role::other) + ")");
    for (const std::string end : {"source", "target"})
        add("SELECT s.id FROM entity JOIN name ON name.entity = entity.id JOIN statement AS s ON s." + end + " = name.id AND s." +
            end + " <> 0 WHERE entity.type = " + number(EntityType::Time));
    if (database_.integer("SELECT EXISTS (SELECT 1 FROM cue)") != 0)
        add("SELECT id FROM statement WHERE sentence IN (SELECT sentence FROM cue)");
}

void PartRows::add_names(const std::string& rows, const std::string& column) const {
    database_.execute("INSERT OR IGNORE INTO part_name SELECT " + column + " FROM " + rows + " AND " + column + " <> 0");
}

PartFilter PartRows::filter() const {
    const std::string statements = "SELECT id FROM part_statement", mentions = "SELECT id FROM part_mention";
    database_.execute("INSERT OR IGNORE INTO part_sentence SELECT sentence FROM statement" + in("id", statements));
    for (const char* column : {"source", "target"}) add_names("statement" + in("id", statements), column);
    for (const char* column : {"source_own", "target_own"}) add_names("wording" + in("statement", statements), column);
    for (const char* column : {"name", "own"}) {
        add_names("argument" + in("statement", statements), column);
        add_names("mention" + in("id", mentions), column);
    }
    database_.execute("INSERT OR IGNORE INTO part_name SELECT entity FROM name" + in("id", "SELECT id FROM part_name"));

    const auto of_statements = [&](const std::string& column) {
        return in("id", "SELECT " + column + " FROM statement" + in("id", statements));
    };
    PartFilter part;
    part.is_whole = false;
    part.documents = in("id", "SELECT " + document_of("part_sentence.id") + " FROM part_sentence");
    part.sentences = in("e.id", "SELECT id FROM part_sentence");
    part.names = part.entities = in("id", "SELECT id FROM part_name");
    part.relations = of_statements("relation");
    part.rules = of_statements("rule");
    part.claims = of_statements("claim");
    part.statements = in("s.id", statements);
    part.arguments = in("statement", statements);
    part.mentions = in("id", mentions);
    return part;
}

}  // namespace skein::store
