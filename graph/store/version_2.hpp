#pragma once
// Graph files as Skein wrote them until November 2026: read, never written. Only for graph/store.

#include "graph/knowledge_graph.hpp"
#include "graph/store/sqlite.hpp"

namespace skein::store {

// What rows name was an entity there, and the name that a document alone gives it stood beside it. Throws Error when the file is
// damaged.
[[nodiscard]] KnowledgeGraph load_version_2(const Database& database);

}  // namespace skein::store
