#pragma once
// `skein communities`: which entities are spoken of together.

#include "graph/link_graph.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <vector>

namespace skein {

struct Community {
    std::vector<EntityId> members;  // by PageRank, ties by name: the first ones name it
    std::size_t within = 0;         // statements between its members
    std::size_t outwards = 0;       // statements between a member and others
};

// By number of members, then by smallest entity. Over the statements that `selection` keeps and entities of its types; entities
// that none of them links are communities of one and left out. `top` and `around` do not matter. Throws Error with near names for
// what does not occur.
[[nodiscard]] std::vector<Community> list_communities(const FrozenGraph& graph, const Selection& selection = {});
// The same of a link graph whose entities are in order of name.
[[nodiscard]] std::vector<Community> list_communities(const LinkGraph& link_graph);

}  // namespace skein
