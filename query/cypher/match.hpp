#pragma once
// Carrying out a plan in a row.

#include "query/cypher/context.hpp"
#include "query/cypher/match_plan.hpp"

#include <functional>

namespace skein::cypher {

inline constexpr std::size_t longest_chain = 2000;  // relationships of [*]

// Binds the pattern's variables in `row` in every possible way and calls `found` for each, until it returns false. No
// relationship occurs twice in one match. False when it was stopped.
bool match(const MatchPlan& plan, Row& row, Context& context, const std::function<bool()>& found);

// Every shortest chain from one node to another, as relationships in order, until `found` returns false; false when it was
// stopped. Only relationships that `usable` says true of. Breadth first from both ends.
bool shortest_chains(const PropertyGraph& graph, NodeId from, NodeId to, Direction direction, std::span<const TypeId> types,
                     std::size_t most, Budget& budget, const std::function<bool(RelationshipId)>& usable,
                     const std::function<bool(const std::vector<RelationshipId>&)>& found);

}  // namespace skein::cypher
