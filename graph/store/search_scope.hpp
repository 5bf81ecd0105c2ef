#pragma once
// Which sentences and entities a search may find. Only for graph/store.

#include "graph/store/sqlite.hpp"
#include "graph/subgraph.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <unordered_set>
#include <vector>

namespace skein::store {

struct SearchScope {
    std::vector<EntityType> types;                                        // empty: all
    std::optional<std::unordered_set<std::int64_t>> sentences, entities;  // by id; nothing: all

    [[nodiscard]] bool keeps(std::int64_t sentence) const { return !sentences || sentences->contains(sentence); }
    [[nodiscard]] bool keeps(std::int64_t entity, EntityType type) const {
        return (types.empty() || std::find(types.begin(), types.end(), type) != types.end()) &&
               (!entities || entities->contains(entity));
    }
};

// Entities that take part in a statement that `selection` keeps, and sentences that say one; with documents alone, all their
// sentences and whom they mention. Throws Error as EdgeFilter does. What takes a side in a dispute is known from the whole graph,
// which is loaded for it.
[[nodiscard]] SearchScope search_scope(const Database& database, const std::filesystem::path& path, const Selection& selection);

}  // namespace skein::store
