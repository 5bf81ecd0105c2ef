#include "base/utf8.hpp"
#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/html_page.hpp"
#include "export/palette.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t named_nodes = 200;     // the best known ones of more
constexpr std::size_t labelled_arrows = 60;  // up to so many have their relation beside them

double rounded(double value) {
    const double tenth = std::round(value * 10) / 10;
    return tenth == 0 ? 0 : tenth;  // no -0
}

double name_width(const Entity& entity) { return 7.2 * static_cast<double>(display_width(entity.name)); }

void append_number(ByteSink& out, double value) { out.append_number(rounded(value)); }

void append_point(ByteSink& out, Point point) {
    append_number(out, point.x);
    out.append(' ');
    append_number(out, point.y);
}

struct Curve {
    Point start, bend, end;
};

// From rim to rim, bent to the left when an arrow comes back; a loop stands on top of its node.
Curve curve_of(const PlacedGraph& graph, const Arrow& arrow, std::size_t nth_of_pair, bool bent) {
    const Point a = graph.points[arrow.source];
    const Point b = graph.points[arrow.target];
    if (arrow.source == arrow.target) {
        const double reach = graph.radii[arrow.source] * 4 + 20;
        return {{a.x - graph.radii[arrow.source], a.y}, {a.x, a.y - reach}, {a.x + graph.radii[arrow.source], a.y}};
    }
    const double length = std::max(std::hypot(b.x - a.x, b.y - a.y), 0.01);
    const Point along{(b.x - a.x) / length, (b.y - a.y) / length};
    const double aside = bent ? 18 + 22 * static_cast<double>(nth_of_pair) : 44 * static_cast<double>(nth_of_pair);
    const Point bend{(a.x + b.x) / 2 + along.y * aside, (a.y + b.y) / 2 - along.x * aside};
    const auto toward = [&](Point from, double radius) {
        const double way = std::max(std::hypot(bend.x - from.x, bend.y - from.y), 0.01);
        return Point{from.x + (bend.x - from.x) / way * radius, from.y + (bend.y - from.y) / way * radius};
    };
    return {toward(a, graph.radii[arrow.source] + 1), bend, toward(b, graph.radii[arrow.target] + 5)};
}

void append_path(ByteSink& out, const Curve& curve) {
    out.append('M');
    append_point(out, curve.start);
    out.append('Q');
    append_point(out, curve.bend);
    out.append(' ');
    append_point(out, curve.end);
}

void append_arrow(ByteSink& out, const PlacedGraph& graph, std::size_t number, std::size_t nth_of_pair, bool bent) {
    const Arrow& arrow = graph.arrows[number];
    const Curve curve = curve_of(graph, arrow, nth_of_pair, bent);
    const auto name = [&](std::uint32_t place) -> const std::string& { return graph.subgraph->graph->entity(graph.subgraph->entities[place]).name; };
    out << "<g class=\"arrow" << (arrow.kind == Arrow::Kind::denied ? " denied" : arrow.kind == Arrow::Kind::disputed ? " disputed" : "") << "\" data-i=\"";
    out.append_number(number);
    out << "\"><title>";
    append_html_text(out, name(arrow.source) + " → " + name(arrow.target) + "\n" + arrow.label);
    out << "</title><path d=\"";
    append_path(out, curve);
    out << "\" stroke-width=\"";
    append_number(out, std::min(1 + std::sqrt(static_cast<double>(arrow.weight)) * 0.5, 4.0));
    out << "\" marker-end=\"url(#head)\"/><path class=\"wide\" d=\"";
    append_path(out, curve);
    out << "\"/>";
    if (graph.arrows.size() <= labelled_arrows) {
        const std::string_view first_line = std::string_view(arrow.label).substr(0, arrow.label.find('\n'));
        out << "<text x=\"";
        append_number(out, (curve.start.x + 2 * curve.bend.x + curve.end.x) / 4);
        out << "\" y=\"";
        append_number(out, (curve.start.y + 2 * curve.bend.y + curve.end.y) / 4);
        out << "\">";
        append_html_text(out, first_line);
        out << "</text>";
    }
    out << "</g>\n";
}

