#pragma once
// The value of an analysed expression in a row.

#include "query/cypher/context.hpp"

#include <optional>

namespace skein::cypher {

// Comprehensions write their variables into `row`, at slots that nothing else uses. Throws QueryError of phase `run`.
[[nodiscard]] Value evaluate(const Expression& expression, Row& row, Context& context);

// Whether a condition holds: null is no. Throws when it is neither a boolean nor null.
[[nodiscard]] bool holds(const Expression& condition, Row& row, Context& context);

// Operators, apart from their operands (operators.cpp).
[[nodiscard]] Value arithmetic(const Expression& expression, const Value& left, const Value& right);
[[nodiscard]] std::optional<bool> condition(const Expression& expression, const Value& left, const Value& right,
                                            Context& context);
[[nodiscard]] Value negated(const Expression& expression, const Value& value);

}  // namespace skein::cypher
