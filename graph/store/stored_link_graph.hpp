#pragma once
// A graph file's links as numbers, for measures of graphs whose words would not fit into memory.

#include "graph/entity_type.hpp"
#include "graph/link_graph.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace skein {

// Entities in order of name: EntityId{i} is the i-th, as in the frozen graph of the same file.
struct StoredLinkGraph {
    LinkGraph link_graph;
    std::vector<EntityType> types;     // by entity
    std::vector<std::uint32_t> names;  // by entity, for `entity_names`
};

// Of all statements with two entities, as `link_graph_of(load_graph(path))`; nothing when the file is of an older version, which has to be
// loaded. Throws Error as `load_graph` does.
[[nodiscard]] std::optional<StoredLinkGraph> load_link_graph(const std::filesystem::path& path);

// The names of some of its entities, in that order.
[[nodiscard]] std::vector<std::string> entity_names(const std::filesystem::path& path, const StoredLinkGraph& stored, const std::vector<EntityId>& entities);

}  // namespace skein
