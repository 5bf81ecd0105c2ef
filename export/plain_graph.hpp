#pragma once
// A graph of any library as numbers and labels, and its writers. For Boost.Graph use export/boost_graph.hpp; with another library
// fill in a PlainGraph by hand.

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <ostream>
#include <string_view>

namespace skein {

// The functions are called by a writer, once a file, and call back with every vertex or edge in turn. Vertices are numbered from
// 0 in the order in which they are given. Labels may hold anything; they live until the callback returns.
struct PlainGraph {
    using TakeVertex = std::function<void(std::string_view label)>;
    using TakeEdge = std::function<void(std::size_t source, std::size_t target, std::string_view label)>;

    bool directed = true;
    std::function<void(const TakeVertex&)> each_vertex;
    std::function<void(const TakeEdge&)> each_edge;
};

// Every label comes back from the programs these files are for as it is, but for characters that XML 1.0 and Graphviz cannot
// hold, which become U+FFFD. An empty label of an edge is none. All throw Error when the stream fails.

// A flowchart. Throws Error before the first byte past Mermaid's own limits of 500 arrows and 50,000 characters.
void write_mermaid(std::ostream& out, const PlainGraph& graph);
// For Graphviz.
void write_dot(std::ostream& out, const PlainGraph& graph);
// For Gephi, networkx, igraph, graphology, yEd and Boost; keys `label` of nodes and edges.
void write_graphml(std::ostream& out, const PlainGraph& graph);

}  // namespace skein
