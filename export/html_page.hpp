#pragma once
// The parts of the HTML page: the picture, the data behind it, and the files of export/viewer/ that make it work. For this room only.

#include "base/byte_sink.hpp"
#include "export/arrows.hpp"
#include "export/layout.hpp"
#include "graph/subgraph.hpp"

#include <string_view>
#include <vector>

namespace skein {

// A selection with everything that is drawn of it.
struct PlacedGraph {
    const Subgraph* subgraph = nullptr;
    std::vector<Arrow> arrows;
    std::vector<Point> points;   // by place in Subgraph::entities
    std::vector<double> radii;
};
[[nodiscard]] PlacedGraph place_graph(const Subgraph& subgraph);

// An <svg> that is whole without any script. More than `single_arrows` arrows are bare lines without names.
void append_html_picture(ByteSink& out, const PlacedGraph& graph);
inline constexpr std::size_t single_arrows = 3000;

// JSON without a '<', so that nothing in it can end the element it stands in.
void append_html_data(ByteSink& out, const PlacedGraph& graph);

[[nodiscard]] std::string_view viewer_page();
[[nodiscard]] std::string_view viewer_style();
[[nodiscard]] std::string_view viewer_script();

}  // namespace skein
