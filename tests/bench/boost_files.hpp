#pragma once
// What a program that uses Boost.Graph alone would do with the same graph. Apart from the bench, because it takes long to
// compile.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <string>

namespace skein::bench {

// A Boost graph with the values that Skein's writers look up gathered beforehand: what is timed is writing alone.
class BoostGraph {
  public:
    explicit BoostGraph(const Subgraph& all);
    ~BoostGraph();
    BoostGraph(const BoostGraph&) = delete;
    BoostGraph& operator=(const BoostGraph&) = delete;

    void write_graphml(const std::string& path) const;  // boost::write_graphml
    void write_dot(const std::string& path) const;      // boost::write_graphviz_dp

  private:
    struct Parts;
    Parts* parts_;
};

// boost::read_graphml into a graph with a member for each key. How many edges it has.
[[nodiscard]] std::size_t read_with_boost(const std::string& path);

}  // namespace skein::bench
