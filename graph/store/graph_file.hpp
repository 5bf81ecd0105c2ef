#pragma once
// The graph file: SQLite that any SQLite tool can open. Layout in docs/graph-file.md.

#include "graph/frozen_graph.hpp"

#include <filesystem>

namespace skein {

// Writes the whole graph through a temporary file and a rename: the same graph gives the same bytes. Throws Error and leaves `path`
// as it was when anything fails.
void save_graph(const FrozenGraph& graph, const std::filesystem::path& path);

// Throws Error when the file is missing, no graph file, of a newer version, truncated or corrupted: what it is and what to do.
[[nodiscard]] FrozenGraph load_graph(const std::filesystem::path& path);

// What people decided in the graph file at `path`: what must survive when it is built again. Throws as `load_graph` does.
[[nodiscard]] std::vector<Decision> load_decisions(const std::filesystem::path& path);

}  // namespace skein
