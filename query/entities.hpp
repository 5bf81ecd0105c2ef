#pragma once
// `skein entities`: who and what a graph speaks of.

#include "graph/store/stored_entities.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

enum class EntityOrder : std::uint8_t { mentions, rank, relations, name };

[[nodiscard]] std::string_view name_of(EntityOrder order);
[[nodiscard]] std::optional<EntityOrder> entity_order_from(std::string_view name);

struct EntityQuery {
    Selection selection = {};
    std::string match = {};  // only entities with a name or alias that holds this, compared by `fold`; empty: all
    EntityOrder order = EntityOrder::mentions;
};

struct ListedEntity {
    EntityId entity;
    double rank = 0;            // PageRank in the whole graph
    std::size_t relations = 0;  // edges out of it and into it, in the whole graph
};

// Most first (names in order of bytes), ties by rank and then by name. Throws as `select` does.
[[nodiscard]] std::vector<ListedEntity> list_entities(const FrozenGraph& graph, const EntityQuery& query);
// The same of a stored graph, for a selection of types alone.
[[nodiscard]] std::vector<ListedEntity> list_entities(const StoredEntities& stored, const EntityQuery& query);

}  // namespace skein