void append_node(ByteSink& out, const PlacedGraph& graph, std::uint32_t place) {
    const Entity& entity = graph.subgraph->graph->entity(graph.subgraph->entities[place]);
    const Point point = graph.points[place];
    out << "<g class=\"node\" data-i=\"";
    out.append_number(place);
    out << "\" tabindex=\"-1\" role=\"button\" aria-label=\"";
    append_html_text(out, entity.name + ", " + std::string(name_of(entity.type)));
    out << "\"><title>";
    append_html_text(out, entity.name + " (" + std::string(name_of(entity.type)) + ")");
    out << "</title><circle cx=\"";
    append_number(out, point.x);
    out << "\" cy=\"";
    append_number(out, point.y);
    out << "\" r=\"";
    append_number(out, graph.radii[place]);
    out << "\" fill=\"" << hex(colour_of(entity.type)) << "\"/>";
    if (place < named_nodes) {
        out << "<text x=\"";
        append_number(out, point.x);
        out << "\" y=\"";
        append_number(out, point.y + graph.radii[place] + 14);
        out << "\">";
        append_html_text(out, entity.name);
        out << "</text>";
    }
    out << "</g>\n";
}

void append_view_box(ByteSink& out, const PlacedGraph& graph) {
    Point low{-100, -100};
    Point high{100, 100};
    for (std::size_t i = 0; i < graph.points.size(); ++i) {
        const double half = i < named_nodes ? std::max(graph.radii[i], name_width(graph.subgraph->graph->entity(graph.subgraph->entities[i])) / 2) : graph.radii[i];
        const Point p = graph.points[i];
        if (i == 0) low = high = p;
        low = {std::min(low.x, p.x - half), std::min(low.y, p.y - graph.radii[i])};
        high = {std::max(high.x, p.x + half), std::max(high.y, p.y + graph.radii[i] + 20)};
    }
    constexpr double margin = 20;
    append_point(out, {low.x - margin, low.y - margin});
    out.append(' ');
    append_point(out, {high.x - low.x + 2 * margin, high.y - low.y + 2 * margin});
}

}  // namespace

PlacedGraph place_graph(const Subgraph& subgraph) {
    PlacedGraph placed{&subgraph, arrows_of(subgraph), {}, {}};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const Arrow& arrow : placed.arrows)
        if (seen.insert(std::minmax(arrow.source, arrow.target)).second) pairs.emplace_back(arrow.source, arrow.target);
    constexpr double edge_length = 170;
    std::vector<Box> boxes;
    for (const EntityId id : subgraph.entities) {
        const Entity& entity = subgraph.graph->entity(id);
        placed.radii.push_back(std::clamp(drawn_size(entity) / 3, 5.0, 24.0));
        const double radius = placed.radii.back();
        boxes.push_back({std::max(2 * radius, name_width(entity)) + 12, 2 * (radius + 20)});
    }
    placed.points = layout_in_parts(boxes, pairs, edge_length);
    for (Point& point : placed.points) point = {rounded(point.x), rounded(point.y)};
    return placed;
}

void append_html_picture(ByteSink& out, const PlacedGraph& graph) {
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"";
    append_view_box(out, graph);
    out << "\" role=\"group\" aria-label=\"Graph: Tab into it, then arrow keys from entity to entity, Enter for the evidence\">\n"
           "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" "
           "orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\"/></marker></defs>\n";
    if (graph.arrows.size() <= single_arrows) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> of_pair;
        std::set<std::pair<std::uint32_t, std::uint32_t>> ways;
        for (const Arrow& arrow : graph.arrows) ways.emplace(arrow.source, arrow.target);
        for (std::size_t i = 0; i < graph.arrows.size(); ++i) {
            const Arrow& arrow = graph.arrows[i];
            const bool bent = ways.contains({arrow.target, arrow.source});
            append_arrow(out, graph, i, of_pair[{arrow.source, arrow.target}]++, bent);
        }
    } else {
        // A browser draws 600 paths of 100 lines in a second and one of 60,000 in a minute.
        constexpr std::size_t lines_a_path = 100;
        out << "<g id=\"many\">";
        for (std::size_t i = 0; i < graph.arrows.size(); ++i) {
            out << (i % lines_a_path > 0 ? "M" : i > 0 ? "\"/>\n<path d=\"M" : "<path d=\"M");
            append_point(out, graph.points[graph.arrows[i].source]);
            out.append('L');
            append_point(out, graph.points[graph.arrows[i].target]);
        }
        out << "\"/></g>\n";
    }
    // The best known on top.
    for (std::size_t i = graph.points.size(); i > 0; --i) append_node(out, graph, static_cast<std::uint32_t>(i - 1));
    out << "</svg>";
}

}  // namespace skein
