#pragma once
// What the file keeps beside its names so that some of them can be joined anew: links, merges, acronyms. Only for graph/store.

#include "graph/name_rules.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::store {

using NamedUses = std::pair<std::int64_t, UsedNames::value_type>;  // with the name's id

class NameIndex {
  public:
    explicit NameIndex(const Database& database);

    // All names with the key.
    [[nodiscard]] std::vector<NamedUses> names(const std::string& key);
    [[nodiscard]] UsedNames uses(const std::string& key);
    // Keys, each once.
    [[nodiscard]] std::vector<std::string> linked(std::int64_t link);
    [[nodiscard]] std::vector<std::string> same_entity(const std::string& key);
    [[nodiscard]] std::optional<Merge> merge_of(const std::string& alias);
    [[nodiscard]] std::vector<std::string> acronyms_of(const std::string& long_form);
    [[nodiscard]] std::vector<std::string> long_forms_of(const std::string& acronym);

    void link(std::int64_t name, std::span<const std::int64_t> links);
    void unlink(std::int64_t name, std::span<const std::int64_t> links);
    // Counts `definitions` more (or, below 0, fewer).
    void define(const std::string& long_form, const std::string& acronym, std::int64_t definitions);
    void add(const Merge& merge);
    void remove_merges(const std::string& alias);

  private:
    Query names_, spellings_, linked_, same_entity_, merge_, acronyms_, long_forms_;
    Query link_, unlink_, define_, remove_undefined_, add_, remove_merges_;
    bool has_acronyms_;
};

// A name's row while links of all are gathered.
struct LinkedName {
    std::int64_t link;
    std::int64_t name;
    friend auto operator<=>(const LinkedName&, const LinkedName&) = default;
};
void write_links(const Database& database, const std::vector<LinkedName>& links);  // in order
// Definitions with how often documents make them.
using Definitions = std::map<std::pair<std::string, std::string>, std::int64_t>;
void write_definitions(const Database& database, const Definitions& definitions);
void write_joined(const Database& database, const std::vector<Merge>& merges);

// The rules that the index was made by; "": there is none.
[[nodiscard]] std::string rules_of_index(const Database& database);
void set_rules_of_index(const Database& database, const NameRules& rules);
// The whole index from the names as they are; without rules there is none.
void rebuild_index(const Database& database, const NameRules& rules);

// FNV-1a, 32 bits, of a claimant's key.
[[nodiscard]] std::int64_t claimant_hash(std::string_view key);

}  // namespace skein::store
