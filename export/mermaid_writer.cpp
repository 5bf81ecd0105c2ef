// A graph as a Mermaid flowchart for READMEs: a subgraph a type or community, a shape and colour a type, relations on the arrows;
// denied ones dotted, disputed ones red.

#include "base/error.hpp"
#include "export/clusters.hpp"
#include "export/edge_summary.hpp"
#include "export/escape_mermaid.hpp"
#include "export/formats.hpp"
#include "export/mermaid_text.hpp"
#include "export/palette.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace skein {

namespace {

NodeShape shape_of(EntityType type) {
    switch (type) {
        case EntityType::Person: return NodeShape::stadium;
        case EntityType::Organization: return NodeShape::rectangle;
        case EntityType::Place: return NodeShape::hexagon;
        case EntityType::Product: return NodeShape::subroutine;
        case EntityType::Work: return NodeShape::asymmetric;
        case EntityType::Event: return NodeShape::trapezoid;
        case EntityType::Time: return NodeShape::lean_right;
        case EntityType::Quantity: return NodeShape::cylinder;
        case EntityType::Group: return NodeShape::inverted_trapezoid;
        case EntityType::Concept: return NodeShape::rounded;
    }
    return NodeShape::rounded;
}

// Relations of one pair that are drawn alike share an arrow.
struct Arrow {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    bool negated = false;
    bool disputed = false;
    std::string label;  // a relation a line
};

std::vector<Arrow> arrows_of(const Subgraph& subgraph) {
    const FrozenGraph& graph = *subgraph.graph;
    std::vector<std::uint32_t> places(graph.entity_count());
    for (std::uint32_t i = 0; i < subgraph.entities.size(); ++i) places[subgraph.entities[i].index()] = i;
    std::vector<Arrow> arrows;
    std::map<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::pair<bool, bool>>, std::size_t> place_of;
    for (const EdgeId id : subgraph.edges) {
        const Relation& edge = graph.edge(id);
        Arrow arrow{places[edge.source.index()], places[edge.target.index()], edge.polarity == Polarity::negated, graph.opposite(id).has_value(), {}};
        const auto [place, fresh] = place_of.try_emplace({{arrow.source, arrow.target}, {arrow.negated, arrow.disputed}}, arrows.size());
        std::string label = (arrow.negated ? "✗ " : "") + edge_label(edge);
        if (edge.weight() > 1) label += " ×" + std::to_string(edge.weight());
        if (arrow.disputed) label += " (disputed)";
        if (fresh) arrows.push_back(std::move(arrow));
        std::string& words = arrows[place->second].label;
        words += (words.empty() ? "" : "\n") + label;
    }
    return arrows;
}

class GraphText {
  public:
    GraphText(const Subgraph& subgraph, const WriteOptions& options) : subgraph_(subgraph), options_(options), arrows_(arrows_of(subgraph)) {}

    [[nodiscard]] std::size_t arrow_count() const { return arrows_.size(); }

    std::string write() {
        out_ = "flowchart LR\n";
        if (subgraph_.left_out_entities > 0)
            line(1, "%% the " + std::to_string(subgraph_.entities.size()) + " best linked of " +
                        std::to_string(subgraph_.entities.size() + subgraph_.left_out_entities) + " entities");
        write_nodes();
        write_arrows();
        write_colours();
        return std::move(out_);
    }

  private:
    [[nodiscard]] const Entity& entity(std::uint32_t place) const { return subgraph_.graph->entity(subgraph_.entities[place]); }
    static std::string id(std::uint32_t place) { return 'n' + std::to_string(place); }
    void line(std::size_t depth, const std::string& words) { out_ += std::string(4 * depth, ' ') + words + '\n'; }

    void write_nodes() {
        std::size_t number = 0;
        for (const Cluster& cluster : clusters_of(subgraph_, options_.grouping)) {
            const bool framed = !cluster.title.empty();
            if (number > 0) out_ += '\n';
            if (framed) line(1, "subgraph g" + std::to_string(number) + '[' + mermaid_label(cluster.title) + ']');
            ++number;
            for (const std::uint32_t place : cluster.members) {
                const MermaidBrackets brackets = mermaid_brackets(shape_of(entity(place).type));
                line(framed ? 2 : 1, id(place) + std::string(brackets.open) + mermaid_label(entity(place).name) + std::string(brackets.close));
            }
            if (framed) line(1, "end");
        }
    }

    void write_arrows() {
        if (!arrows_.empty()) out_ += '\n';
        for (const Arrow& arrow : arrows_) {
            const std::string label = arrow.label.find_first_not_of(" \n") == std::string::npos ? "" : '|' + mermaid_label(arrow.label) + '|';
            line(1, id(arrow.source) + (arrow.negated ? " -.->" : " -->") + label + ' ' + id(arrow.target));
        }
    }

    void write_colours() {
        std::map<EntityType, std::string> members;
        for (std::uint32_t i = 0; i < subgraph_.entities.size(); ++i) {
            std::string& ids = members[entity(i).type];
            ids += (ids.empty() ? "" : ",") + id(i);
        }
        if (!members.empty()) out_ += '\n';
        for (const auto& [type, ids] : members)
            line(1, "classDef " + std::string(name_of(type)) + " fill:" + hex(tint(colour_of(type))) + ",stroke:" + hex(colour_of(type)) + ",color:#1e1e1e");
        for (const auto& [type, ids] : members) line(1, "class " + ids + ' ' + std::string(name_of(type)));
        std::string disputed;
        for (std::size_t i = 0; i < arrows_.size(); ++i)
            if (arrows_[i].disputed) disputed += (disputed.empty() ? "" : ",") + std::to_string(i);
        if (!disputed.empty()) line(1, "linkStyle " + disputed + " stroke:" + hex(dispute_colour) + ",stroke-width:2px,color:" + hex(dispute_colour));
    }

    const Subgraph& subgraph_;
    const WriteOptions& options_;
    std::vector<Arrow> arrows_;
    std::string out_;
};

}  // namespace

void write_mermaid(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    const std::string advice = options.interactive ? "choose less with --top 30 or --around NAME, or write another format"
                                                   : "select fewer entities, or write another format";
    GraphText writer(subgraph, options);
    if (writer.arrow_count() > mermaid_max_drawn_edges)
        throw Error("Mermaid draws at most " + std::to_string(mermaid_max_drawn_edges) + " arrows; this selection has " +
                        std::to_string(writer.arrow_count()),
                    advice);
    const std::string text = writer.write();
    if (text.size() > mermaid_max_drawn_bytes)
        throw Error("Mermaid draws at most " + std::to_string(mermaid_max_drawn_bytes) + " characters; this selection takes " +
                        std::to_string(text.size()),
                    advice);
    out.append(text);
}

}  // namespace skein
