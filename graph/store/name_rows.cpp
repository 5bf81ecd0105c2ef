#include "graph/store/name_rows.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace skein::store {

namespace {

constexpr const char* insert_spelling = "INSERT INTO spelling VALUES (?, ?, ?, ?, ?, ?)";

// The spelling's key, or NULL where the name's does.
void bind_spelling(Query& insert, std::int64_t id, std::int64_t name, std::string_view name_key, std::string_view text,
                   EntityType type, std::int64_t mentions) {
    insert.bind(0, id).bind(1, name).bind(2, text);
    if (const std::string key = entity_key(text); key == name_key) insert.bind_null(3);
    else insert.bind(3, key);
    insert.bind(4, std::int64_t(type)).bind(5, mentions);
}

bool is_ascii_in_small_letters(std::string_view key, std::string_view text) {
    return std::equal(key.begin(), key.end(), text.begin(), text.end(),
                      [](char k, char t) { return t > 0 && k == (t >= 'A' && t <= 'Z' ? static_cast<char>(t - 'A' + 'a') : t); });
}

std::int64_t row(std::size_t index) { return static_cast<std::int64_t>(index) + 1; }

}  // namespace

void bind_key(Query& query, int parameter, std::string_view key, std::string_view text) {
    if (is_ascii_in_small_letters(key, text)) query.bind_null(parameter);
    else query.bind(parameter, key);
}

GraphNames::GraphNames(const FrozenGraph& graph, std::span<const DocumentView> documents) : graph_(graph), documents_(documents) {
    index_.reserve(graph.entity_count());
    const auto add = [&](std::string_view name, std::size_t entity) {
        index_.emplace(name, names_.size());
        names_.push_back(name);
        entities_.push_back(entity);
    };
    for (const Entity& entity : graph.entities()) add(entity.name, names_.size());
    // What a name means where it is used first; uses that mean something else are exceptions in their rows.
    std::map<std::string_view, std::string_view> others;
    const auto note = [&](const std::string& entity, const std::string& own) {
        const std::string& name = own_name(entity, own);
        if (!name.empty() && !index_.contains(name)) others.try_emplace(name, entity);
    };
    for (const DocumentView& document : documents) {
        for (const Mention& mention : document.mentions) note(mention.entity, mention.name);
        for (const Statement& s : document.statements) {
            note(s.subject.entity, s.subject.name);
            if (s.object) note(s.object->entity, s.object->name);
            for (const Argument& argument : s.arguments) note(argument.participant.entity, argument.participant.name);
        }
        for (const Diagram& diagram : document.diagrams)
            for (const DiagramNode& node : diagram.nodes) note(node.entity, node.name);
    }
    for (const DocumentView& document : documents) {
        for (const Statement& s : document.statements) {
            for (std::size_t i = 0; i < s.claimants.size(); ++i) {
                if (!may_be_name(own_names(s)[i])) continue;
                note(s.claimants[i], own_names(s)[i]);
                note(s.claimants[i], s.claimants[i]);
            }
        }
    }
    const std::size_t first = names_.size();
    for (const auto& [name, entity] : others) add(name, names_.size());
    for (std::size_t i = first; i < names_.size(); ++i) {
        // A claimant that means another claimant that means a third: names lead to their entity in one step.
        const std::size_t entity = index(others.at(names_[i]));
        entities_[i] = entity < first ? entity : i;
        if (entity >= first && index(others.at(names_[entity])) == entity) entities_[i] = entity;
    }
}

NameRef GraphNames::ref(const std::string& entity, const std::string& own) const {
    const std::size_t name = index(own_name(entity, own));
    if (names_[entities_[name]] == entity) return {row(name), 0};
    return {row(index(entity)), row(name)};
}

void GraphNames::write(const Database& database) const {
    std::vector<NameTally> tallies(names_.size());
    for (const DocumentView& document : documents_)
        tally(document, [&](const std::string& entity, const std::string& own) -> NameTally& {
            return tallies[static_cast<std::size_t>(ref(entity, own).name) - 1];
        });
    NewNameRows rows(database);
    for (std::size_t i = 0; i < names_.size(); ++i) {
        rows.insert(row(i), names_[i], row(entities_[i]), tallies[i]);
        if (i < graph_.entity_count()) rows.insert_entity(row(i), graph_.entities()[i].type, graph_.entities()[i].mentions);
    }
}

