#pragma once
// What a picture draws between two entities: relations bundled, a dispute as one arrow with both sides.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace skein {

struct Arrow {
    enum class Kind : std::uint8_t { said, denied, disputed };
    std::uint32_t source = 0;  // places in Subgraph::entities
    std::uint32_t target = 0;
    Kind kind = Kind::said;
    std::string label;          // a line a relation, those with most statements first; of a dispute after its question
    std::size_t weight = 0;     // statements
    std::vector<EdgeId> edges;  // that are selected
};

// Relations of a pair that are said share an arrow, and so do those that are denied; more than four are counted. Each dispute
// is an arrow of its own. In the order of the selection's edges.
[[nodiscard]] std::vector<Arrow> arrows_of(const Subgraph& subgraph);

// Keeps disputed arrows before others, then those of most statements; the order stays.
void keep_heaviest(std::vector<Arrow>& arrows, std::size_t count);

}  // namespace skein
