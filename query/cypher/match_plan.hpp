#pragma once
// How a MATCH is carried out: from its most selective node outwards, checking every condition as soon as it can be told.

#include "query/cypher/property_graph.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cypher {

enum class StepKind : std::uint8_t {
    nothing,     // no match is possible: a label or relation does not occur
    start,       // bind a node
    expand,      // bind a relationship and the node at its other end
    expand_many, // the same over a chain of relationships
    shortest,    // bind the shortest chain between two nodes that are bound
    condition,   // part of WHERE
    node_properties, relationship_properties,  // {…} of a pattern
    path,        // bind the path's variable
};

enum class StartKind : std::uint8_t { bound, relationship_end, index, label, all };

// What a step does not use stays as it is. Pointers go into the syntax tree, which outlives the plan.
struct MatchStep {
    StepKind kind = StepKind::nothing;
    StartKind start = StartKind::all;
    Slot from = no_slot;
    Slot to = no_slot;  // the node that is bound or checked
    Slot relationship = no_slot;
    bool to_bound = false;
    bool relationship_bound = false;
    bool reversed = false;  // walked from the pattern's right to its left
    Direction direction = Direction::both;  // as walked
    std::vector<LabelId> labels;  // of `to`
    std::vector<TypeId> types;    // any of them; empty: all
    std::string key;                     // of an index
    const Expression* value = nullptr;   // of an index; a condition; a properties map
    const RelationshipPattern* pattern = nullptr;
    const PathPattern* path = nullptr;
};

struct MatchPlan {
    std::vector<MatchStep> steps;
};

// `unbound` are the slots that the match binds; all others that the pattern names are bound before. `where` may be null or
// nothing.
[[nodiscard]] std::shared_ptr<const MatchPlan> plan_match(const std::vector<PathPattern>& pattern, const Expression* where,
                                                          const std::vector<Slot>& unbound, const PropertyGraph& graph);

}  // namespace skein::cypher