EntityType voted_type(const TypeVotes& mentions, std::int64_t participants, EntityType said) {
    const auto best = std::max_element(mentions.begin(), mentions.end());
    if (participants > 0 && mentions[static_cast<std::size_t>(said)] == *best) return said;
    return *best == 0 ? EntityType::Concept : all_entity_types[static_cast<std::size_t>(best - mentions.begin())];
}

NewNameRows::NewNameRows(const Database& database)
    : name_(database.query("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)")), spelling_(database.query(insert_spelling)),
      entity_(database.query("INSERT INTO entity VALUES (?, ?, ?)")) {}

void NewNameRows::insert(std::int64_t id, std::string_view name, std::int64_t entity, const NameTally& uses) {
    const std::string key = entity_key(name);
    bind_key(name_, 2, key, name);
    name_.bind(0, id).bind(1, name).bind(3, entity).bind(4, uses.participants).bind(5, uses.nodes).bind(6, uses.alone).run();
    bool spelt = false;
    for (const auto& [as, mentions] : uses.spellings) {
        spelt = spelt || as.first == name;
        bind_spelling(spelling_, ++spelling_id_, id, key, as.first, as.second, mentions);
        spelling_.run();
    }
    if (spelt) return;
    bind_spelling(spelling_, ++spelling_id_, id, key, name, EntityType::Concept, 0);
    spelling_.run();
}

void NewNameRows::insert_entity(std::int64_t id, EntityType type, std::int64_t mentions) {
    entity_.bind(0, id).bind(1, std::int64_t(type)).bind(2, mentions).run();
}

SpellingRows::SpellingRows(const Database& database)
    : next_(database.integer("SELECT coalesce(max(id), 0) + 1 FROM spelling")),
      insert_(database.query(insert_spelling)),
      find_(database.query("SELECT id, mentions FROM spelling WHERE name = ? AND text = ? AND type = ?")),
      update_(database.query("UPDATE spelling SET mentions = ? WHERE id = ?")),
      remove_(database.query("DELETE FROM spelling WHERE id = ?")),
      list_(database.query("SELECT id, text FROM spelling WHERE name = ?")),
      index_(database.query("INSERT INTO name_search (rowid, text) VALUES (?, ?)")),
      unindex_(database.query("INSERT INTO name_search (name_search, rowid, text) VALUES ('delete', ?, ?)")) {}

void SpellingRows::index(std::int64_t id, std::string_view text) { index_.bind(0, id).bind(1, text).run(); }
void SpellingRows::unindex(std::int64_t id, std::string_view text) { unindex_.bind(0, id).bind(1, text).run(); }

void SpellingRows::add(std::int64_t name, std::string_view name_text, std::string_view text, EntityType type,
                       std::int64_t mentions) {
    std::int64_t id = 0, count = 0;
    find_.bind(0, name).bind(1, text).bind(2, std::int64_t(type));
    while (find_.step()) {
        id = find_.integer(0);
        count = find_.integer(1);
    }
    count += mentions;
    if (id == 0) {
        bind_spelling(insert_, next_, name, entity_key(name_text), text, type, count);
        insert_.run();
        index(next_++, text);
    } else if (count > 0 || text == name_text) {
        update_.bind(0, count).bind(1, id).run();
    } else {
        remove_.bind(0, id).run();
        unindex(id, text);
    }
}

void SpellingRows::remove_all(std::int64_t name) {
    std::vector<std::pair<std::int64_t, std::string>> rows;
    list_.bind(0, name);
    while (list_.step()) rows.emplace_back(list_.integer(0), list_.text(1));
    for (const auto& [id, text] : rows) {
        remove_.bind(0, id).run();
        unindex(id, text);
    }
}

}  // namespace skein::store
