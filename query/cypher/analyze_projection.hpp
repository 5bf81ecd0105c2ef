#pragma once
// The analysis of WITH and RETURN. Only for the analysis.

#include "query/cypher/analyze_expression.hpp"

namespace skein::cypher {

// Gives the items, sort keys and aggregates of a projection their slots beside those of the scope, and returns the scope after
// it, with its variables at slots 0, 1, … of new rows. `is_with`: expressions need an alias.
[[nodiscard]] Scope analyze_projection(Projection& projection, Scope& scope, Analysis& analysis, bool is_with, TextSpan span);

}  // namespace skein::cypher
