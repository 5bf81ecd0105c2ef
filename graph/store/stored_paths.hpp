#pragma once
// The shortest chains between two entities of a graph file, found in its indexes: of the rest of the file nothing is read.

#include "graph/frozen_graph.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace skein {

// The statements along the first `limit` shortest chains (in order of the entities' names) of statements that `selection` keeps,
// and both entities, whether there is a chain or not. `shortest_paths` over the result gives what it gives over the loaded graph
// with an EdgeFilter. Nothing when the file is of an older version, or when disputes are asked for, which the words of the whole
// graph decide. Throws Error as `load_graph`, `require_entity` and `EdgeFilter` do.
[[nodiscard]] std::optional<FrozenGraph> load_graph_between(const std::filesystem::path& path, const std::string& from,
                                                            const std::string& to, std::size_t limit,
                                                            const Selection& selection = {});

}  // namespace skein
