#pragma once
// Which names are one entity's, and what it is called: within a document and across documents.

#include "graph/entity_type.hpp"

#include <array>
#include <cstdint>
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
    // A definition found in the text: the two are one ("PTX", "Parallel Thread Execution").
    void define(std::string_view acronym, std::string_view meaning);

    struct Canonical {
        std::string name;
        EntityType type = EntityType::Concept;
    };
    // For each name that was added, by its key(). The result does not depend on the order of the calls.
    [[nodiscard]] std::map<std::string, Canonical, std::less<>> resolve() const;

    // Names with the same key are always one: case, blanks, hyphens, a leading article and a possessive ending do not count.
    [[nodiscard]] static std::string key(std::string_view name);

  private:
    struct Group {
        std::map<std::string, std::uint32_t> spellings;  // well-cased ones, with their number
        std::map<std::string, std::uint32_t> others;
        std::array<std::uint32_t, 10> votes{};
        std::uint32_t count = 0;
        std::map<std::string, std::uint32_t> makers;
    };
    [[nodiscard]] static EntityType type_of(const Group& group);

    std::map<std::string, Group> groups_;
    std::map<std::string, std::string> definitions_;  // key → key
};

}  // namespace skein
