#pragma once
// Names joined across the documents of a graph: of one in memory, and of a file that is changed in place.

#include "graph/frozen_graph.hpp"
#include "graph/store/graph_update.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace skein::cli {

// The graph of these documents, whatever they were resolved to before.
[[nodiscard]] FrozenGraph join_documents(std::vector<Extraction> documents, std::vector<Decision> decisions);

// How names are joined, for the files that are to be changed later.
[[nodiscard]] NameRules name_rules();

// Gives the file's names the meanings that all of them together have. A person's words that take names apart need the documents,
// not only their names: `needs_documents` tells, and then the file is to be written anew with `join_documents`. An update that
// was opened with `name_rules` joins only those that its changes concern: how many were looked at; nothing for all.
std::optional<std::size_t> join_names(GraphUpdate& update);
// The same with all of them looked at, whatever is known of the changes.
void join_all_names(GraphUpdate& update, const std::vector<Decision>& decisions);
[[nodiscard]] bool needs_documents(const std::vector<Decision>& decisions);

}  // namespace skein::cli
