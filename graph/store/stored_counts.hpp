#pragma once
// What a graph file holds, counted where it lies. `load_asked_part` gives it.

#include "graph/entity_type.hpp"
#include "graph/statement.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace skein {

struct StoredCounts {
    std::size_t sentences = 0, mentions = 0, entities = 0, edges = 0, statements = 0;
    std::size_t negated = 0, claimed = 0;                          // statements
    std::array<std::size_t, all_entity_types.size()> types{};     // entities by EntityType
    std::array<std::size_t, 5> modalities{};                       // statements by Modality
    std::map<std::string, std::size_t> relations, claimants, rules;  // statements by lemma, by nearest claimant, and by rule
    std::vector<std::size_t> statements_by_document, mentions_by_document;  // in order of URI
};

namespace store {

class Database;
[[nodiscard]] StoredCounts count_stored(const Database& database);

}  // namespace store

}  // namespace skein
