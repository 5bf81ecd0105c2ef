// One diagram for Graphviz: groups as clusters, shapes, styles, strokes and arrow ends as near as Graphviz has them.

#include "export/direction_code.hpp"
#include "export/dot_attributes.hpp"
#include "export/dot_style.hpp"
#include "export/formats.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

struct DotShape {
    std::string_view shape;
    bool rounded = false;
    int borders = 1;
    double skew = 0;
};

DotShape dot_shape(NodeShape shape) {
    switch (shape) {
        case NodeShape::plain:
        case NodeShape::rectangle: return {"box"};
        case NodeShape::rounded:
        case NodeShape::stadium: return {"box", true};
        case NodeShape::subroutine: return {"box", false, 2};
        case NodeShape::cylinder: return {"cylinder"};
        case NodeShape::circle: return {"circle"};
        case NodeShape::double_circle: return {"doublecircle"};
        case NodeShape::ellipse: return {"ellipse"};
        case NodeShape::asymmetric: return {"cds"};
        case NodeShape::diamond: return {"diamond"};
        case NodeShape::hexagon: return {"hexagon"};
        case NodeShape::lean_right: return {"parallelogram"};
        case NodeShape::lean_left: return {"polygon", false, 1, -0.4};
        case NodeShape::trapezoid: return {"trapezium"};
        case NodeShape::inverted_trapezoid: return {"invtrapezium"};
    }
    return {"box"};
}

std::string_view arrow(ArrowEnd end) {
    switch (end) {
        case ArrowEnd::none: return "none";
        case ArrowEnd::arrow: return "normal";
        case ArrowEnd::circle: return "dot";
        case ArrowEnd::cross: return "tee";  // Graphviz has no cross
    }
    return "normal";
}

class DiagramDotWriter {
  public:
    DiagramDotWriter(const Diagram& diagram, bool calm, ByteSink& out) : diagram_(diagram), calm_(calm), out_(out) {
        inner_groups_.resize(diagram.groups.size());
        grouped_.resize(diagram.nodes.size());
        for (std::uint32_t g = 0; g < diagram.groups.size(); ++g) {
            if (diagram.groups[g].parent) inner_groups_[*diagram.groups[g].parent].push_back(g);
            for (const std::uint32_t node : diagram.groups[g].nodes) grouped_[node] = true;
        }
    }

    void write() {
        out_ << (diagram_.directed ? "digraph skein {\n" : "graph skein {\n")
             << "graph [rankdir=" << direction_code(diagram_.direction) << ", compound=true, fontname=\"Helvetica\""
             << (calm_ ? ", color=\"#999999\", style=rounded, fontcolor=\"#333333\"" : "");
        if (!diagram_.name.empty()) {
            out_ << ", labelloc=t, label=";
            append_dot_string(out_, diagram_.name);
        }
        out_ << "]\nnode [shape=box, fontname=\"Helvetica\"" << (calm_ ? ", color=\"#556270\"" : "")
             << "]\nedge [fontname=\"Helvetica\", fontsize=11" << (calm_ ? ", color=\"#666666\", fontcolor=\"#333333\"" : "")
             << "]\n";
        for (std::uint32_t g = 0; g < diagram_.groups.size(); ++g)
            if (!diagram_.groups[g].parent) write_group(g);
        for (std::uint32_t n = 0; n < diagram_.nodes.size(); ++n)
            if (!grouped_[n]) write_node(n);
        for (const DiagramEdge& edge : diagram_.edges) write_edge(edge);
        out_ << "}\n";
    }

    [[nodiscard]] const std::string& dropped() const { return dropped_; }

  private:
    void write_group(std::uint32_t index) {
        const DiagramGroup& group = diagram_.groups[index];
        out_ << "subgraph cluster_";
        out_.append_number(index);
        out_ << " {\ngraph";
        DotStyle style;
        apply_classes(style, group.classes);
        apply_style(style, group.style, dropped_);
        DotAttributes attributes(out_);
        attributes.text("label", group.title);
        write_style(attributes, style, "bgcolor", "");
        attributes.finish();
        out_ << "\n";
        for (const std::uint32_t inner : inner_groups_[index]) write_group(inner);
        for (const std::uint32_t node : group.nodes) write_node(node);
        if (!first_node(index)) {  // something for edges to hold on to, and for the frame to show
            write_anchor_name(index);
            out_ << " [style=invis, label=\"\"]\n";
        }
        out_ << "}\n";
    }

