#pragma once
// Which of all links a map draws.

#include "extract/map/concepts.hpp"

#include <cstddef>
#include <vector>

namespace skein {

// Places in `graph.links`, ascending: at most `most` concepts, chosen one link after the other by what it adds: how sure and how
// often it is said, how much the text keeps coming back to what it ties, how few ties those have, whether its part of the text
// has spoken yet. What then lies apart is tied to the rest where the text has a tie, if need be by one concept more, and else
// left out unless it tells much by itself or there is little in all. Deterministic.
[[nodiscard]] std::vector<std::size_t> select_links(const ConceptGraph& graph, std::size_t most);

}  // namespace skein
