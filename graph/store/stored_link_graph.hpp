#pragma once
// A graph file's links as numbers, for measures of graphs whose words would not fit into memory.

#include "graph/entity_type.hpp"
#include "graph/link_graph.hpp"
#include "graph/subgraph.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace skein {

namespace store {
struct GraphReader;
}

// Entities in order of name: EntityId{i} is the i-th, as in the frozen graph of the same file.
struct StoredLinkGraph {
    LinkGraph link_graph;
    std::vector<EntityType> types;     // by entity
    std::vector<std::uint32_t> names;  // by entity, for `entity_names`
    std::shared_ptr<const store::GraphReader> file;  // as it was when it was read: a build meanwhile does not matter
};

// Of the statements with two entities that `selection` keeps, as `link_graph_of(load_graph(path), filter)`; nothing when the file
// is of an older version, or when disputes are asked for, which the words of the whole graph decide. Throws Error as `load_graph`
// and `EdgeFilter` do.
[[nodiscard]] std::optional<StoredLinkGraph> load_link_graph(const std::filesystem::path& path, const Selection& selection = {});

// The names of some of its entities, in that order.
[[nodiscard]] std::vector<std::string> entity_names(const StoredLinkGraph& stored, const std::vector<EntityId>& entities);

}  // namespace skein
