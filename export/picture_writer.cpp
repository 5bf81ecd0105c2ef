// SVG and PNG, drawn by Graphviz: the relations of a pair on one arrow, as in a Mermaid diagram. Up to some hundred arrows in
// layers, up to some thousand by forces, no more.

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "export/arrows.hpp"
#include "export/clusters.hpp"
#include "export/dot_attributes.hpp"
#include "export/dot_nodes.hpp"
#include "export/edge_summary.hpp"
#include "export/formats.hpp"
#include "export/graphviz.hpp"
#include "export/palette.hpp"
#include "export/picture_rows.hpp"
#include "export/svg_titles.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t drawn_edges = 5000;

std::string_view advice_for(const WriteOptions& options) {
    return options.interactive ? "choose less with --top 40 or --around NAME, or write dot, gexf or graphml"
                               : "select fewer entities";
}

// The sentences that say it, the best of each relation.
std::string tooltip_of(const FrozenGraph& graph, const Arrow& arrow) {
    constexpr std::size_t shown = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(arrow.edges.size(), shown); ++i) {
        const EdgeSummary summary = summarize_edge(graph, arrow.edges[i]);
        text += (i == 0 ? "" : "\n") + summary.label + ": " + summary.sentence->text;
    }
    if (arrow.edges.size() > shown) text += "\n+ " + std::to_string(arrow.edges.size() - shown) + " more";
    return text;
}

void append_arrow(ByteSink& out, const FrozenGraph& graph, const Arrow& arrow, bool labelled) {
    constexpr double widest = 5;
    out << "n";
    out.append_number(arrow.source);
    out << " -> n";
    out.append_number(arrow.target);
    DotAttributes attributes(out);
    if (labelled) attributes.text("label", arrow.label);
    if (arrow.weight > 1)
        attributes.number("penwidth", std::round(std::min(widest, std::sqrt(static_cast<double>(arrow.weight))) * 10) / 10);
    if (arrow.kind != Arrow::Kind::said) attributes.word("style", "dashed");
    if (arrow.kind == Arrow::Kind::denied) attributes.word("arrowhead", "tee");
    if (arrow.kind == Arrow::Kind::disputed) {
        attributes.text("color", hex(dispute_colour));
        attributes.text("fontcolor", hex(dispute_colour));
    }
    attributes.text("edgetooltip", tooltip_of(graph, arrow));
    attributes.text("labeltooltip", tooltip_of(graph, arrow));
    attributes.finish();
    out << "\n";
}

// A label in lines of about a column's width, cut at blanks: boxes of one line make a picture that fits no page.
std::string in_lines(std::string_view label) {
    constexpr std::size_t line = 22;  // columns
    std::string text;
    std::size_t column = 0;
    for (std::size_t start = 0; start <= label.size();) {
        const std::size_t end = std::min(label.find_first_of(" \n", start), label.size());
        const std::string_view word = label.substr(start, end - start);
        const std::size_t width = display_width(word);
        if (column > 0) {
            const bool fresh = column + 1 + width > line;
            text += fresh ? '\n' : ' ';
            column = fresh ? 0 : column + 1;
        }
        text += word;
        column += width;
        if (end < label.size() && label[end] == '\n') {
            text += '\n';
            column = 0;
        }
        start = end + 1;
    }
    return text;
}

void append_row_ties(ByteSink& out, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ties) {
    for (const auto& [from, to] : ties) {
        out << "n";
        out.append_number(from);
        out << " -> n";
        out.append_number(to);
        out << " [style=invis]\n";
    }
}

