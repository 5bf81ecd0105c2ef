// The concept maps of documents, drawn as their own formats would draw them.

#include "base/error.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/graphviz.hpp"
#include "export/html_page.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t drawn_map_edges = 500;

std::string title_of(const FrozenGraph& graph, std::size_t number) {
    const Diagram& diagram = graph.diagrams()[number];
    if (!diagram.name.empty()) return diagram.name;
    for (const DiagramGroup& group : diagram.groups)
        if (!group.title.empty()) return group.title;
    const DocumentRecord& document = graph.document(graph.diagram_document(number));
    return document.title.empty() ? document.uri : document.title;
}

// The digits that `text` starts with.
std::string_view leading_digits(std::string_view text) {
    return text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
}

// What <title> after a group's tag says: "n12" of a node.
std::string_view title_after(std::string_view svg, std::size_t at) {
    constexpr std::string_view open = "<title>";
    const std::size_t start = svg.find(open, at);
    if (start == std::string_view::npos) return {};
    return svg.substr(start + open.size(), svg.find("</title>", start) - start - open.size());
}

// In points, which make good pixels: Graphviz writes in 14 points.
std::string_view width_of(std::string_view tag) {
    constexpr std::string_view attribute = "width=\"";
    const std::size_t at = tag.find(attribute);
    return at == std::string_view::npos ? std::string_view() : leading_digits(tag.substr(at + attribute.size()));
}

std::string group_tag(std::string_view svg, std::size_t at, std::string_view tag) {
    constexpr std::string_view node_class = "class=\"node\"";
    constexpr std::string_view edge_class = "class=\"edge\"";
    constexpr std::string_view edge_id = "id=\"edge";
    if (tag.find(node_class) != std::string_view::npos) {
        const std::string_view title = title_after(svg, at);
        if (title.starts_with('n'))
            return "<g class=\"map-node\" data-i=\"" + std::string(leading_digits(title.substr(1))) + "\">";
    }
    if (tag.find(edge_class) != std::string_view::npos) {
        const std::size_t id = tag.find(edge_id);
        const std::string_view digits =
            id == std::string_view::npos ? std::string_view() : leading_digits(tag.substr(id + edge_id.size()));
        std::size_t number = 0;  // from 1 in the order of the file
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (number > 0) return "<g class=\"map-edge\" data-i=\"" + std::to_string(number - 1) + "\">";
    }
    // What else a group says is its place.
    const std::size_t transform = tag.find("transform=\"");
    if (transform == std::string_view::npos) return "<g>";
    return "<g " + std::string(tag.substr(transform, tag.find('"', transform + 11) + 1 - transform)) + ">";
}

}  // namespace

std::string page_part_of(std::string_view svg, std::string_view label) {
    std::string part;
    std::size_t at = svg.find("<svg");
    while (at < svg.size()) {
        const std::size_t open = std::min(svg.find('<', at), svg.size());
        part += svg.substr(at, open - at);
        if (open == svg.size()) break;
        const std::string_view rest = svg.substr(open);
        std::size_t end = std::min(svg.find('>', open), svg.size() - 1) + 1;
        const std::string_view tag = svg.substr(open, end - open);
        if (rest.starts_with("<!--")) {
            end = std::min(svg.find("-->", open), svg.size() - 3) + 3;
        } else if (rest.starts_with("<title>")) {
            end = std::min(svg.find("</title>", open), svg.size() - 8) + 8;
        } else if (rest.starts_with("<svg")) {
            const std::size_t box = tag.find("viewBox=");
            part += "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"group\" ";
            if (const std::string_view width = width_of(tag); !width.empty()) part += "width=\"" + std::string(width) + "\" ";
            if (box != std::string_view::npos) part += tag.substr(box, tag.find('"', box + 9) + 1 - box);
            StringSink name;
            append_html_text(name, label);
            part += " aria-label=\"" + name.take() + "\">";
        } else if (rest.starts_with("<g ")) {
            part += group_tag(svg, open, tag);
        } else {
            part += tag;
        }
        at = end;
    }
    return part;
}

std::vector<DrawnMap> draw_maps(const Subgraph& subgraph, Diagnostics& diagnostics) {
    const FrozenGraph& graph = *subgraph.graph;
    std::vector<bool> selected(graph.documents().size());
    for (const EdgeId edge : subgraph.edges)
        for (const StatementId id : graph.edge(edge).statements) selected[graph.statement(id).document.index()] = true;
    std::vector<DrawnMap> maps;
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < graph.diagrams().size(); ++i) {
        if (!selected[graph.diagram_document(i).index()]) continue;
        if (maps.size() == drawn_maps) {
            ++left_out;
            continue;
        }
        const Diagram& diagram = graph.diagrams()[i];
        DrawnMap& map = maps.emplace_back(DrawnMap{&diagram, title_of(graph, i), {}});
        if (!has_graphviz() || diagram.edges.size() > drawn_map_edges) continue;
        try {
            StringSink svg;
            Diagnostics styles;  // what Graphviz cannot show was said when the diagram was read
            draw_svg_diagram(diagram, {}, svg, styles);
            map.svg = page_part_of(svg.take(), map.title);
        } catch (const Error& error) {
            diagnostics.note("the map \"" + map.title + "\" is listed, not drawn: " + error.what());
        }
    }
    if (left_out > 0)
        diagnostics.note("the page holds " + std::to_string(drawn_maps) + " concept maps; " + std::to_string(left_out) +
                         " were left out");
    return maps;
}

}  // namespace skein
