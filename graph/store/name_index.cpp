#include "graph/store/name_index.hpp"

#include "graph/store/document_rows.hpp"
#include "graph/store/name_table.hpp"

#include <algorithm>
#include <unordered_map>

namespace skein::store {

namespace {

constexpr const char* joined_by = "joined_by";

std::vector<std::string> texts(Query& query) {
    std::vector<std::string> found;
    while (query.step()) found.emplace_back(query.text(0));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

NameIndex::NameIndex(const Database& database)
    : names_(database.query("SELECT id, text, participants, nodes, alone FROM name WHERE key = ?")),
      spellings_(database.query("SELECT text, type, mentions FROM spelling WHERE name = ? AND mentions > 0")),
      linked_(database.query("SELECT name.key FROM name_link JOIN name ON name.id = name_link.name WHERE link = ?")),
      same_entity_(database.query(
          "SELECT other.key FROM name JOIN name AS other ON other.id = "
          "name.entity WHERE name.key = ?1 UNION ALL SELECT other.key FROM "
          "name JOIN name AS other ON other.entity = name.entity AND other.entity <> other.id WHERE name.key = ?1")),
      merge_(database.query("SELECT alias, entity, reason, evidence FROM joined WHERE alias = ?")),
      acronyms_(database.query("SELECT acronym FROM acronym WHERE long_form = ?")),
      long_forms_(database.query("SELECT long_form FROM acronym WHERE acronym = ?")),
      link_(database.query("INSERT OR IGNORE INTO name_link VALUES (?, ?)")),
      unlink_(database.query("DELETE FROM name_link WHERE link = ? AND name = ?")),
      define_(database.query(
          "INSERT INTO acronym VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET definitions = definitions + excluded.definitions")),
      remove_undefined_(database.query("DELETE FROM acronym WHERE long_form = ? AND acronym = ? AND definitions <= 0")),
      add_(database.query("INSERT OR REPLACE INTO joined VALUES (?, ?, ?, ?)")),
      remove_merges_(database.query("DELETE FROM joined WHERE alias = ?")),
      has_acronyms_(database.integer("SELECT EXISTS (SELECT 1 FROM acronym)") != 0) {}

std::vector<NamedUses> NameIndex::names(const std::string& key) {
    std::vector<NamedUses> found;
    names_.bind(0, key);
    while (names_.step()) {
        auto& [id, name] = found.emplace_back();
        id = names_.integer(0);
        name.first = names_.text(1);
        name.second.participants = names_.integer(2);
        name.second.nodes = names_.integer(3);
        name.second.alone = names_.integer(4);
    }
    for (auto& [id, name] : found) {
        spellings_.bind(0, id);
        while (spellings_.step())
            name.second.spellings[{std::string(spellings_.text(0)),
                                   static_cast<EntityType>(spellings_.count(1, all_entity_types.size() - 1))}] =
                spellings_.integer(2);
    }
    return found;
}

UsedNames NameIndex::uses(const std::string& key) {
    UsedNames uses;
    for (NamedUses& name : names(key)) uses.push_back(std::move(name.second));
    return uses;
}

std::vector<std::string> NameIndex::linked(std::int64_t link) { return texts(linked_.bind(0, link)); }

std::vector<std::string> NameIndex::same_entity(const std::string& key) {
    std::vector<std::string> keys = texts(same_entity_.bind(0, key));
    if (!std::binary_search(keys.begin(), keys.end(), key)) keys.push_back(key);
    return keys;
}

std::optional<Merge> NameIndex::merge_of(const std::string& alias) {
    std::optional<Merge> merge;
    merge_.bind(0, alias);
    while (merge_.step())
        merge = Merge{std::string(merge_.text(0)), std::string(merge_.text(1)),
                      static_cast<MergeReason>(merge_.count(2, merge_reason_count - 1)), std::string(merge_.text(3))};
    return merge;
}

std::vector<std::string> NameIndex::acronyms_of(const std::string& long_form) {
    return has_acronyms_ ? texts(acronyms_.bind(0, long_form)) : std::vector<std::string>();
}
std::vector<std::string> NameIndex::long_forms_of(const std::string& acronym) {
    return has_acronyms_ ? texts(long_forms_.bind(0, acronym)) : std::vector<std::string>();
}

void NameIndex::link(std::int64_t name, std::span<const std::int64_t> links) {
    for (const std::int64_t link : links) link_.bind(0, link).bind(1, name).run();
}

void NameIndex::unlink(std::int64_t name, std::span<const std::int64_t> links) {
    for (const std::int64_t link : links) unlink_.bind(0, link).bind(1, name).run();
}

void NameIndex::define(const std::string& long_form, const std::string& acronym, std::int64_t definitions) {
    has_acronyms_ = true;
    define_.bind(0, long_form).bind(1, acronym).bind(2, definitions).run();
    remove_undefined_.bind(0, long_form).bind(1, acronym).run();
}

void NameIndex::add(const Merge& merge) {
    bind_merge(add_, 0, merge);
    add_.run();
}

void NameIndex::remove_merges(const std::string& alias) { remove_merges_.bind(0, alias).run(); }

void write_links(const Database& database, const std::vector<LinkedName>& links) {
    Query insert = database.query("INSERT INTO name_link VALUES (?, ?)");
    const LinkedName* last = nullptr;
    for (const LinkedName& linked : links) {
        if (last == nullptr || *last != linked) insert.bind(0, linked.link).bind(1, linked.name).run();
        last = &linked;
    }
}

void write_definitions(const Database& database, const Definitions& definitions) {
    Query insert = database.query("INSERT INTO acronym VALUES (?, ?, ?)");
    for (const auto& [definition, count] : definitions)
        insert.bind(0, definition.first).bind(1, definition.second).bind(2, count).run();
}

void write_joined(const Database& database, const std::vector<Merge>& merges) {
    Query insert = database.query("INSERT OR IGNORE INTO joined VALUES (?, ?, ?, ?)");
    for (const Merge& merge : merges) {
        bind_merge(insert, 0, merge);
        insert.run();
    }
}

std::string rules_of_index(const Database& database) {
    std::string version;
    Query query = database.query("SELECT value FROM meta WHERE key = ?");
    query.bind(0, joined_by);
    while (query.step()) version = query.text(0);
    return version;
}

void set_rules_of_index(const Database& database, const NameRules& rules) {
    database.query("DELETE FROM meta WHERE key = ?").bind(0, joined_by).run();
    if (rules) database.query("INSERT INTO meta VALUES (?, ?)").bind(0, joined_by).bind(1, rules.version).run();
}

void rebuild_index(const Database& database, const NameRules& rules) {
    set_rules_of_index(database, rules);
    database.execute("DELETE FROM name_link; DELETE FROM acronym");
    if (!rules) return;
    std::unordered_map<std::string, std::vector<std::int64_t>> ids;  // by key
    Query query = database.query("SELECT id, key FROM name");
    while (query.step()) ids[std::string(query.text(1))].push_back(query.integer(0));
    std::unordered_map<std::string, UsedNames> uses;
    for (auto& [name, tally] : read_tallies(database)) uses[entity_key(name)].emplace_back(name, std::move(tally));
    std::vector<LinkedName> links;
    for (const auto& [key, names] : uses) {
        for (const std::int64_t link : rules.links(names))
            for (const std::int64_t id : ids[key]) links.push_back({link, id});
    }
    std::sort(links.begin(), links.end());
    write_links(database, links);
    Definitions definitions;
    for (const Merge& merge : read_merges(database, "SELECT alias, entity, reason, evidence FROM merge WHERE reason = 3"))
        if (auto definition = rules.definition(merge); !definition.first.empty()) ++definitions[std::move(definition)];
    write_definitions(database, definitions);
}

std::int64_t claimant_hash(std::string_view key) {
    std::uint32_t hash = 2166136261U;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return static_cast<std::int32_t>(hash);
}

}  // namespace skein::store
