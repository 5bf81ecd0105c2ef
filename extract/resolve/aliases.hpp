#pragma once
// Which names of a document are one entity's, and what it is called.

#include "extract/resolve/name_clusters.hpp"
#include "graph/entity_type.hpp"
#include "graph/merge_ledger.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace skein {

// Names with how often they stand where, and what they seem to be.
class NameTable {
  public:
    // `weight` says how sure the type is (0: not at all). `well_cased`: written by somebody, not transcribed. `maker`: the
    // name a product was qualified by.
    void add(std::string_view name, EntityType type, std::uint32_t weight, bool well_cased, std::string_view maker = {});
    // The same with the name's key at hand.
    void add(std::string_view key, std::string_view name, EntityType type, std::uint32_t weight, bool well_cased,
             std::string_view maker);
    // A definition found in the text: the two are one ("PTX", "Parallel Thread Execution").
    void define(std::string_view acronym, std::string_view meaning);

    // `name` is what the entity goes by. `reason` says why a name was taken for it, and `via` is the name that showed it where
    // that is another one; both mean nothing for the entity's own name.
    struct Canonical {
        std::string name;
        EntityType type = EntityType::Concept;
        MergeReason reason = MergeReason::spelling;
        std::string via = {};
    };
    // For each name that was added, by its key(). The result does not depend on the order of the calls.
    [[nodiscard]] std::map<std::string, Canonical, std::less<>> resolve() const;

    // Names with the same key are always one: case, blanks, hyphens, a leading article and a possessive ending do not count.
    [[nodiscard]] static std::string key(std::string_view name);

  private:
    struct Group {
        std::map<std::string, std::uint32_t, std::less<>> spellings;  // well-cased ones, with their number
        std::map<std::string, std::uint32_t, std::less<>> others;
        std::array<std::uint32_t, all_entity_types.size()> votes{};
        std::uint32_t count = 0;
        std::set<std::string> makers;
    };
    std::map<std::string, Group, std::less<>> groups_;
    std::map<std::string, std::string> definitions_;  // key → key
};

using Canonicals = std::map<std::string, NameTable::Canonical, std::less<>>;

}  // namespace skein
