#include "tests/extract/readers/shown_diagram.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

ReadResult read_xml(std::string text) { return read_all(std::move(text), "sample.gexf"); }

std::string gexf(const std::string& graph) {
    return "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz' version='1.3'>" + graph + "</gexf>";
}

std::string error_of(std::string text) {
    return error_in([&] { (void)read_xml(std::move(text)); });
}

constexpr const char* plain = R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="type" type="string"><default>thing</default></attribute></attributes>
<attributes class="edge"><attribute id="0" title="sure" type="boolean"/></attributes>
<edges>
<edge id="0" source="b" target="a" weight="2.5" label="likes"><attvalues><attvalue for="0" value="true"/></attvalues></edge>
<edge id="1" source="a" target="b" type="undirected"/>
</edges>
<nodes><node id="a" label="A &amp; B"/><node id="b"><attvalues><attvalue for="0" value="Person"/></attvalues></node></nodes>
</graph>
</gexf>
)";

}  // namespace

TEST_CASE("GEXF: nodes, defaults, edges and where they stand") {
    const ReadResult result = read_xml(plain);
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(diagram.format == "gexf");
    CHECK(shown(diagram) == Lines{"a [A & B] type=thing", "b [b] type=Person", "b -> a [likes] sure=true weight=2.5", "a -- b"});
    CHECK(messages(result.diagnostics) == Lines{});
    const auto words = [&](ByteSpan span) { return std::string(plain).substr(span.start, span.size()); };
    CHECK(words(diagram.edges[1].span) == R"(<edge id="1" source="a" target="b" type="undirected"/>)");
    CHECK(words(diagram.edges[0].span).ends_with("</attvalues></edge>"));
    CHECK(words(diagram.nodes[0].span) == R"(<node id="a" label="A &amp; B"/>)");
    CHECK(diagram.edges[0].line == 7);
    CHECK(words(diagram.span).starts_with("<graph default"));
    CHECK(words(diagram.span).ends_with("</graph>"));
}

TEST_CASE("GEXF: looks, kinds, times and mutual edges") {
    const ReadResult result = read_xml(gexf(R"(<graph defaultedgetype="mutual" mode="dynamic" timeformat="date"><nodes>
<node id="a"><viz:color r="255" g="0" b="16"/><viz:shape value="diamond"/><viz:position x="1" y="-2.5" z="0"/><viz:size value="3"/></node>
<node id="b"><viz:color hex="#102030"/></node></nodes><edges>
<edge source="a" target="b" kind="knows"><spells><spell start="2025-02-06" end="2025-02-07"/><spell timestamp="2026-01-01"/></spells></edge>
<edge source="a" target="b" kind="knows" label="has met" type="directed"><viz:shape value="dashed"/><viz:thickness value="2"/></edge></edges></graph>)"));
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(messages(result.diagnostics) == Lines{});
    CHECK(shown(diagram) == Lines{"a [a] x=1 y=-2.5 z=0 size=3", "b [b]",
                                  "a <-> b [knows] spells=2025-02-06/2025-02-07; 2026-01-01/2026-01-01",
                                  "a -> b [has met] thickness=2"});
    CHECK(diagram.nodes[0].shape == NodeShape::diamond);
    CHECK(diagram.nodes[0].style == Properties{{"fill", "#ff0010"}});
    CHECK(diagram.nodes[1].style == Properties{{"fill", "#102030"}});
    CHECK(diagram.edges[1].stroke == EdgeStroke::dotted);
}

TEST_CASE("GEXF: what is odd is read as it is meant, and reported with its line") {
    const ReadResult result = read_xml(gexf(R"(<graph>
<attributes class="node"><attribute id="n" title="count" type="integer"/></attributes>
<nodes>
<node id="a"><attvalues><attvalue for="n" value="many"/><attvalue for="x" value="1"/></attvalues>
<nodes><node id="in" label="Inner"/></nodes></node>
<node id="a" label="Again"/>
<node label="nameless"/>
<node id="b" pid="a"/>
</nodes><edges>
<edge id="0" source="a" target="ghost"/>
<edge id="0" source="a" target="b" type="directed"/>
<edge id="2" source="a"/>
</edges></graph>)"));
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(shown(diagram) == Lines{"a [Again] count=many x=1", "in [Inner]", "node at byte 366 [nameless]", "b [b]",
                                  "ghost [ghost]", "a -- ghost", "a -> b", "group a: [a]: in"});
    CHECK(messages(result.diagnostics) ==
          Lines{"4: \"many\" is no int; it is read as text",
                "4: the key \"x\" is not declared; its value is read under that name",
                "5: nodes stand inside the node \"a\"; they are read as a group",
                "6: the node \"a\" was given before; the two are read as one", "7: the node has no id; no edge can lead to it",
                "8: the node \"b\" names a parent (pid); only nodes that stand inside a node are read as its group",
                "11: the edge id \"0\" was given before; both edges are read",
                "12: the edge has no source or no target; it is left out",
                "10: there is no node \"ghost\"; one was made for this edge"});
}

TEST_CASE("GEXF: what cannot be read is refused with its place") {
    CHECK(error_of("<gexf><graph></gexf>").starts_with("1:"));
    CHECK(error_of("<gexf/>") == "1:1: the file holds no <graph>");
    CHECK(error_of("<graphml/>") != "no error");
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<nodes><node id='x'>";
    CHECK(error_of(gexf("<graph>" + deep)) != "no error");
}
