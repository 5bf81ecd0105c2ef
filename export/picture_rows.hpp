#pragma once
// The parts of a picture that no arrow ties together, in rows beside each other. Graphviz lays layers from left to right and
// stacks such parts, so that a graph of many small ones became a tall and nearly empty picture.

#include "export/arrows.hpp"
#include "export/clusters.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace skein {

// From which node to which an arrow that is not seen must lead so that parts stand in rows: behind the last layer of one part
// begins the next. A row has as many layers as the part that has most, or as many as make the whole about half as wide again as
// it is high. The nodes of a cluster with a frame are in one part. `nodes`: how many there are.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> row_ties(std::size_t nodes, const std::vector<Arrow>& arrows,
                                                                           const std::vector<Cluster>& clusters);

}  // namespace skein
