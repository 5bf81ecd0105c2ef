#pragma once
// The result of a query as a table, JSON, CSV, or as a graph of the relations in it.

#include "base/byte_sink.hpp"
#include "query/cypher/property_graph.hpp"
#include "query/cypher/run.hpp"

#include <string>

namespace skein::cli {

// Throws UsageError for a format that is neither one for rows nor one of `skein export`. "" is a table.
void check_query_format(const std::string& format);

// A table has a heading and ends with the number of rows where it is one for people. Throws Error when a graph format is asked
// for and the result holds no entities.
void write_query_result(ByteSink& out, const cypher::QueryResult& result, const cypher::PropertyGraph& graph,
                        const std::string& format);

}  // namespace skein::cli
