#pragma once
// How diagrams group entities: by type, by community, or not at all.

#include "export/graph_writer.hpp"
#include "graph/subgraph.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace skein {

struct Cluster {
    std::string title;                   // empty: drawn without a frame
    std::vector<std::uint32_t> members;  // places in Subgraph::entities
};

// In order of their best member; communities of one entity come last and have no frame. A community is named by its best
// member. Without grouping everything is one cluster without a frame.
[[nodiscard]] std::vector<Cluster> clusters_of(const Subgraph& subgraph, Grouping grouping);

}  // namespace skein
