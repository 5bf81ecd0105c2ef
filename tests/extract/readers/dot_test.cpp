#include "tests/extract/readers/shown_diagram.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

ReadResult read_dot_text(std::string text) { return read_all(std::move(text), "sample.dot"); }

Lines diagram_of(std::string text) {
    const ReadResult result = read_dot_text(std::move(text));
    REQUIRE(result.only().diagrams.size() == 1);
    CHECK(messages(result.diagnostics) == Lines{});
    return shown(result.only().diagrams[0]);
}

std::string error_of(std::string text) {
    return error_in([&] { (void)read_dot_text(std::move(text)); });
}

}  // namespace

TEST_CASE("DOT: chains, sets and defaults as Graphviz takes them") {
    CHECK(diagram_of("digraph { a -> b -> c [label=x]; a -> {b c} -> d }") ==
          Lines{"a [a]", "b [b]", "c [c]", "d [d]", "a -> b [x]", "b -> c [x]", "a -> b", "a -> c", "b -> d", "c -> d"});
    CHECK(diagram_of("digraph { a; node [kind=late]; edge [why=so]; b; subgraph s { node [kind=inner]; c } d; a -> d }") ==
          Lines{"a [a]", "b [b] kind=late", "c [c] kind=inner", "d [d] kind=late", "a -> d why=so"});
    CHECK(diagram_of("graph { a -- b; a:n:s -- c:f1 }") == Lines{"a [a]", "b [b]", "c [c]", "a -- b", "a -- c"});
}

TEST_CASE("DOT: strings, comments, joins and numbers") {
    CHECK(diagram_of("/* one */ strict digraph \"a b\" { // two\n# three\n\"x \\\"y\\\"\" -> -.5 -> 12.; \"to\" + \"get\" /* + "
                     "*/ + \"her\";"
                     "\"long\\\nline\" }") == Lines{"x \"y\" [x \"y\"]", "-.5 [-.5]", "12. [12.]", "together [together]",
                                                    "longline [longline]", "x \"y\" -> -.5", "-.5 -> 12."});
    CHECK(diagram_of("digraph { n [label=\"\\N of \\G: A\\nB\\l C\\\\n &amp; &#233;&lt;\\l\"] }") ==
          Lines{"n [n of : A\nB\n C\\n & é<]"});
    CHECK(diagram_of("digraph { n [label=<<B>Bold</B> &amp; <I>it</I><BR/>two<TABLE><TR><TD>c</TD><TD>d</TD></TR></TABLE>>] }") ==
          Lines{"n [Bold & it\ntwoc d]"});
    CHECK(diagram_of("digraph { r [shape=record, label=\"{<f0> one|two \\| half|{x|y}}\"] }") ==
          Lines{"r [one\ntwo | half\nx\ny]"});
}

TEST_CASE("DOT: clusters become groups, and edges may lead to them") {
    CHECK(diagram_of(R"(digraph { compound=true
        subgraph cluster_a { label="A & B"; x; subgraph cluster_b { label=inner; y } subgraph plain { z } }
        x -> y [lhead=cluster_b]; w; y })") ==
          Lines{"x [x]", "y [y]", "z [z]", "w [w]", "x -> group cluster_b", "group cluster_a [A & B]: x z",
                "group cluster_b [inner] in cluster_a: y"});
}

TEST_CASE("DOT: shapes, styles, arrows and the direction") {
    const ReadResult result = read_dot_text(R"dot(digraph { rankdir=LR; label="The title"
        a [shape=diamond, style=filled, fillcolor="#ff99ff", color="/svg/red", penwidth=2, URL="https://x.org/?a=1&amp;b", fontsize=9]
        b [style="rounded,filled", fillcolor="a:b", URL="javascript:alert(1)"]
        a -> b [style=dotted, dir=both, arrowtail=dot, minlen=3, color=blue] a -> b [style=bold, dir=back] })dot");
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(diagram.name == "The title");
    CHECK(result.only().record.title == "The title");
    CHECK(diagram.direction == Direction::left_right);
    CHECK(diagram.nodes[0].shape == NodeShape::diamond);
    CHECK(diagram.nodes[0].style == Properties{{"fill", "#ff99ff"}, {"stroke", "red"}, {"stroke-width", "2"}});
    CHECK(diagram.nodes[0].link == "https://x.org/?a=1&b");
    CHECK(diagram.nodes[0].attributes.empty());
    CHECK(diagram.nodes[1].shape == NodeShape::rounded);
    CHECK(diagram.nodes[1].style.empty());
    CHECK(diagram.nodes[1].link.empty());
    CHECK(diagram.edges[0].stroke == EdgeStroke::dotted);
    CHECK(diagram.edges[0].source_end == ArrowEnd::circle);
    CHECK(diagram.edges[0].length == 3);
    CHECK(diagram.edges[0].style == Properties{{"stroke", "blue"}});
    CHECK(diagram.edges[1].stroke == EdgeStroke::thick);
    CHECK(diagram.edges[1].source_end == ArrowEnd::arrow);
    CHECK(diagram.edges[1].target_end == ArrowEnd::none);
}

