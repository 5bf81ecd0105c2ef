#include "graph/store/name_table.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace skein::store {

NameTable::NameTable(const Database& database)
    : database_(database),
      next_(database.integer("SELECT coalesce(max(id), 0) + 1 FROM name")),
      spellings_(database),
      find_(database.query("SELECT id, entity, text FROM name WHERE key = ? ORDER BY id")),
      find_row_(database.query("SELECT text, entity FROM name WHERE id = ?")),
      insert_(database.query("INSERT INTO name VALUES (?, ?, ?, ?, 0, 0, 0)")),
      count_(
          database.query("UPDATE name SET participants = participants + ?, nodes = nodes + ?, alone = alone + ? WHERE id = ?")),
      set_entity_(database.query("UPDATE name SET entity = ? WHERE id = ?")),
      votes_(database.query(
          "SELECT type, sum(mentions), sum(CASE text WHEN '' THEN 0 ELSE mentions END) FROM spelling WHERE name = ?1 OR "
          "name IN (SELECT id FROM name WHERE entity = ?1 AND entity <> id) GROUP BY type")),
      uses_(database.query("SELECT coalesce(sum(participants), 0), coalesce(sum(nodes), 0) FROM name WHERE id = ?1 OR (entity = "
                           "?1 AND entity <> id)")),
      entity_type_(database.query("SELECT type FROM entity WHERE id = ?")),
      put_entity_(database.query("INSERT OR REPLACE INTO entity VALUES (?, ?, ?)")),
      remove_entity_(database.query("DELETE FROM entity WHERE id = ?")),
      is_used_(database.query("SELECT participants + nodes + alone > 0 OR EXISTS (SELECT 1 "
                              "FROM spelling WHERE spelling.name = name.id AND mentions > 0) "
                              "OR EXISTS (SELECT 1 FROM name AS other WHERE other.entity = name.id AND other.entity <> other.id) "
                              "FROM name WHERE id = ?")),
      remove_(database.query("DELETE FROM name WHERE id = ?")),
      index_(database) {}

std::int64_t NameTable::id(const std::string& name) {
    if (const auto known = ids_.find(name); known != ids_.end()) return known->second;
    const std::string key = entity_key(name);
    std::int64_t id = 0, same = 0;
    find_.bind(0, key);
    while (find_.step()) {
        if (same == 0) same = find_.integer(1);
        if (find_.text(2) != name) continue;
        id = find_.integer(0);
        rows_[id] = {name, find_.integer(1)};
    }
    if (id == 0) {
        id = insert(name, key);
        if (same != 0) set_entity(id, same);
    }
    ids_.emplace(name, id);
    return id;
}

std::string NameTable::meaning(const std::string& name) {
    std::int64_t entity = 0;
    find_.bind(0, entity_key(name));
    while (find_.step())
        if (entity == 0) entity = find_.integer(1);
    return entity == 0 ? name : row(entity).text;
}

const NameTable::Row& NameTable::row(std::int64_t id) {
    const auto [place, is_unknown] = rows_.try_emplace(id);
    if (is_unknown) {
        find_row_.bind(0, id);
        while (find_row_.step()) place->second = {std::string(find_row_.text(0)), find_row_.integer(1)};
        if (place->second.entity == 0) database_.damaged("name " + std::to_string(id) + " is not there");
    }
    return place->second;
}

std::int64_t NameTable::insert(const std::string& name, const std::string& key) {
    const std::int64_t id = next_++;
    bind_key(insert_, 2, key, name);
    insert_.bind(0, id).bind(1, name).bind(3, id).run();
    rows_[id] = {name, id};
    spellings_.add(id, name, name, EntityType::Concept, 0);
    return id;
}

void NameTable::set_entity(std::int64_t name, std::int64_t entity) {
    touched_.insert(row(name).entity);
    touched_.insert(entity);
    rows_[name].entity = entity;
    set_entity_.bind(0, entity).bind(1, name).run();
}

