#pragma once
// The table of names of a file that is changed in place, with the spellings and entities that follow from it. Only for
// graph/store.

#include "graph/name_tally.hpp"
#include "graph/store/graph_update.hpp"
#include "graph/store/name_index.hpp"
#include "graph/store/name_rows.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace skein::store {

using MeaningOf = std::function<const NameMeaning*(const std::string& key)>;

class NameTable {
  public:
    explicit NameTable(const Database& database);

    // The name's row; a new name means what another of its key does, else itself.
    std::int64_t id(const std::string& name);
    // What a name of its key means, or itself when there is none.
    std::string meaning(const std::string& name);
    // Adds to what is counted of the name.
    void count(std::int64_t name, const NameTally& more);
    // Writes the rows of entities whose names were counted since.
    void update_entities();
    // What names that were counted were used for before that, by their keys.
    [[nodiscard]] const std::map<std::string, UsedNames>& before() const { return before_; }
    // Gives every name its meaning, removes those that nothing uses, and writes the entities that were counted since the last
    // time; with `all` every one, for want of knowing.
    void settle(const MeaningOf& meaning_of, bool all);
    // The same for names of these keys alone, whose links are brought up to date; without a meaning nobody uses them any more.
    using Meanings = std::map<std::string, std::optional<NameMeaning>>;
    void settle(const Meanings& meanings, const NameRules& rules);
    // Of what all names mean, as much as that needs: where it is another than it was, or uses were counted.
    [[nodiscard]] Meanings changed(const MeaningOf& meaning_of) const;

  private:
    struct Row {
        std::string text;
        std::int64_t entity = 0;
    };
    const Row& row(std::int64_t id);
    std::int64_t insert(const std::string& name, const std::string& key);
    void set_entity(std::int64_t name, std::int64_t entity);
    void update_entity(std::int64_t entity, EntityType type_of_participants);
    void remember(const std::string& name);
    void link(const std::string& key, const NameRules& rules);
    void remove(std::int64_t name);
    void remove_unused();
    void remove_unused_of(std::set<std::int64_t> names, const NameRules& rules);

    const Database& database_;
    std::int64_t next_;
    SpellingRows spellings_;
    Query find_, find_row_, insert_, count_, set_entity_;
    Query votes_, uses_, entity_type_, put_entity_, remove_entity_, is_used_, remove_;
    NameIndex index_;
    std::unordered_map<std::string, std::int64_t> ids_;
    std::unordered_map<std::int64_t, Row> rows_;
    std::set<std::int64_t> touched_;    // entities whose names were counted since they were written
    std::set<std::int64_t> unsettled_;  // and since names were joined
    std::map<std::string, UsedNames> before_;
};

// Every name that documents use, with its uses.
[[nodiscard]] std::map<std::string, NameTally> read_tallies(const Database& database);
// What joins names across documents, and what a person decided, into empty tables.
void write_ledger(const Database& database, const Ledger& ledger);
// What joins names across documents, in the place of what did.
void replace_merges(const Database& database, const std::vector<Merge>& merges);
[[nodiscard]] std::vector<Merge> read_merges(const Database& database, std::string_view sql);
// Relations, rules and claims that no statement has any more.
void remove_unused_texts(const Database& database);

}  // namespace skein::store
