#pragma once
// The graph file: SQLite that any SQLite tool can open. Layout in docs/graph-file.md.

#include "graph/frozen_graph.hpp"
#include "graph/name_rules.hpp"
#include "graph/subgraph.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace skein {

inline constexpr std::uint32_t latest_graph_file_version = 4;  // what is written; docs/graph-file.md
inline constexpr std::uint32_t oldest_asked_in_place = 3;  // files of older versions are loaded whole

// Of the file at `path`. Throws Error when it is missing, no graph file, cut short, or of a version that this program does not
// read.
[[nodiscard]] std::uint32_t graph_file_version(const std::filesystem::path& path);

// Writes the whole graph through a temporary file and a rename: the same graph gives the same bytes. Throws Error and leaves
// `path` as it was when anything fails. A file of an older version that is replaced is kept beside, as FILE.version-N. With the
// rules that its names were joined by, a later change needs to join only some of them anew.
void save_graph(const FrozenGraph& graph, const std::filesystem::path& path, const NameRules& rules = {});

// Throws Error when the file is missing, no graph file, of a newer version, truncated or corrupted: what it is and what to do.
[[nodiscard]] FrozenGraph load_graph(const std::filesystem::path& path);

// What people decided in the graph file at `path`: what must survive when it is built again. Throws as `load_graph` does.
[[nodiscard]] std::vector<Decision> load_decisions(const std::filesystem::path& path);

}  // namespace skein
