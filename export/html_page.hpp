#pragma once
// The parts of the HTML page: the picture, the concept maps, the data behind them, and the files of export/viewer/ that make it
// work. For this room only, but for `has_sigma`.

#include "base/byte_sink.hpp"
#include "base/diagnostics.hpp"
#include "export/arrows.hpp"
#include "export/layout.hpp"
#include "graph/diagram.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <string>
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

// An <svg> that is whole without any script. Of more than `detailed_entities` only the best known have their names beside them,
// and more than `single_arrows` arrows are bare lines.
void append_html_picture(ByteSink& out, const PlacedGraph& graph);
inline constexpr std::size_t detailed_entities = 300;
inline constexpr std::size_t single_arrows = 3000;

// A concept map that a document of the selection holds.
struct DrawnMap {
    const Diagram* diagram = nullptr;
    std::string title;
    std::string svg;  // empty where it could not be drawn
};
// In the graph's order, at most `drawn_maps`; drawn by Graphviz in their own style. What could not be drawn is noted.
[[nodiscard]] std::vector<DrawnMap> draw_maps(const Subgraph& subgraph, Diagnostics& diagnostics);
inline constexpr std::size_t drawn_maps = 24;

// Graphviz's SVG as a part of a page: without prolog, ids and sizes; nodes and edges are known by class and, as data-i, by their
// number in the diagram. For this file's own tests, too.
[[nodiscard]] std::string page_part_of(std::string_view svg, std::string_view label);

// JSON without a '<', so that nothing in it can end the element it stands in: what the picture needs, and what is shown on
// request.
void append_html_data(ByteSink& out, const PlacedGraph& graph, const std::vector<DrawnMap>& maps);
void append_html_evidence(ByteSink& out, const PlacedGraph& graph);

[[nodiscard]] std::string_view viewer_page();
[[nodiscard]] std::string_view viewer_style();
[[nodiscard]] std::string_view viewer_script();
[[nodiscard]] std::string_view viewer_sigma();

// Whether large graphs are drawn by sigma.js: the build had npm.
[[nodiscard]] bool has_sigma();

}  // namespace skein