TEST_CASE("DOT: strict graphs have one edge a pair") {
    CHECK(diagram_of("strict graph { a -- b; b -- a [label=x]; a -- a }") == Lines{"a [a]", "b [b]", "a -- b [x]", "a -- a"});
}

TEST_CASE("DOT: every part knows where it stands") {
    const std::string text = "digraph {\n  a -> b\n    [label=x];\n}\n";
    const ReadResult result = read_dot_text("\xEF\xBB\xBF" + text);
    const Diagram& diagram = result.only().diagrams.at(0);
    const auto words = [&](ByteSpan span) { return text.substr(span.start - 3, span.size()); };
    CHECK(words(diagram.edges[0].span) == "a -> b\n    [label=x]");
    CHECK(diagram.edges[0].line == 2);
    CHECK(words(diagram.nodes[1].span) == "b");
    CHECK(words(diagram.span) == "digraph {\n  a -> b\n    [label=x];\n}");
}

TEST_CASE("DOT: the wrong edge sign is read and reported") {
    const ReadResult result = read_dot_text("digraph { a -- b }\ngraph { a -> b }");
    REQUIRE(result.only().diagrams.size() == 2);
    CHECK(shown(result.only().diagrams[0]) == Lines{"a [a]", "b [b]", "a -- b"});
    CHECK(shown(result.only().diagrams[1]) == Lines{"a [a]", "b [b]", "a -> b"});
    CHECK(messages(result.diagnostics) == Lines{"1: in a digraph edges are drawn with \"->\"; this one is read without an arrow",
                                                "2: in a graph edges are drawn with \"--\"; this one is read as an arrow"});
}

TEST_CASE("DOT: errors say where and what") {
    CHECK(error_of("digraph {\n a -> ;\n}") == "2:7: the other end of the edge was expected here");
    CHECK(error_of("digraph { a") == "1:9: this '{' is not closed");
    CHECK(error_of("digraph { a [x=1 ") == "1:13: this '[' is not closed");
    CHECK(error_of("digraph { \"a }") == "1:11: a string is not closed");
    CHECK(error_of("digraph { <b }") == "1:11: an HTML label is not closed");
    CHECK(error_of("digraph { /* }") == "1:11: a comment is not closed");
    CHECK(error_of("digraph { a ? b }") == "1:13: this character begins nothing in DOT");
    CHECK(error_of("digraph { node -> b }") == "1:16: a node, an edge or an attribute was expected here");
    CHECK(error_of("hello") == "1:1: \"graph\" or \"digraph\" was expected here");
    CHECK(error_of("digraph { \"a\" + b }") == "1:15: '+' joins two strings in double quotes; here one is missing");
    std::string deep = "digraph ";
    for (int i = 0; i < 100000; ++i) deep += "{ ";
    CHECK(error_of(deep).ends_with("subgraphs are nested more than 256 levels deep"));
}

TEST_CASE("DOT is told from Mermaid and prose by its brace") {
    CHECK(read_all("digraph G { a -> b }", "x.txt").only().record.format == "dot");
    CHECK(read_all("// c\nstrict graph \"a b\" {}", "x.txt").only().record.format == "dot");
    CHECK(read_all("graph theory is {fun}", "x.txt").only().record.format == "text");
    CHECK(read_all("graphs { a }", "x.txt").only().record.format == "text");
}
