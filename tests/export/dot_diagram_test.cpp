#include "export/dot_style.hpp"
#include "tests/export/written.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

DiagramNode node(std::string label, NodeShape shape = NodeShape::plain) {
    DiagramNode made;
    made.id = label;
    made.label = std::move(label);
    made.shape = shape;
    return made;
}

}  // namespace

TEST_CASE("CSS colours become colours Graphviz knows, or none") {
    CHECK(dot_colour("#f9F") == "#ff99ff");
    CHECK(dot_colour(" #12345678 ") == "#12345678");
    CHECK(dot_colour("rgb(1, 2,255)") == "#0102ff");
    CHECK(dot_colour("Green") == "/svg/green");
    CHECK(dot_colour("none") == "transparent");
    CHECK(dot_colour("red !important") == "/svg/red");
    for (const char* bad :
         {"", "#12", "#xyz", "rgb(300,0,0)", "rgb(1,2)", "rgb(1,2,3,4)", "hsl(1,2%,3%)", "notacolour", "\"]; x"})
        CHECK_FALSE(dot_colour(bad).has_value());
}

TEST_CASE("A diagram is drawn with its groups, shapes, styles and arrows") {
    Diagram diagram;
    diagram.direction = Direction::left_right;
    diagram.nodes = {node("A", NodeShape::diamond), node("B \"quoted\"", NodeShape::rounded), node("C")};
    diagram.nodes[0].style = {{"fill", "#f9f"}, {"stroke", "#333"}, {"stroke-width", "2px"}, {"filter", "blur(1px)"}};
    diagram.nodes[1].link = "javascript:alert(1)";
    diagram.nodes[2].link = "https://example.org/?a=1&b=2";
    diagram.groups.resize(2);
    diagram.groups[0].title = "Outer";
    diagram.groups[0].nodes = {0, 1};
    diagram.groups[1].title = "Inner & empty";
    diagram.groups[1].parent = 0;
    diagram.edges.resize(3);
    diagram.edges[0].target = {false, 1};
    diagram.edges[0].label = "leads to";
    diagram.edges[1].source = {true, 0};
    diagram.edges[1].target = {true, 1};
    diagram.edges[1].stroke = EdgeStroke::dotted;
    diagram.edges[2].target = {false, 2};
    diagram.edges[2].stroke = EdgeStroke::thick;
    diagram.edges[2].source_end = ArrowEnd::circle;
    diagram.edges[2].target_end = ArrowEnd::none;
    Diagnostics diagnostics;
    CHECK(drawn(diagram, "dot", diagnostics) == R"(digraph skein {
graph [rankdir=LR, compound=true, fontname="Helvetica"]
node [shape=box, fontname="Helvetica"]
edge [fontname="Helvetica", fontsize=11]
subgraph cluster_0 {
graph [label="Outer"]
subgraph cluster_1 {
graph [label="Inner &amp; empty"]
g1 [style=invis, label=""]
}
n0 [label="A", shape=diamond, style="filled", fillcolor="#ff99ff", color="#333333", penwidth=2]
n1 [label="B \"quoted\"", style="rounded"]
}
n2 [label="C", URL="https://example.org/?a=1&amp;b=2"]
n0 -> n1 [label="leads to"]
n0 -> g1 [ltail="cluster_0", lhead="cluster_1", style="dotted"]
n0 -> n2 [dir=both, arrowtail=dot, arrowhead=none, penwidth=2.5]
}
)");
    REQUIRE(diagnostics.findings().size() == 1);
    CHECK(diagnostics.findings()[0].message == "Graphviz cannot show these styles; they were left out: filter:blur(1px)");
}

TEST_CASE("An undirected diagram stays one") {
    Diagram diagram;
    diagram.directed = false;
    diagram.nodes = {node("A"), node("B")};
    diagram.edges.resize(1);
    diagram.edges[0].target = {false, 1};
    diagram.edges[0].target_end = ArrowEnd::none;
    Diagnostics diagnostics;
    const std::string dot = drawn(diagram, "dot", diagnostics);
    CHECK(dot.starts_with("graph skein {"));
    CHECK(dot.find("n0 -- n1\n") != std::string::npos);
}
