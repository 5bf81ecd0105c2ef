#pragma once
// Warnings of what a query asks for and the graph is known not to hold: such a query runs and finds nothing.

#include "query/cypher/analyze_expression.hpp"

#include <string>

namespace skein::cypher {

// A type of relationships, as in [:use].
void warn_of_type(const Label& type, const Analysis& analysis);

// A value in a pattern, as in {name: "Ada"}.
void warn_of_value(Owner owner, const std::string& key, const Expression& value, const Analysis& analysis);

// `expression` is an equation: of a property of a node or relationship and a text, as in r.claimant = "Ada"?
void warn_of_equation(const Expression& expression, const Scope& scope, const Analysis& analysis);

}  // namespace skein::cypher
