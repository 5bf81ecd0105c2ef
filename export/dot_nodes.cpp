#include "export/dot_nodes.hpp"

#include "export/clusters.hpp"
#include "export/dot_attributes.hpp"
#include "export/edge_summary.hpp"
#include "export/palette.hpp"
#include "graph/attribute_list.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace skein {

namespace {

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

void append_node(ByteSink& out, std::uint32_t number, const Entity& entity, std::string (*label)(std::string_view)) {
    out << "n";
    out.append_number(number);
    const Colour colour = colour_of(entity.type);
    const std::string_view shape = shape_of(entity.type);
    const std::vector<std::string_view> aliases = other_names(entity);
    DotAttributes attributes(out);
    attributes.text("label", label == nullptr ? std::string(entity.name) : label(entity.name));
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

}  // namespace

void append_dot_header(ByteSink& out, bool labelled) {
    out << "digraph skein {\n"
           "graph [rankdir=LR, fontname=\"Helvetica\", fontsize=11, color=\"#999999\", style=rounded";
    if (!labelled) out << ", layout=sfdp, overlap=prism";
    out << "]\n"
           "node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11]\n"
           "edge [fontname=\"Helvetica\", fontsize=9, color=\"#666666\", fontcolor=\"#333333\"]\n";
}

void append_dot_nodes(ByteSink& out, const Subgraph& subgraph, Grouping grouping, std::string (*label)(std::string_view)) {
    std::size_t number = 0;
    for (const Cluster& cluster : clusters_of(subgraph, grouping)) {
        const bool framed = !cluster.title.empty();
        if (framed) {
            out << "subgraph cluster_";
            out.append_number(number++);
            out << " {\nlabel=";
            append_dot_string(out, cluster.title);
            out << "\n";
        }
        for (const std::uint32_t node : cluster.members)
            append_node(out, node, subgraph.graph->entity(subgraph.entities[node]), label);
        if (framed) out << "}\n";
    }
}

}  // namespace skein