    void write_node(std::uint32_t index) {
        const DiagramNode& node = diagram_.nodes[index];
        write_node_name(index);
        DotStyle style;
        for (const DiagramClass& each : diagram_.classes)
            if (each.name == "default") apply_style(style, each.style, dropped_);
        apply_classes(style, node.classes);
        apply_style(style, node.style, dropped_);
        const DotShape shape = dot_shape(node.shape);
        DotAttributes attributes(out_);
        attributes.text("label", node.label);
        if (shape.shape != "box") attributes.word("shape", shape.shape);
        if (shape.shape == "polygon") attributes.word("sides", "4");
        if (shape.skew < 0 || shape.skew > 0) attributes.number("skew", shape.skew);
        if (shape.borders > 1) attributes.number("peripheries", shape.borders);
        write_style(attributes, style, "fillcolor", shape.rounded ? "rounded" : "");
        if (is_safe_link(node.link)) attributes.text("URL", node.link);
        if (!node.tooltip.empty()) attributes.text("tooltip", node.tooltip);
        if (!node.entity.empty()) attributes.text("entity", node.entity);
        attributes.finish();
        out_ << "\n";
    }

    void write_edge(const DiagramEdge& edge) {
        write_endpoint(edge.source);
        out_ << (diagram_.directed ? " -> " : " -- ");
        write_endpoint(edge.target);
        DotStyle style;
        apply_style(style, edge.style, dropped_);
        DotAttributes attributes(out_);
        if (!edge.label.empty()) attributes.text("label", edge.label);
        if (edge.source.is_group) attributes.text("ltail", "cluster_" + std::to_string(edge.source.index));
        if (edge.target.is_group) attributes.text("lhead", "cluster_" + std::to_string(edge.target.index));
        const ArrowEnd usual = diagram_.directed ? ArrowEnd::arrow : ArrowEnd::none;
        if (edge.source_end != ArrowEnd::none) {
            attributes.word("dir", "both");
            attributes.word("arrowtail", arrow(edge.source_end));
            attributes.word("arrowhead", arrow(edge.target_end));
        } else if (edge.target_end != usual) {
            if (!diagram_.directed) attributes.word("dir", "forward");
            attributes.word("arrowhead", arrow(edge.target_end));
        }
        if (edge.stroke == EdgeStroke::thick && !style.border_width) style.border_width = 2.5;
        if (edge.length > 1) attributes.number("minlen", edge.length);
        style.fill.clear();  // CSS's fill of a line is its area, which Graphviz does not draw
        const std::string_view stroke = edge.stroke == EdgeStroke::dotted      ? "dotted"
                                        : edge.stroke == EdgeStroke::invisible ? "invis"
                                                                               : "";
        write_style(attributes, style, "fillcolor", stroke);
        attributes.finish();
        out_ << "\n";
    }

    void write_style(DotAttributes& attributes, const DotStyle& style, std::string_view fill_name, std::string_view first_word) {
        std::string words(first_word);
        const auto add = [&](std::string_view word) { words += (words.empty() ? "" : ",") + std::string(word); };
        if (!style.fill.empty() && fill_name == "fillcolor") add("filled");
        if (style.dashed) add("dashed");
        if (!words.empty()) attributes.text("style", words);
        if (!style.fill.empty()) attributes.text(fill_name, style.fill);
        if (!style.border.empty()) attributes.text("color", style.border);
        if (!style.font.empty()) attributes.text("fontcolor", style.font);
        if (style.border_width) attributes.number("penwidth", *style.border_width);
    }

    void apply_classes(DotStyle& style, const std::vector<std::string>& names) {
        for (const std::string& name : names)
            for (const DiagramClass& each : diagram_.classes)
                if (each.name == name) apply_style(style, each.style, dropped_);
    }

    [[nodiscard]] std::optional<std::uint32_t> first_node(std::uint32_t index) const {
        const DiagramGroup& group = diagram_.groups[index];
        if (!group.nodes.empty()) return group.nodes.front();
        for (const std::uint32_t inner : inner_groups_[index])
            if (const auto node = first_node(inner)) return node;
        return std::nullopt;
    }

    void write_endpoint(DiagramEndpoint end) {
        if (!end.is_group) return write_node_name(end.index);
        if (const auto node = first_node(end.index)) return write_node_name(*node);
        write_anchor_name(end.index);
    }
    void write_node_name(std::uint32_t index) {
        out_ << "n";
        out_.append_number(index);
    }
    void write_anchor_name(std::uint32_t group) {
        out_ << "g";
        out_.append_number(group);
    }

    const Diagram& diagram_;
    bool calm_;
    ByteSink& out_;
    std::vector<std::vector<std::uint32_t>> inner_groups_;
    std::vector<bool> grouped_;
    std::string dropped_;
};

void write(const Diagram& diagram, bool calm, ByteSink& out, Diagnostics& diagnostics) {
    DiagramDotWriter writer(diagram, calm, out);
    writer.write();
    if (!writer.dropped().empty()) diagnostics.note("Graphviz cannot show these styles; they were left out: " + writer.dropped());
}

}  // namespace

void write_dot_diagram(const Diagram& diagram, const WriteOptions&, ByteSink& out, Diagnostics& diagnostics) {
    write(diagram, false, out, diagnostics);
}

void write_dot_for_picture(const Diagram& diagram, ByteSink& out, Diagnostics& diagnostics) {
    write(diagram, true, out, diagnostics);
}

}  // namespace skein
