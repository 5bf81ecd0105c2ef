#pragma once
// What Graphviz's pictures say to a pointer and to a screen reader.

#include <cstddef>
#include <string>

namespace skein {

// Graphviz gives every node, arrow and group of an SVG a <title>, which browsers show and screen readers speak: the name it has
// in the DOT source ("n12&#45;&gt;n7"). This gives back the picture with titles that a person can use: a node's is its label, a
// group's its heading, an arrow's "A → B: relies on". The picture is one image with its own name for those who do not see it:
// `name`, else its heading. What is no SVG of Graphviz, is nested more than a few levels deep or larger than `max_svg_bytes`
// comes back as it was.
[[nodiscard]] std::string with_spoken_titles(std::string svg, const std::string& name = {});

inline constexpr std::size_t max_svg_bytes = std::size_t{32} << 20;

}  // namespace skein
