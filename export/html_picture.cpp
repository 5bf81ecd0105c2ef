#include "base/utf8.hpp"
#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/html_page.hpp"
#include "export/label_places.hpp"
#include "export/palette.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t named_nodes = 200;     // the best known ones of more
constexpr std::size_t labelled_arrows = 120;  // up to so many have their relation beside them
constexpr double known_radius = 13;           // from there on names are larger
constexpr double line_height = 16;
constexpr double character_width = 7.2;
constexpr double small_character_width = 5.9;
constexpr std::size_t one_line = 24;          // columns of a name

double rounded(double value) {
    const double tenth = std::round(value * 10) / 10;
    return tenth == 0 ? 0 : tenth;  // no -0
}

void append_number(ByteSink& out, double value) { out.append_number(rounded(value)); }

void append_point(ByteSink& out, Point point) {
    append_number(out, point.x);
    out.append(' ');
    append_number(out, point.y);
}

// A long name in two lines, cut behind the blank nearest to its middle.
std::pair<std::string_view, std::string_view> lines_of(std::string_view name) {
    if (display_width(name) <= one_line) return {name, {}};
    std::size_t cut = 0;
    const auto from_middle = [&](std::size_t at) { return at > name.size() / 2 ? at - name.size() / 2 : name.size() / 2 - at; };
    for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1))
        if (at > 0 && at + 1 < name.size() && (cut == 0 || from_middle(at + 1) < from_middle(cut))) cut = at + 1;
    if (cut == 0) return {name, {}};
    return {name.substr(0, cut), name.substr(cut)};
}

// Of the name below a node.
Box name_box(std::string_view name, double radius) {
    const auto [first, second] = lines_of(name);
    const double width = static_cast<double>(std::max(display_width(first), display_width(second)));
    const double scale = radius >= known_radius ? 1.2 : 1;
    return {width * character_width * scale, (second.empty() ? 1 : 2) * line_height * scale};
}

struct Curve {
    Point start, bend, end;
    [[nodiscard]] Point at(double t) const {
        const double s = 1 - t;
        return {s * s * start.x + 2 * s * t * bend.x + t * t * end.x, s * s * start.y + 2 * s * t * bend.y + t * t * end.y};
    }
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
    const double aside = (bent ? 0.11 : 0.05) * length + 30 * static_cast<double>(nth_of_pair);
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

std::vector<Curve> curves_of(const PlacedGraph& graph) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> of_pair;
    std::set<std::pair<std::uint32_t, std::uint32_t>> ways;
    for (const Arrow& arrow : graph.arrows) ways.emplace(arrow.source, arrow.target);
    std::vector<Curve> curves;
    for (const Arrow& arrow : graph.arrows)
        curves.push_back(
            curve_of(graph, arrow, of_pair[{arrow.source, arrow.target}]++, ways.contains({arrow.target, arrow.source})));
    return curves;
}

// What is written on an arrow; the rest of its label shows when it is pointed at.
std::string first_line(const Arrow& arrow) {
    constexpr std::size_t longest = 26;
    const std::string_view line = std::string_view(arrow.label).substr(0, arrow.label.find('\n'));
    if (display_width(line) <= longest) return std::string(line);
    std::size_t end = 0;
    for (std::size_t next = 0; display_width(line.substr(0, next)) < longest; next += decode_at(line, next).size) end = next;
    return std::string(line.substr(0, end)) + "…";
}

// Where each arrow's label stands, the heaviest arrows' first: where it covers least, or nowhere.
std::vector<std::optional<Point>> label_points(const PlacedGraph& graph, const std::vector<Curve>& curves) {
    LabelPlaces places;
    for (std::size_t i = 0; i < graph.points.size(); ++i) {
        const double radius = graph.radii[i];
        places.take(graph.points[i], {2 * radius, 2 * radius});
        const Box name = name_box(graph.subgraph->graph->entity(graph.subgraph->entities[i]).name, radius);
        places.take({graph.points[i].x, graph.points[i].y + radius + name.height / 2}, name);
    }
    std::vector<std::size_t> order(graph.arrows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return graph.arrows[a].weight > graph.arrows[b].weight; });
    std::vector<std::optional<Point>> points(graph.arrows.size());
    for (const std::size_t i : order) {
        const Box box{static_cast<double>(display_width(first_line(graph.arrows[i]))) * small_character_width, 12};
        std::vector<Point> candidates;
        for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73}) candidates.push_back(curves[i].at(t));
        points[i] = places.place(candidates, box);
    }
    return points;
}

void append_arrow(ByteSink& out, const PlacedGraph& graph, std::size_t number, const Curve& curve, std::optional<Point> label) {
    const Arrow& arrow = graph.arrows[number];
    const auto name = [&](std::uint32_t place) -> const std::string& {
        return graph.subgraph->graph->entity(graph.subgraph->entities[place]).name;
    };
    out << "<g class=\"arrow"
        << (arrow.kind == Arrow::Kind::denied     ? " denied"
            : arrow.kind == Arrow::Kind::disputed ? " disputed"
                                                  : "")
        << "\" data-i=\"";
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
    if (label) {
        out << "<text x=\"";
        append_number(out, label->x);
        out << "\" y=\"";
        append_number(out, label->y + 4);
        out << "\">";
        append_html_text(out, first_line(arrow));
        out << "</text>";
    }
    out << "</g>\n";
}