void NameTable::remember(const std::string& name) {
    const auto [place, is_new] = before_.try_emplace(entity_key(name));
    if (is_new) place->second = index_.uses(place->first);
}

void NameTable::count(std::int64_t name, const NameTally& more) {
    const std::string text = row(name).text;
    remember(text);
    touched_.insert(row(name).entity);
    if (more.participants != 0 || more.nodes != 0 || more.alone != 0)
        count_.bind(0, more.participants).bind(1, more.nodes).bind(2, more.alone).bind(3, name).run();
    for (const auto& [as, mentions] : more.spellings)
        if (mentions != 0) spellings_.add(name, text, as.first, as.second, mentions);
}

void NameTable::update_entities() {
    unsettled_.insert(touched_.begin(), touched_.end());
    for (const std::int64_t entity : std::exchange(touched_, {})) {
        auto type = EntityType::Concept;
        entity_type_.bind(0, entity);
        while (entity_type_.step()) type = static_cast<EntityType>(entity_type_.count(0, all_entity_types.size() - 1));
        update_entity(entity, type);
    }
}

void NameTable::update_entity(std::int64_t entity, EntityType type_of_participants) {
    // A name that means another has no entity of its own.
    if (row(entity).entity != entity) {
        remove_entity_.bind(0, entity).run();
        return;
    }
    TypeVotes votes{};
    std::int64_t all = 0, spelt = 0;
    votes_.bind(0, entity);
    while (votes_.step()) {
        const std::int64_t mentions = votes_.integer(1);
        votes[static_cast<std::size_t>(votes_.count(0, votes.size() - 1))] = mentions;
        all += mentions;
        spelt += votes_.integer(2);
    }
    std::int64_t participants = 0, nodes = 0;
    uses_.bind(0, entity);
    while (uses_.step()) {
        participants = uses_.integer(0);
        nodes = uses_.integer(1);
    }
    if (all + participants + nodes == 0) {
        remove_entity_.bind(0, entity).run();
        return;
    }
    put_entity_.bind(0, entity).bind(1, std::int64_t(voted_type(votes, participants, type_of_participants))).bind(2, spelt).run();
}

void NameTable::settle(const MeaningOf& meaning_of, bool all_entities) {
    struct Known {
        std::int64_t id;
        std::string text, key;
        std::int64_t entity;
    };
    std::vector<Known> names;
    std::unordered_map<std::string, std::int64_t> ids;
    Query all = database_.query("SELECT id, text, key, entity FROM name ORDER BY id");
    while (all.step()) {
        names.push_back({all.integer(0), std::string(all.text(1)), std::string(all.text(2)), all.integer(3)});
        ids.emplace(names.back().text, names.back().id);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const NameMeaning* meaning = meaning_of(names[i].key);
        const std::string& entity = meaning == nullptr ? names[i].text : meaning->entity;
        const auto [place, is_new] = ids.try_emplace(entity, 0);
        if (is_new) {
            const std::string key = entity_key(entity);
            place->second = insert(entity, key);
            touched_.insert(place->second);
        }
        if (place->second != names[i].entity) set_entity(names[i].id, place->second);
    }
    remove_unused();
    touched_.merge(unsettled_);
    unsettled_.clear();
    if (all_entities) {
        Query entities = database_.query("SELECT id FROM name WHERE entity = id UNION SELECT id FROM entity");
        while (entities.step()) touched_.insert(entities.integer(0));
    }
    for (const std::int64_t entity : std::exchange(touched_, {})) {
        find_row_.bind(0, entity);
        const NameMeaning* meaning = nullptr;
        bool is_there = false;
        while (find_row_.step()) {
            is_there = true;
            meaning = meaning_of(entity_key(find_row_.text(0)));
        }
        if (is_there) update_entity(entity, meaning == nullptr ? EntityType::Concept : meaning->type);
        else remove_entity_.bind(0, entity).run();
    }
}

void NameTable::remove(std::int64_t name) {
    touched_.insert(row(name).entity);
    spellings_.remove_all(name);
    remove_.bind(0, name).run();
    remove_entity_.bind(0, name).run();
}

