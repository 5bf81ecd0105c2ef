#pragma once
// A drawn concept map, found in a document or made by Skein: what is drawn and how, and where each line stands.

#include "base/byte_span.hpp"
#include "graph/properties.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace skein {

enum class Direction : std::uint8_t { top_bottom, bottom_top, left_right, right_left };
// Mermaid's shapes by the names of its documentation.
enum class NodeShape : std::uint8_t {
    plain,  // named but never given a shape: drawn as a rectangle
    rectangle, rounded, stadium, subroutine, cylinder, circle, double_circle, ellipse, asymmetric, diamond, hexagon,
    lean_right, lean_left, trapezoid, inverted_trapezoid,
};
enum class EdgeStroke : std::uint8_t { normal, thick, dotted, invisible };
enum class ArrowEnd : std::uint8_t { none, arrow, circle, cross };

struct DiagramNode {
    std::string id;      // as written, where that is safe; unique within the diagram
    std::string label;   // plain text with '\n' for line breaks, as a reader of the picture sees it
    std::string markup;  // the label as Mermaid source without its quotes, where that says more (tags, icons, Markdown,
                         // formulas); empty otherwise
    NodeShape shape = NodeShape::plain;
    Properties style;
    std::vector<std::string> classes;
    std::string link;     // http, https or mailto; else empty
    std::string tooltip;
    std::string entity;   // canonical name of the entity it stands for, once resolved
    std::string name = {};  // what the document alone calls it, where other documents made it another name
    Properties attributes;  // further data of GraphML, JSON and DOT nodes, by name ("type", "aliases" …)
    ByteSpan span;          // where it is first given
    std::uint32_t line = 0;
};

// An end of an edge: a node or, in Mermaid and DOT, a whole group.
struct DiagramEndpoint {
    bool is_group = false;
    std::uint32_t index = 0;
    friend auto operator<=>(const DiagramEndpoint&, const DiagramEndpoint&) = default;
};

struct DiagramEdge {
    DiagramEndpoint source;
    DiagramEndpoint target;
    std::string id;      // GraphML and Mermaid ≥ 11 edges may have one
    std::string label;   // plain text; empty for none
    std::string markup;  // as in DiagramNode
    EdgeStroke stroke = EdgeStroke::normal;
    ArrowEnd source_end = ArrowEnd::none;
    ArrowEnd target_end = ArrowEnd::arrow;
    std::uint32_t length = 1;  // Mermaid's rank distance: 1 for -->, 2 for ---> …
    Properties style;
    Properties attributes;  // "relation", "polarity", "claimants" …
    ByteSpan span;          // the line (or element) that draws it: its evidence
    std::uint32_t line = 0;
};

struct DiagramGroup {
    std::string id;
    std::string title;
    std::string markup;
    std::optional<std::uint32_t> parent;    // index of the enclosing group
    std::optional<Direction> direction;
    std::vector<std::uint32_t> nodes;       // direct members, indices into Diagram::nodes
    Properties style;
    std::vector<std::string> classes;
    ByteSpan span;
    std::uint32_t line = 0;
};

struct DiagramClass {
    std::string name;
    Properties style;
};

struct Diagram {
    std::string name;    // its title, or "" when it has none
    std::string format;  // the language it was written in: "mermaid", "dot", "graphml", "json"
    Direction direction = Direction::top_bottom;
    bool directed = true;
    std::vector<DiagramNode> nodes;
    std::vector<DiagramEdge> edges;
    std::vector<DiagramGroup> groups;
    std::vector<DiagramClass> classes;
    ByteSpan span;  // the whole diagram in its document
    std::uint32_t line = 0;
};

}  // namespace skein
