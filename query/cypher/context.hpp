#pragma once
// What an expression is evaluated in.

#include "query/cypher/budget.hpp"
#include "query/cypher/property_graph.hpp"

#include <cstdint>
#include <vector>

namespace skein::cypher {

using Row = std::vector<Value>;  // by slot

struct Context {
    const PropertyGraph& graph;
    const Map& parameters;
    Budget& budget;
    std::uint64_t random = 0;  // the state of rand(), which gives the same numbers every time
};

}  // namespace skein::cypher