void NameTable::remove_unused() {
    // A name stays while something is called so, or something else means it.
    Query unused = database_.query(
        "SELECT id FROM name WHERE participants = 0 AND nodes = 0 AND alone = 0 AND NOT EXISTS (SELECT 1 FROM spelling WHERE "
        "spelling.name = name.id AND mentions > 0) AND NOT EXISTS (SELECT 1 FROM name AS other WHERE other.entity = name.id AND "
        "other.entity <> other.id)");
    // Removing one may leave another without uses.
    for (bool again = true; again;) {
        std::vector<std::int64_t> ids;
        while (unused.step()) ids.push_back(unused.integer(0));
        for (const std::int64_t id : ids) remove(id);
        again = !ids.empty();
    }
}

void NameTable::remove_unused_of(std::set<std::int64_t> names, const NameRules& rules) {
    while (!names.empty()) {
        const std::int64_t id = *names.begin();
        names.erase(names.begin());
        bool is_there = false, is_used = false;
        is_used_.bind(0, id);
        while (is_used_.step()) {
            is_there = true;
            is_used = is_used_.integer(0) != 0;
        }
        if (!is_there || is_used) continue;
        // Removing one may leave another without uses.
        if (row(id).entity != id) names.insert(row(id).entity);
        const std::string key = entity_key(row(id).text);
        index_.unlink(id, rules.links(index_.uses(key)));
        if (const auto before = before_.find(key); before != before_.end()) index_.unlink(id, rules.links(before->second));
        remove(id);
    }
}

void NameTable::link(const std::string& key, const NameRules& rules) {
    UsedNames uses;
    std::vector<std::int64_t> ids;
    for (NamedUses& name : index_.names(key)) {
        ids.push_back(name.first);
        uses.push_back(std::move(name.second));
    }
    const std::vector<std::int64_t> now = rules.links(uses);
    std::vector<std::int64_t> before;
    if (const auto known = before_.find(key); known != before_.end()) before = rules.links(known->second);
    std::vector<std::int64_t> gone;
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(gone));
    for (const std::int64_t id : ids) {
        index_.unlink(id, gone);
        index_.link(id, now);
    }
}

NameTable::Meanings NameTable::changed(const MeaningOf& meaning_of) const {
    Meanings meanings;
    const auto note = [&](const std::string& key) {
        const auto [place, is_new] = meanings.try_emplace(key);
        if (!is_new) return;
        if (const NameMeaning* meaning = meaning_of(key)) place->second = *meaning;
    };
    Query all = database_.query(
        "SELECT name.key, name.text, goes_by.text, goes_by.key FROM name JOIN name AS goes_by ON goes_by.id = name.entity");
    while (all.step()) {
        const std::string key(all.text(0));
        const NameMeaning* meaning = meaning_of(key);
        const std::string entity = meaning == nullptr ? std::string(all.text(1)) : meaning->entity;
        if (entity == all.text(2) && !before_.contains(key)) continue;
        note(key);
        // Whose entity it was and is: what they are counted with has changed.
        note(std::string(all.text(3)));
        note(entity_key(entity));
    }
    return meanings;
}