void append_name(ByteSink& out, std::string_view name, Point point, double radius, std::string_view attributes) {
    const double scale = radius >= known_radius ? 1.2 : 1;
    const double y = point.y + radius + 13 * scale;
    const auto [first, second] = lines_of(name);
    out << "<text" << attributes << " x=\"";
    append_number(out, point.x);
    out << "\" y=\"";
    append_number(out, y);
    out << "\">";
    append_html_text(out, first);
    if (!second.empty()) {
        out << "<tspan x=\"";
        append_number(out, point.x);
        out << "\" y=\"";
        append_number(out, y + line_height * scale);
        out << "\">";
        append_html_text(out, second);
        out << "</tspan>";
    }
    out << "</text>";
}

void append_circle(ByteSink& out, const PlacedGraph& graph, std::uint32_t place, std::string_view attributes) {
    out << "<circle" << attributes << " cx=\"";
    append_number(out, graph.points[place].x);
    out << "\" cy=\"";
    append_number(out, graph.points[place].y);
    out << "\" r=\"";
    append_number(out, graph.radii[place]);
    out << "\" fill=\"" << hex(colour_of(graph.subgraph->graph->entity(graph.subgraph->entities[place]).type)) << "\"/>";
}

void append_node(ByteSink& out, const PlacedGraph& graph, std::uint32_t place) {
    const Entity& entity = graph.subgraph->graph->entity(graph.subgraph->entities[place]);
    const bool known = graph.radii[place] >= known_radius;
    out << "<g class=\"node" << (known ? " known" : "") << "\" data-i=\"";
    out.append_number(place);
    out << "\" tabindex=\"-1\" role=\"button\" aria-label=\"";
    append_html_text(out, entity.name + ", " + std::string(name_of(entity.type)));
    out << "\"><title>";
    append_html_text(out, entity.name + " (" + std::string(name_of(entity.type)) + ")");
    out << "</title>";
    append_circle(out, graph, place, "");
    append_name(out, entity.name, graph.points[place], graph.radii[place], "");
    out << "</g>\n";
}

void append_view_box(ByteSink& out, const PlacedGraph& graph) {
    Point low{-100, -100};
    Point high{100, 100};
    for (std::size_t i = 0; i < graph.points.size(); ++i) {
        const double radius = graph.radii[i];
        const Box name =
            i < named_nodes ? name_box(graph.subgraph->graph->entity(graph.subgraph->entities[i]).name, radius) : Box{};
        const double half = std::max(radius, name.width / 2);
        const Point p = graph.points[i];
        if (i == 0) low = high = p;
        low = {std::min(low.x, p.x - half), std::min(low.y, p.y - radius)};
        high = {std::max(high.x, p.x + half), std::max(high.y, p.y + radius + name.height)};
    }
    constexpr double margin = 24;
    append_point(out, {low.x - margin, low.y - margin});
    out.append(' ');
    append_point(out, {high.x - low.x + 2 * margin, high.y - low.y + 2 * margin});
}

void append_arrows(ByteSink& out, const PlacedGraph& graph) {
    const std::vector<Curve> curves = curves_of(graph);
    std::vector<std::optional<Point>> labels(curves.size());
    if (curves.size() <= labelled_arrows) labels = label_points(graph, curves);
    for (std::size_t i = 0; i < graph.arrows.size(); ++i) append_arrow(out, graph, i, curves[i], labels[i]);
}

// A browser draws 600 paths of 100 lines in a second and one of 60,000 in a minute.
void append_lines(ByteSink& out, const PlacedGraph& graph) {
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

}  // namespace

PlacedGraph place_graph(const Subgraph& subgraph) {
    PlacedGraph placed{&subgraph, arrows_of(subgraph), {}, {}};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const Arrow& arrow : placed.arrows)
        if (seen.insert(std::minmax(arrow.source, arrow.target)).second) pairs.emplace_back(arrow.source, arrow.target);
    constexpr double edge_length = 105;
    std::vector<Box> boxes;
    for (const EntityId id : subgraph.entities) {
        const Entity& entity = subgraph.graph->entity(id);
        placed.radii.push_back(std::clamp(drawn_size(entity) / 3, 5.0, 24.0));
        const double radius = placed.radii.back();
        const Box name = name_box(entity.name, radius);
        boxes.push_back({std::max(2 * radius, name.width) + 14, 2 * (radius + name.height) + 6});
    }
    placed.points = layout_in_parts(boxes, pairs, edge_length);
    for (Point& point : placed.points) point = {rounded(point.x), rounded(point.y)};
    return placed;
}

void append_html_picture(ByteSink& out, const PlacedGraph& graph) {
    const bool detailed = graph.points.size() <= detailed_entities;
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"";
    append_view_box(out, graph);
    out << "\" role=\"group\" aria-label=\"Graph: Tab into it, then arrow keys from entity to entity, Enter for the evidence\">\n"
           "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" "
           "markerUnits=\"userSpaceOnUse\" "
           "orient=\"auto\"><path d=\"M0 0.5L8 4L0 7.5Z\"/></marker></defs>\n";
    if (graph.arrows.size() <= single_arrows) append_arrows(out, graph);
    else append_lines(out, graph);
    // The best known on top.
    for (std::size_t i = graph.points.size(); i > 0; --i) {
        const auto place = static_cast<std::uint32_t>(i - 1);
        if (detailed) append_node(out, graph, place);
        else
            append_circle(out, graph, place,
                          " class=\"node\" tabindex=\"-1\" role=\"button\" data-i=\"" + std::to_string(place) + "\"");
    }
    if (!detailed) {
        for (std::size_t i = std::min(named_nodes, graph.points.size()); i > 0; --i) {
            const std::string number = std::to_string(i - 1);
            append_name(out, graph.subgraph->graph->entity(graph.subgraph->entities[i - 1]).name, graph.points[i - 1],
                        graph.radii[i - 1], " class=\"name\" data-of=\"" + number + "\"");
        }
    }
    out << "</svg>";
}

}  // namespace skein
