#pragma once
// `skein query`: a query's text and a graph → rows. This is the way in to the language; docs/query-language.md says what it is.

#include "base/diagnostics.hpp"
#include "query/cypher/budget.hpp"
#include "query/cypher/property_graph.hpp"
#include "query/cypher/query_error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace skein::cypher {

struct QueryOptions {
    Map parameters = {};  // what $name stands for
    Limits limits = {};
};

// Values that are texts may lie in the graph, which must outlive them.
struct QueryResult {
    std::vector<std::string> columns;
    std::vector<std::vector<Value>> rows;
    Diagnostics warnings;
};

// Runs a query, or its shorthand (shorthand.hpp). The same query over the same graph gives the same rows in the same order.
// Throws QueryError with line, column and the line of the text.
[[nodiscard]] QueryResult run_query(const PropertyGraph& graph, std::string_view text, const QueryOptions& options = {});

// The value of `-p name=value`: a literal of the language (3, 'a', [1, 2], {a: 1}); anything else is a text as it stands.
[[nodiscard]] Value parameter_value(std::string_view text);

}  // namespace skein::cypher
