// A graph as a Mermaid flowchart for READMEs and notes: a subgraph a community or type, a shape and colour a type, relations on
// the arrows; denied ones dotted, disputed ones dotted and red with both sides; a legend.

#include "base/error.hpp"
#include "export/arrows.hpp"
#include "export/clusters.hpp"
#include "export/escape_mermaid.hpp"
#include "export/formats.hpp"
#include "export/mermaid_text.hpp"
#include "export/palette.hpp"

#include <algorithm>
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

class GraphText {
  public:
    GraphText(const Subgraph& subgraph, const WriteOptions& options)
        : subgraph_(subgraph), options_(options), arrows_(arrows_of(subgraph)) {
        if (options.max_arrows == 0) return;
        all_arrows_ = arrows_.size();
        keep_heaviest(arrows_, options.max_arrows);
        left_out_arrows_ = all_arrows_ - arrows_.size();
    }

    [[nodiscard]] std::size_t arrow_count() const { return arrows_.size(); }

    std::string write() {
        out_ = "flowchart LR\n";
        if (subgraph_.left_out_entities > 0)
            line(1, "%% " + std::to_string(subgraph_.entities.size()) + " of " +
                        std::to_string(subgraph_.entities.size() + subgraph_.left_out_entities) + " entities, by rank");
        if (left_out_arrows_ > 0)
            line(1, "%% " + std::to_string(arrows_.size()) + " of " + std::to_string(all_arrows_) +
                        " arrows, those of most statements");
        write_nodes();
        write_arrows();
        write_legend();
        write_colours();
        return std::move(out_);
    }

  private:
    [[nodiscard]] const Entity& entity(std::uint32_t place) const { return subgraph_.graph->entity(subgraph_.entities[place]); }
    static std::string id(std::uint32_t place) { return 'n' + std::to_string(place); }
    void line(std::size_t depth, const std::string& words) { out_ += std::string(4 * depth, ' ') + words + '\n'; }
    void write_node(std::size_t depth, const std::string& node, EntityType type, std::string_view label) {
        const MermaidBrackets brackets = mermaid_brackets(shape_of(type));
        line(depth, node + std::string(brackets.open) + mermaid_label(label) + std::string(brackets.close));
        std::string& ids = nodes_of_type_[type];
        ids += (ids.empty() ? "" : ",") + node;
    }

    // Without a direction of its own what nothing outside leads to is drawn across the whole, and the picture becomes tall.
    void open_frame(const std::string& id_of_frame, std::string_view title, std::string_view direction) {
        line(1, "subgraph " + id_of_frame + '[' + mermaid_label(title) + ']');
        line(2, "direction " + std::string(direction));
        frames_ += (frames_.empty() ? "" : ",") + id_of_frame;
    }

    void write_nodes() {
        std::size_t number = 0;
        for (const Cluster& cluster : clusters_of(subgraph_, options_.grouping)) {
            const bool framed = !cluster.title.empty();
            if (number > 0) out_ += '\n';
            if (framed) open_frame("g" + std::to_string(number), cluster.title, "LR");
            ++number;
            for (const std::uint32_t place : cluster.members)
                write_node(framed ? 2 : 1, id(place), entity(place).type, entity(place).name);
            if (framed) line(1, "end");
        }
    }

    void write_arrows() {
        if (!arrows_.empty()) out_ += '\n';
        for (const Arrow& arrow : arrows_) {
            const std::string label =
                arrow.label.find_first_not_of(" \n") == std::string::npos ? "" : '|' + mermaid_label(arrow.label) + '|';
            line(1, id(arrow.source) + (arrow.kind == Arrow::Kind::said ? " -->" : " -.->") + label + ' ' + id(arrow.target));
        }
    }

    // What the shapes and dots stand for, where there is more than one kind of anything.
    void write_legend() {
        const auto any = [&](Arrow::Kind kind) {
            return std::any_of(arrows_.begin(), arrows_.end(), [&](const Arrow& arrow) { return arrow.kind == kind; });
        };
        std::string dots;
        if (any(Arrow::Kind::denied)) dots = "dotted: denied";
        if (any(Arrow::Kind::disputed)) dots += std::string(dots.empty() ? "" : "\n") + "red: disputed, ✓ says so, ✗ denies it";
        if (!options_.legend || (nodes_of_type_.size() < 2 && dots.empty())) return;
        out_ += '\n';
        open_frame("legend", "Legend", "TB");
        const auto types = nodes_of_type_;
        for (const auto& [type, ids] : types)
            write_node(2, "k" + std::to_string(static_cast<unsigned>(type)), type, name_of(type));
        if (!dots.empty()) {
            line(2, "kd[" + mermaid_label(dots) + ']');
            frames_ += ",kd";
        }
        line(1, "end");
    }

    void write_colours() {
        if (!nodes_of_type_.empty()) out_ += '\n';
        for (const auto& [type, ids] : nodes_of_type_)
            line(1, "classDef " + std::string(name_of(type)) + " fill:" + hex(tint(colour_of(type))) +
                        ",stroke:" + hex(colour_of(type)) + ",color:#1e1e1e");
        for (const auto& [type, ids] : nodes_of_type_) line(1, "class " + ids + ' ' + std::string(name_of(type)));
        if (!frames_.empty()) {
            line(1, "classDef frame fill:#f6f8fa,stroke:#c4ccd4,color:#1e1e1e");
            line(1, "class " + frames_ + " frame");
        }
        std::string disputed;
        for (std::size_t i = 0; i < arrows_.size(); ++i)
            if (arrows_[i].kind == Arrow::Kind::disputed) disputed += (disputed.empty() ? "" : ",") + std::to_string(i);
        if (!disputed.empty())
            line(1,
                 "linkStyle " + disputed + " stroke:" + hex(dispute_colour) + ",stroke-width:2px,color:" + hex(dispute_colour));
    }

    const Subgraph& subgraph_;
    const WriteOptions& options_;
    std::vector<Arrow> arrows_;
    std::size_t all_arrows_ = 0;
    std::size_t left_out_arrows_ = 0;
    std::map<EntityType, std::string> nodes_of_type_;  // ids, as `class` takes them
    std::string frames_;
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
