#pragma once
// The entities of a graph file with what is counted of them, while their spellings stay in the file until they are asked for.

#include "graph/entity.hpp"
#include "graph/link_graph.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace skein {

namespace store {
struct GraphReader;
}

// All by EntityId, which counts them in order of name.
struct StoredEntities {
    std::vector<EntityType> types;
    std::vector<std::uint32_t> mentions;
    std::vector<std::uint32_t> relations;  // edges out of it and into it
    LinkGraph link_graph;
    std::vector<std::uint32_t> names;      // ids in the file
    std::shared_ptr<const store::GraphReader> file;
};

// Nothing when the file is of an older version, which can only be loaded. Throws Error as `load_graph` does.
[[nodiscard]] std::optional<StoredEntities> load_entities(const std::filesystem::path& path);

// Whether it has a name or spelling that `matches`, by EntityId.
[[nodiscard]] std::vector<char> entities_spelt(const StoredEntities& stored,
                                               const std::function<bool(std::string_view)>& matches);
// With their names and spellings.
[[nodiscard]] std::vector<Entity> read_entities(const StoredEntities& stored, std::span<const EntityId> ids);

}  // namespace skein
