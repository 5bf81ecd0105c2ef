#pragma once
// The analysis of expressions and patterns. Only for the analysis.

#include "base/diagnostics.hpp"
#include "query/cypher/property_graph.hpp"
#include "query/cypher/scope.hpp"

#include <string_view>
#include <vector>

namespace skein::cypher {

// What the analysis of one query has in common.
struct Analysis {
    const PropertyGraph& graph;
    const Map& parameters;
    Diagnostics& warnings;
    Slot next_slot = 0;  // of the rows between two WITH

    Slot new_slot() { return next_slot++; }
};

enum class Aggregation : std::uint8_t {
    forbidden,  // WHERE, UNWIND …
    allowed,    // RETURN, WITH, their ORDER BY
    inside,     // the operand of an aggregate
};

// Throws QueryError. Turns calls of aggregates into aggregates with a slot.
StaticType analyze_expression(Expression& expression, Scope& scope, Analysis& analysis,
                              Aggregation aggregation = Aggregation::forbidden);

enum class PatternUse : std::uint8_t {
    match,   // new variables are bound
    exists,  // a condition: only variables that are known
    create,
};

// Gives every node, relationship and path its slot and adds new variables to the scope. The slots that the pattern itself binds.
[[nodiscard]] std::vector<Slot> analyze_pattern(std::vector<PathPattern>& pattern, Scope& scope, Analysis& analysis,
                                                PatternUse use);

[[noreturn]] void refuse_variable(std::string_view name, TextSpan span, const Scope& scope);

}  // namespace skein::cypher
