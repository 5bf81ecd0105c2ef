#pragma once
// What the graph's vertices and edges carry.

#include "graph/entity_type.hpp"
#include "graph/ids.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// What names are compared by: `fold`, or the name itself when folding leaves nothing of it.
[[nodiscard]] std::string entity_key(std::string_view name);

struct Alias {
    std::string text;
    std::uint32_t count = 0;  // mentions spelt so
    friend bool operator==(const Alias&, const Alias&) = default;
};

// A vertex. `name` is the canonical name and unique in a graph (compared by `fold`).
struct Entity {
    std::string name;
    EntityType type = EntityType::Concept;
    std::vector<Alias> aliases;  // every spelling that occurs, the canonical one included; by count, then by bytes
    std::uint32_t mentions = 0;
};

// An edge: all statements with the same subject, relation lemma, object and polarity. Its weight is their number.
struct Relation {
    EntityId source;
    EntityId target;
    std::string label;  // the relation's lemma
    Polarity polarity = Polarity::affirmed;
    std::vector<StatementId> statements;  // by document URI, then place

    [[nodiscard]] std::size_t weight() const { return statements.size(); }
};

}  // namespace skein
