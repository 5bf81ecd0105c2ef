#pragma once
// From a syntax tree to one that can be carried out: variables get places, functions are looked up, mistakes are found, matches
// planned.

#include "base/diagnostics.hpp"
#include "query/cypher/property_graph.hpp"

namespace skein::cypher {

struct AnalyzeOptions {
    bool may_write = false;  // CREATE and DELETE are carried out by someone (execute.hpp)
};

// Settles `query` in place. Throws QueryError of phase `compile`. What is odd but possible (a relation or name that does not
// occur) becomes a warning.
void analyze(Query& query, const PropertyGraph& graph, const Map& parameters, Diagnostics& warnings,
             const AnalyzeOptions& options = {});

}  // namespace skein::cypher
