#pragma once
// A large graph out of nothing, for measuring writers and readers.

#include "graph/frozen_graph.hpp"

#include <cstddef>

namespace skein::bench {

// One document in which `edges` statements, a sentence each, lead from every entity in turn to random others. Always the same.
[[nodiscard]] FrozenGraph synthetic_graph(std::size_t nodes, std::size_t edges);

}  // namespace skein::bench