void NameTable::settle(const Meanings& meanings, const NameRules& rules) {
    std::set<std::int64_t> perhaps_unused;
    for (const auto& [key, meaning] : meanings) {
        std::vector<std::pair<std::int64_t, std::int64_t>> own;  // with what it meant
        find_.bind(0, key);
        while (find_.step()) own.emplace_back(find_.integer(0), find_.integer(1));
        for (const auto& [id, meant] : own) {
            perhaps_unused.insert({id, meant});
            const std::string entity = meaning ? meaning->entity : row(id).text;
            const std::int64_t means = this->id(entity);
            if (means != row(id).entity) set_entity(id, means);
            touched_.insert(row(id).entity);
        }
    }
    // A name that others mean means itself.
    for (const auto& [key, meaning] : meanings) {
        if (!meaning) continue;
        const std::int64_t entity = id(meaning->entity);
        if (row(entity).entity != entity) set_entity(entity, entity);
    }
    for (const auto& [key, uses] : before_) link(key, rules);
    for (const auto& [key, meaning] : meanings)
        if (!before_.contains(key)) link(key, rules);
    touched_.merge(unsettled_);
    unsettled_.clear();
    perhaps_unused.insert(touched_.begin(), touched_.end());
    remove_unused_of(std::move(perhaps_unused), rules);
    for (const std::int64_t entity : std::exchange(touched_, {})) {
        find_row_.bind(0, entity);
        std::optional<std::string> key;
        while (find_row_.step()) key = entity_key(find_row_.text(0));
        if (!key) {
            remove_entity_.bind(0, entity).run();
            continue;
        }
        auto type = EntityType::Concept;
        entity_type_.bind(0, entity);
        while (entity_type_.step()) type = static_cast<EntityType>(entity_type_.count(0, all_entity_types.size() - 1));
        if (const auto meaning = meanings.find(*key); meaning != meanings.end() && meaning->second) type = meaning->second->type;
        update_entity(entity, type);
    }
}

std::map<std::string, NameTally> read_tallies(const Database& database) {
    std::map<std::string, NameTally> tallies;
    std::unordered_map<std::int64_t, NameTally*> by_id;
    Query names = database.query("SELECT id, text, participants, nodes, alone FROM name");
    while (names.step()) {
        NameTally& of = tallies[std::string(names.text(1))];
        of.participants = names.integer(2);
        of.nodes = names.integer(3);
        of.alone = names.integer(4);
        by_id.emplace(names.integer(0), &of);
    }
    Query spellings = database.query("SELECT name, text, type, mentions FROM spelling WHERE mentions > 0");
    while (spellings.step()) {
        const auto name = by_id.find(spellings.integer(0));
        if (name == by_id.end()) database.damaged("a spelling's name is not there");
        name->second->spellings[{std::string(spellings.text(1)),
                                 static_cast<EntityType>(spellings.count(2, all_entity_types.size() - 1))}] =
            spellings.integer(3);
    }
    return tallies;
}

std::vector<Merge> read_merges(const Database& database, std::string_view sql) {
    std::vector<Merge> merges;
    Query query = database.query(sql);
    while (query.step())
        merges.push_back({std::string(query.text(0)), std::string(query.text(1)),
                          static_cast<MergeReason>(query.count(2, merge_reason_count - 1)), std::string(query.text(3))});
    return merges;
}

void write_ledger(const Database& database, const Ledger& ledger) {
    write_joined(database, ledger.merges);
    Query decision = database.query("INSERT INTO decision VALUES (?, ?, ?)");
    for (const Decision& made : ledger.decisions)
        decision.bind(0, std::int64_t(made.kind)).bind(1, made.entity).bind(2, made.alias).run();
}

void replace_merges(const Database& database, const std::vector<Merge>& merges) {
    const std::vector<Merge> before =
        read_merges(database, "SELECT alias, entity, reason, evidence FROM joined ORDER BY alias, entity, reason, evidence");
    std::vector<Merge> gone, come;
    std::set_difference(before.begin(), before.end(), merges.begin(), merges.end(), std::back_inserter(gone));
    std::set_difference(merges.begin(), merges.end(), before.begin(), before.end(), std::back_inserter(come));
    Query remove = database.query("DELETE FROM joined WHERE alias = ? AND entity = ? AND reason = ? AND evidence = ?");
    for (const Merge& merge : gone) {
        bind_merge(remove, 0, merge);
        remove.run();
    }
    write_joined(database, come);
}

void remove_unused_texts(const Database& database) {
    for (const char* table : {"relation", "rule", "claim"}) {
        const std::string name = table;
        database.execute("DELETE FROM " + name + " WHERE id NOT IN (SELECT " + name + " FROM statement)");
    }
    database.execute("DELETE FROM claimant WHERE claim NOT IN (SELECT id FROM claim)");
}

}  // namespace skein::store
