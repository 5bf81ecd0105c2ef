#pragma once
// A diagram as one JSON value, as the graph file keeps it. Only for graph/store.

#include "graph/diagram.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::store {

// Compact, keys in a fixed order, what is empty or usual left out.
[[nodiscard]] std::string diagram_to_json(const Diagram& diagram);
// Throws std::runtime_error, saying what is wrong, for anything that `diagram_to_json` cannot have written: other types, unknown
// names, numbers or indices out of range, nesting that is no tree.
[[nodiscard]] Diagram diagram_from_json(std::string_view json);

// [["key", "value"], …]
using TextPairs = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string pairs_to_json(const TextPairs& pairs);
[[nodiscard]] TextPairs pairs_from_json(std::string_view json);
// ["text", …]
[[nodiscard]] std::string strings_to_json(const std::vector<std::string>& strings);
[[nodiscard]] std::vector<std::string> strings_from_json(std::string_view json);

}  // namespace skein::store
