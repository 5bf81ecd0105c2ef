#pragma once
// The frozen graph's rows as a Boost graph, for Boost's own algorithms. Apart from frozen_graph.hpp because Boost.Graph's
// headers take seconds to compile and most readers of a graph never need them.

#include "graph/ids.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdint>

namespace skein {

// Vertex v is EntityId{v}; an edge's property is its EdgeId.
using CsrGraph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, EdgeId, boost::no_property,
                                                    std::uint32_t, std::uint32_t>;

struct CsrRows {
    CsrGraph graph;
};

}  // namespace skein
