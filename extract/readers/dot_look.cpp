#include "extract/readers/dot_look.hpp"

#include "base/utf8.hpp"
#include "extract/readers/diagram_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace skein {

namespace {

using namespace std::string_view_literals;

constexpr std::pair<std::string_view, NodeShape> shapes[] = {
    {"box", NodeShape::rectangle},
    {"rect", NodeShape::rectangle},
    {"rectangle", NodeShape::rectangle},
    {"square", NodeShape::rectangle},
    {"ellipse", NodeShape::ellipse},
    {"oval", NodeShape::ellipse},
    {"circle", NodeShape::circle},
    {"point", NodeShape::circle},
    {"doublecircle", NodeShape::double_circle},
    {"diamond", NodeShape::diamond},
    {"mdiamond", NodeShape::diamond},
    {"hexagon", NodeShape::hexagon},
    {"cylinder", NodeShape::cylinder},
    {"parallelogram", NodeShape::lean_right},
    {"trapezium", NodeShape::trapezoid},
    {"invtrapezium", NodeShape::inverted_trapezoid},
    {"cds", NodeShape::asymmetric},
    {"component", NodeShape::subroutine},
};

// Where something is drawn, and how: no data. https://graphviz.org/doc/info/attrs.html
constexpr std::array drawing_attributes = {
    "arrowsize"sv,
    "bb"sv,
    "bgcolor"sv,
    "colorscheme"sv,
    "compound"sv,
    "concentrate"sv,
    "constraint"sv,
    "decorate"sv,
    "distortion"sv,
    "edgetooltip"sv,
    "fixedsize"sv,
    "fontcolor"sv,
    "fontname"sv,
    "fontsize"sv,
    "gradientangle"sv,
    "group"sv,
    "headclip"sv,
    "headport"sv,
    "height"sv,
    "labelangle"sv,
    "labeldistance"sv,
    "labelfloat"sv,
    "labelfontcolor"sv,
    "labelfontname"sv,
    "labelfontsize"sv,
    "labeljust"sv,
    "labelloc"sv,
    "labeltooltip"sv,
    "lp"sv,
    "lwidth"sv,
    "lheight"sv,
    "margin"sv,
    "minlen"sv,
    "nojustify"sv,
    "ordering"sv,
    "orientation"sv,
    "peripheries"sv,
    "pin"sv,
    "pos"sv,
    "rank"sv,
    "rects"sv,
    "regular"sv,
    "samehead"sv,
    "sametail"sv,
    "sides"sv,
    "skew"sv,
    "tailclip"sv,
    "tailport"sv,
    "target"sv,
    "vertices"sv,
    "width"sv,
    "z"sv,
};

std::string take(Properties& attributes, std::string_view name) { return attributes.take(name).value_or(""); }

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t start = 0; start <= words.size();) {
        const std::size_t end = std::min(words.find(',', start), words.size());
        std::string_view each = words.substr(start, end - start);
        while (!each.empty() && each.front() == ' ') each.remove_prefix(1);
        while (!each.empty() && each.back() == ' ') each.remove_suffix(1);
        if (each == word) return true;
        start = end + 1;
    }
    return false;
}

// As CSS writes it; nothing for gradients, colour lists and schemes.
std::string css_colour(std::string colour) {
    if (colour.starts_with("/svg/")) colour.erase(0, 5);
    const bool plain = colour.find_first_of(":;/ ,") == std::string::npos;
    return plain ? colour : std::string();
}

void set_style(Properties& style, std::string_view name, std::string_view value) {
    if (!value.empty()) style.set(name, value);
}

void drop_drawing(Properties& attributes) {
    Properties kept;
    for (const auto& [name, value] : attributes)
        if (std::ranges::find(drawing_attributes, name) == drawing_attributes.end()) kept.append(name, value);
    attributes = std::move(kept);
}

ArrowEnd arrow_end(std::string_view name) {
    if (name == "none") return ArrowEnd::none;
    if (name == "dot" || name == "odot") return ArrowEnd::circle;
    if (name == "tee") return ArrowEnd::cross;
    return ArrowEnd::arrow;
}

}  // namespace

void take_dot_look(DiagramNode& node) {
    Properties& attributes = node.attributes;
    const std::string shape = to_lower(take(attributes, "shape"));
    const std::string style = take(attributes, "style");
    const bool double_line = attributes.find("peripheries") == "2";
    node.shape = NodeShape::plain;
    for (const auto& [name, known] : shapes)
        if (shape == name) node.shape = known;
    const bool box = node.shape == NodeShape::rectangle || shape.empty();
    if (box && has_word(style, "rounded")) node.shape = NodeShape::rounded;
    if (box && double_line) node.shape = NodeShape::subroutine;
    const std::string colour = take(attributes, "color");
    const std::string fill = take(attributes, "fillcolor");
    if (has_word(style, "filled")) set_style(node.style, "fill", css_colour(fill.empty() ? colour : fill));
    set_style(node.style, "stroke", css_colour(colour));
    if (const auto font = attributes.find("fontcolor")) set_style(node.style, "color", css_colour(std::string(*font)));
    set_style(node.style, "stroke-width", take(attributes, "penwidth"));
    if (has_word(style, "dashed") || has_word(style, "dotted")) set_style(node.style, "stroke-dasharray", "5 5");
    node.tooltip = take(attributes, "tooltip");
    drop_drawing(attributes);
}

void take_dot_look(DiagramEdge& edge, bool directed) {
    Properties& attributes = edge.attributes;
    const std::string style = take(attributes, "style");
    if (has_word(style, "bold")) edge.stroke = EdgeStroke::thick;
    if (has_word(style, "dashed") || has_word(style, "dotted")) edge.stroke = EdgeStroke::dotted;
    if (has_word(style, "invis")) edge.stroke = EdgeStroke::invisible;
    const std::string direction = attributes.take("dir").value_or(directed ? "forward" : "none");
    const std::string head = attributes.take("arrowhead").value_or("normal");
    const std::string tail = attributes.take("arrowtail").value_or("normal");
    edge.target_end = direction == "forward" || direction == "both" ? arrow_end(head) : ArrowEnd::none;
    edge.source_end = direction == "back" || direction == "both" ? arrow_end(tail) : ArrowEnd::none;
    if (const auto length = attributes.find("minlen")) {
        std::uint32_t ranks = 1;
        constexpr std::uint32_t longest = 100;
        std::from_chars(length->data(), length->data() + length->size(), ranks);
        edge.length = std::clamp<std::uint32_t>(ranks, 1, longest);
    }
    set_style(edge.style, "stroke", css_colour(take(attributes, "color")));
    set_style(edge.style, "stroke-width", take(attributes, "penwidth"));
    drop_drawing(attributes);
}

void take_dot_look(DiagramGroup& group, Properties& attributes) {
    const std::string style = take(attributes, "style");
    const std::string colour = take(attributes, "color");
    const std::string background = take(attributes, "bgcolor");
    const std::string fill = take(attributes, "fillcolor");
    if (!background.empty()) set_style(group.style, "fill", css_colour(background));
    if (has_word(style, "filled")) set_style(group.style, "fill", css_colour(fill.empty() ? colour : fill));
    set_style(group.style, "stroke", css_colour(colour));
    set_style(group.style, "stroke-width", take(attributes, "penwidth"));
}

}  // namespace skein
