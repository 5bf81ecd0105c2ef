#pragma once
// Queries over one graph: one after the other on a terminal, or a single one.

#include "cli/interruption.hpp"
#include "query/cypher/property_graph.hpp"
#include "query/cypher/run.hpp"

#include <string>

namespace skein::cli {

class QuerySession {
  public:
    // `graph` must outlive it. Ctrl-C stops the query at hand from now on.
    QuerySession(const cypher::PropertyGraph& graph, cypher::QueryOptions options, std::string format, std::string output);

    // Runs a query and writes its result; warnings go to standard error. Throws as run_query and write_output do.
    void answer(const std::string& query);
    // Reads queries until the input ends; errors are reported and the next one is asked for. A line that ends unfinished is gone
    // on with.
    int converse();

  private:
    Interruption interruption_;
    const cypher::PropertyGraph& graph_;
    cypher::QueryOptions options_;
    std::string format_;
    std::string output_;
};

}  // namespace skein::cli
