#pragma once
// Values as people and the language write them.

#include "query/cypher/property_graph.hpp"

#include <string>

namespace skein::cypher {

// A text without quotes, numbers as they are, a node by what `brief` says; what stands in a table's cell and a CSV field.
[[nodiscard]] std::string plain_text(const Value& value, const PropertyGraph& graph);
// As a literal of the language: texts in quotes, (:Label {key: value}), [:type {…}], <path>.
[[nodiscard]] std::string literal_text(const Value& value, const PropertyGraph& graph);
// The shortest form that reads back as the same number, always with a point, an exponent or a name: 1.0, 1e+30, NaN.
[[nodiscard]] std::string real_text(double value);

}  // namespace skein::cypher
