#pragma once
// DOT → diagrams.

#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/oddities.hpp"

#include <cstddef>
#include <vector>

namespace skein {

// Every graph that stands in the source's text from `start` to `end`. Throws Error at the first thing that is not DOT; what
// can be read though it is wrong (an arrow in an undirected graph) is reported.
[[nodiscard]] std::vector<Diagram> parse_dot(const SourceText& source, std::size_t start, std::size_t end, Oddities& oddities);

}  // namespace skein
