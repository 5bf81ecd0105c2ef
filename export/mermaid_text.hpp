#pragma once
// What both Mermaid writers share: the shapes, the arrows, and the limits of the consumer. For this room and its tests only.

#include "graph/diagram.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace skein {

// Mermaid shows an error instead of a larger diagram, and a page cannot raise these.
inline constexpr std::size_t mermaid_max_drawn_edges = 500;
inline constexpr std::size_t mermaid_max_drawn_bytes = 50'000;

struct MermaidBrackets {
    std::string_view open;
    std::string_view close;
};
[[nodiscard]] MermaidBrackets mermaid_brackets(NodeShape shape);
[[nodiscard]] std::string mermaid_arrow(EdgeStroke stroke, ArrowEnd source_end, ArrowEnd target_end, std::uint32_t length);

}  // namespace skein
