#include "graph/store/stored_names.hpp"

#include "graph/store/diagram_json.hpp"
#include "graph/store/evidence.hpp"

#include <string>

namespace skein::store {

namespace {

// The rows of `table` that are the document's.
std::string rows_of(const std::string& table) {
    return table + " AS r WHERE r.id >= (SELECT first_" + table + " FROM document WHERE id = ?1) AND r.id < (SELECT first_" +
           table + " + " + table + "s FROM document WHERE id = ?1)";
}

void take_name(const Query& query, int column, std::string& entity, std::string& own) {
    if (!query.is_null(column)) entity = query.text(column);
    if (!query.is_null(column + 1)) own = query.text(column + 1);
}

std::string text_of(const std::string& id) { return "(SELECT text FROM name WHERE id = " + id + ")"; }

void read_mentions(const Database& database, std::int64_t document, Extraction& found) {
    Query query = database.query("SELECT r.type, r.text, r.at, r.bytes, e.start, e.bytes, e.text, " + text_of("r.name") + ", " +
                                 text_of("r.own") + " FROM (SELECT * FROM " + rows_of("mention") +
                                 ") AS r JOIN sentence AS e ON e.id = r.sentence");
    query.bind(0, document);
    while (query.step()) {
        Mention& mention = found.mentions.emplace_back();
        mention.type = static_cast<EntityType>(query.count(0, all_entity_types.size() - 1));
        take_name(query, 7, mention.entity, mention.name);
        if (!query.is_null(1)) {
            mention.text = query.text(1);
            continue;
        }
        const Sentence sentence{{query.count(4), query.count(4) + query.count(5)}, 0, std::string(query.text(6)), {}};
        const std::uint64_t start = query.count(4) + query.count(2);
        const auto words = words_at(sentence, {start, start + query.count(3)});
        if (!words) database.damaged("words are not in their sentence");
        mention.text = *words;
    }
}

void read_statements(const Database& database, std::int64_t document, Extraction& found) {
    Query query =
        database.query("SELECT " + text_of("r.source") + ", " + text_of("own.source_own") + ", " + text_of("r.target") + ", " +
                       text_of("own.target_own") + ", claim.chain, claim.names FROM (SELECT * FROM " + rows_of("statement") +
                       ") AS r JOIN claim ON claim.id = r.claim LEFT JOIN wording AS own ON own.statement = r.id");
    query.bind(0, document);
    while (query.step()) {
        Statement& statement = found.statements.emplace_back();
        take_name(query, 0, statement.subject.entity, statement.subject.name);
        take_name(query, 2, statement.object.emplace().entity, statement.object->name);
        statement.claimants = strings_from_json(query.text(4));
        statement.claimant_names = strings_from_json(query.text(5));
        // Names are the document's own here.
        if (!statement.claimant_names.empty()) statement.claimants = std::move(statement.claimant_names);
        statement.claimant_names.clear();
    }
    Query arguments =
        database.query("SELECT " + text_of("r.name") + ", " + text_of("r.own") +
                       " FROM argument AS r WHERE r.statement >= (SELECT first_statement FROM document WHERE id = ?1) AND "
                       "r.statement < (SELECT first_statement + statements FROM document WHERE id = ?1)");
    arguments.bind(0, document);
    while (arguments.step()) {
        Statement& statement = found.statements.emplace_back();
        take_name(arguments, 0, statement.subject.entity, statement.subject.name);
    }
}

}  // namespace

Extraction stored_names(const Database& database, std::int64_t document) {
    Extraction found;
    read_mentions(database, document, found);
    read_statements(database, document, found);
    Query query = database.query("SELECT body FROM diagram WHERE document = ?");
    query.bind(0, document);
    while (query.step()) found.diagrams.push_back(diagram_from_json(query.text(0)));
    return found;
}

}  // namespace skein::store