// What the colours, dashes and signs stand for, where there is more than one kind of anything: below the picture.
void append_legend(ByteSink& out, const Subgraph& subgraph, const std::vector<Arrow>& arrows) {
    const auto any = [&](Arrow::Kind kind) {
        return std::any_of(arrows.begin(), arrows.end(), [&](const Arrow& arrow) { return arrow.kind == kind; });
    };
    std::set<EntityType> types;
    for (const EntityId id : subgraph.entities) types.insert(subgraph.graph->entity(id).type);
    const bool denied = any(Arrow::Kind::denied), disputed = any(Arrow::Kind::disputed);
    if (types.size() < 2 && !denied && !disputed) return;
    out << "labelloc=b\nlabeljust=l\nlabel=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"8\" CELLPADDING=\"4\"><TR>";
    for (const EntityType type : types)
        out << "<TD STYLE=\"rounded\" COLOR=\"" << hex(colour_of(type)) << "\" BGCOLOR=\"" << hex(tint(colour_of(type))) << "\">"
            << name_of(type) << "</TD>";
    if (denied) out << "<TD BORDER=\"0\">dashed: denied</TD>";
    if (disputed)
        out << "<TD BORDER=\"0\"><FONT COLOR=\"" << hex(dispute_colour) << "\">red: disputed, ✓ says so, ✗ denies it</FONT></TD>";
    out << "</TR></TABLE>>\n";
}

void draw(const Subgraph& subgraph, const WriteOptions& options, std::string_view format, ByteSink& out,
          Diagnostics& diagnostics) {
    std::vector<Arrow> arrows = arrows_of(subgraph);
    if (options.max_arrows > 0) keep_heaviest(arrows, options.max_arrows);
    if (arrows.size() > drawn_edges)
        throw Error("a picture has at most " + std::to_string(drawn_edges) + " arrows; this selection has " +
                        std::to_string(arrows.size()),
                    std::string(advice_for(options)));
    const bool labelled = arrows.size() <= max_edges_for_dot_layout;
    if (!labelled)
        diagnostics.note(
            "over " + std::to_string(max_edges_for_dot_layout) + " arrows: drawn by forces, with the relations as tooltips", {},
            options.interactive ? "choose less with --top or --around for labels" : "");
    StringSink dot;
    append_dot_header(dot, labelled);
    append_dot_nodes(dot, subgraph, options.grouping, in_lines);
    for (const Arrow& arrow : arrows) append_arrow(dot, *subgraph.graph, arrow, labelled);
    if (labelled) append_row_ties(dot, row_ties(subgraph.entities.size(), arrows, clusters_of(subgraph, options.grouping)));
    if (options.legend) append_legend(dot, subgraph, arrows);
    dot << "}\n";
    draw_dot(dot.take(), labelled ? Layout::layered : Layout::force, format, advice_for(options), out);
}

void draw(const Diagram& given, std::string_view format, ByteSink& out, Diagnostics& diagnostics) {
    Diagram diagram = given;
    for (DiagramNode& node : diagram.nodes) node.label = in_lines(node.label);
    for (DiagramEdge& edge : diagram.edges) edge.label = in_lines(edge.label);
    if (diagram.edges.size() > drawn_edges)
        throw Error("a picture has at most " + std::to_string(drawn_edges) + " edges; this diagram has " +
                    std::to_string(diagram.edges.size()));
    StringSink dot;
    write_dot_for_picture(diagram, dot, diagnostics);
    draw_dot(dot.take(), diagram.edges.size() > max_edges_for_dot_layout ? Layout::force : Layout::layered, format, {}, out);
}

}  // namespace

void write_svg(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    StringSink picture;
    draw(subgraph, options, "svg", picture, diagnostics);
    const std::size_t count = subgraph.entities.size();
    out << with_spoken_titles(picture.take(), "graph of " + std::to_string(count) + (count == 1 ? " entity" : " entities"));
}
void write_png(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    draw(subgraph, options, "png", out, diagnostics);
}
void write_svg_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    StringSink picture;
    draw_svg_diagram(diagram, options, picture, diagnostics);
    out << with_spoken_titles(picture.take());
}
void draw_svg_diagram(const Diagram& diagram, const WriteOptions&, ByteSink& out, Diagnostics& diagnostics) {
    draw(diagram, "svg", out, diagnostics);
}
void write_png_diagram(const Diagram& diagram, const WriteOptions&, ByteSink& out, Diagnostics& diagnostics) {
    draw(diagram, "png", out, diagnostics);
}

}  // namespace skein
