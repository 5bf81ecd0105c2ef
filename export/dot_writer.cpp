// A graph for Graphviz: ids n0, n1 …, clusters by type or community, negated edges dashed, disputed ones red.

#include "export/clusters.hpp"
#include "export/dot_attributes.hpp"
#include "export/edge_summary.hpp"
#include "export/formats.hpp"
#include "export/palette.hpp"
#include "graph/attribute_list.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace skein {

namespace {

// Above this, `dot` takes minutes (100 nodes: 0.3 s, 1,000 nodes: over 100 s) and `sfdp` seconds. But Graphviz 2.43 aborts
// when sfdp's edge labels fall on one another (xlabels.c: lblenclosing), so these get tooltips alone.
constexpr std::size_t max_edges_for_dot_layout = 200;

std::string_view shape_of(EntityType type) {
    switch (type) {
        case EntityType::Person: return "ellipse";
        case EntityType::Place: return "house";
        case EntityType::Event: return "hexagon";
        case EntityType::Time: return "cds";
        case EntityType::Quantity: return "parallelogram";
        case EntityType::Work: return "note";
        case EntityType::Group: return "octagon";
        case EntityType::Organization:
        case EntityType::Product:
        case EntityType::Concept: break;
    }
    return "box";
}

void append_header(ByteSink& out, bool labelled) {
    out << "digraph skein {\n"
           "graph [rankdir=LR, fontname=\"Helvetica\", fontsize=11, color=\"#999999\", style=rounded";
    if (!labelled) out << ", layout=sfdp, overlap=prism";
    out << "]\n"
           "node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11]\n"
           "edge [fontname=\"Helvetica\", fontsize=9, color=\"#666666\", fontcolor=\"#333333\"]\n";
}

void append_node(ByteSink& out, std::uint32_t number, const Entity& entity) {
    out << "n";
    out.append_number(number);
    const Colour colour = colour_of(entity.type);
    const std::string_view shape = shape_of(entity.type);
    const std::vector<std::string_view> aliases = other_names(entity);
    DotAttributes attributes(out);
    attributes.text("label", entity.name);
    if (shape != "box") {
        attributes.word("shape", shape);
        attributes.word("style", "filled");
    }
    attributes.text("color", hex(colour));
    attributes.text("fillcolor", hex(tint(colour)));
    attributes.text("type", name_of(entity.type));
    attributes.number("mentions", entity.mentions);
    if (!aliases.empty()) attributes.text("aliases", join_list(aliases));
    attributes.finish();
    out << "\n";
}

void append_nodes(ByteSink& out, const Subgraph& subgraph, const WriteOptions& options) {
    std::size_t number = 0;
    for (const Cluster& cluster : clusters_of(subgraph, options.grouping)) {
        const bool framed = !cluster.title.empty();
        if (framed) {
            out << "subgraph cluster_";
            out.append_number(number++);
            out << " {\nlabel=";
            append_dot_string(out, cluster.title);
            out << "\n";
        }
        for (const std::uint32_t node : cluster.members) append_node(out, node, subgraph.graph->entity(subgraph.entities[node]));
        if (framed) out << "}\n";
    }
}

void append_edge_attributes(ByteSink& out, const EdgeSummary& summary, bool labelled) {
    constexpr double widest = 5;
    const Relation& edge = *summary.edge;
    DotAttributes attributes(out);
    const std::string label = edge_label(edge);
    if (labelled) attributes.text("label", label);
    if (edge.weight() > 1) {
        const double width = std::min(widest, std::sqrt(static_cast<double>(edge.weight())));
        attributes.number("penwidth", std::round(width * 10) / 10);
    }
    if (edge.polarity == Polarity::negated) {
        attributes.word("style", "dashed");
        attributes.word("arrowhead", "tee");
    }
    if (summary.disputed) {
        attributes.text("color", hex(dispute_colour));
        attributes.text("fontcolor", hex(dispute_colour));
    }
    attributes.text("relation", edge.label);
    attributes.text("polarity", name_of(edge.polarity));
    attributes.number("statements", edge.weight());  // not "weight", which would pull the layout
    attributes.text("modality", name_of(summary.best->modality));
    attributes.number("confidence", summary.best->confidence);
    attributes.word("disputed", summary.disputed ? "true" : "false");
    if (!summary.claimants.empty()) attributes.text("claimants", join_list(summary.claimants));
    attributes.text("evidence", summary.sentence->text);
    attributes.text("document", summary.document->uri);
    attributes.number("line", summary.sentence->line);
    attributes.number("start", summary.sentence->span.start);
    attributes.number("end", summary.sentence->span.end);
    attributes.text("edgetooltip", labelled ? summary.sentence->text : label + ": " + summary.sentence->text);
    attributes.finish();
}

}  // namespace

void write_dot(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    const FrozenGraph& graph = *subgraph.graph;
    const bool labelled = subgraph.edges.size() <= max_edges_for_dot_layout;
    if (!labelled)
        diagnostics.note("over " + std::to_string(max_edges_for_dot_layout) + " edges: drawn by sfdp, with the relations as tooltips", {},
                         options.interactive ? "choose less with --top or --around for labels" : "");
    append_header(out, labelled);
    append_nodes(out, subgraph, options);
    std::vector<std::uint32_t> numbers(graph.entity_count());
    for (std::size_t i = 0; i < subgraph.entities.size(); ++i) numbers[subgraph.entities[i].index()] = static_cast<std::uint32_t>(i);
    for (const EdgeId id : subgraph.edges) {
        const EdgeSummary summary = summarize_edge(graph, id);
        out << "n";
        out.append_number(numbers[summary.edge->source.index()]);
        out << " -> n";
        out.append_number(numbers[summary.edge->target.index()]);
        append_edge_attributes(out, summary, labelled);
        out << "\n";
    }
    out << "}\n";
}

}  // namespace skein
