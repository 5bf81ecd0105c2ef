#pragma once
// Pictures by Graphviz as a library.

#include "base/byte_sink.hpp"

#include <string>
#include <string_view>

namespace skein {

// Whether this build can draw at all.
[[nodiscard]] bool has_graphviz();

enum class Layout { layered, force };  // dot, sfdp

// Lays `dot` out and writes it as "svg" or "png", in a process of its own with a limit on time and memory. Throws Error,
// before the first byte, when Graphviz is not in this build or does not finish.
void draw_dot(const std::string& dot, Layout layout, std::string_view format, std::string_view advice, ByteSink& out);

}  // namespace skein
