#pragma once
// A diagram's CSS-like style properties as Graphviz attributes.

#include "graph/diagram.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace skein {

// "#rrggbb", "#rrggbbaa", "transparent" or "/svg/<name>" for a CSS colour (hexadecimal of 3, 4, 6 or 8 digits, a name,
// rgb(…) with numbers); nothing for what Graphviz cannot show.
[[nodiscard]] std::optional<std::string> dot_colour(std::string_view css);

// Later properties win over earlier ones. Empty strings: not set.
struct DotStyle {
    std::string fill;
    std::string border;
    std::string font;
    std::optional<double> border_width;
    bool dashed = false;
};
// Adds what Graphviz can show to `style`; names of properties it cannot show are appended to `dropped`.
void apply_style(DotStyle& style, const Properties& properties, std::string& dropped);

}  // namespace skein
