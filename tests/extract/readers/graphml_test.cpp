#include "tests/extract/readers/shown_diagram.hpp"
#include "tests/support/effort.hpp"

#include <doctest/doctest.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

using namespace skein;
using namespace skein::test;

namespace {

ReadResult read_xml(std::string text) { return read_all(std::move(text), "sample.graphml"); }

std::string graphml(const std::string& inside) { return "<graphml>" + inside + "</graphml>"; }

std::string error_of(std::string text) {
    return error_in([&] { (void)read_xml(std::move(text)); });
}

constexpr const char* plain = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/>
<key id="d1" for="node" attr.name="type" attr.type="string"><default>thing</default></key>
<key id="d2" for="edge" attr.name="weight" attr.type="double"/>
<graph id="G" edgedefault="directed">
<edge id="e0" source="b" target="a"><data key="d2">2.5</data></edge>
<node id="a"><data key="d0">A &amp; <![CDATA[<B>]]></data></node>
<node id="b"><data key="d1">Person</data></node>
<edge id="e1" source="a" target="b" directed="false" label="likes"/>
</graph>
</graphml>
)";

}  // namespace

TEST_CASE("GraphML: nodes, defaults, edges and where they stand") {
    const ReadResult result = read_xml(plain);
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(shown(diagram) == Lines{"a [A & <B>] type=thing", "b [b] type=Person", "b -> a weight=2.5", "a -- b [likes]"});
    CHECK(messages(result.diagnostics) == Lines{});
    const auto words = [&](ByteSpan span) { return std::string(plain).substr(span.start, span.size()); };
    CHECK(words(diagram.edges[0].span) == R"(<edge id="e0" source="b" target="a"><data key="d2">2.5</data></edge>)");
    CHECK(words(diagram.edges[1].span) == R"(<edge id="e1" source="a" target="b" directed="false" label="likes"/>)");
    CHECK(words(diagram.nodes[0].span) == R"(<node id="a">)");
    CHECK(diagram.edges[0].line == 7);
    CHECK(words(diagram.span).starts_with("<graph id"));
    CHECK(words(diagram.span).ends_with("</graph>"));
}

TEST_CASE("GraphML: colours, links, prefixes and several graphs") {
    const ReadResult result = read_xml(R"(<g:graphml xmlns:g="x">
<g:key id="r" for="node" attr.name="r" attr.type="int"/><g:key id="g" for="node" attr.name="g" attr.type="int"/>
<g:key id="b" for="node" attr.name="b" attr.type="int"/><g:key id="u" for="node" attr.name="url" attr.type="string"/>
<g:key id="t" for="graph" attr.name="name" attr.type="string"/>
<g:graph edgedefault="undirected"><g:data key="t">First</g:data><g:node id="n"><g:data key="r">255</g:data><g:data key="g">0</g:data>
<g:data key="b">16</g:data><g:data key="u">https://x.org</g:data></g:node><g:edge source="n" target="n"/></g:graph>
<g:graph edgedefault="directed"/></g:graphml>)");
    REQUIRE(result.only().diagrams.size() == 2);
    const Diagram& diagram = result.only().diagrams[0];
    CHECK(messages(result.diagnostics) == Lines{});
    CHECK(diagram.name == "First");
    CHECK(shown(diagram) == Lines{"n [n]", "n -- n"});
    CHECK(diagram.nodes[0].style == Properties{{"fill", "#ff0010"}});
    CHECK(diagram.nodes[0].link == "https://x.org");
}

TEST_CASE("GraphML: yEd's labels and shapes") {
    const ReadResult result = read_xml(
        graphml(R"(<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
<graph edgedefault="directed"><node id="n0"><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/><y:NodeLabel>The
label<y:LabelModel/></y:NodeLabel><y:Shape type="diamond"/></y:ShapeNode></data></node>
<edge source="n0" target="n0"><data key="d9"><y:PolyLineEdge><y:EdgeLabel> loops </y:EdgeLabel></y:PolyLineEdge></data></edge></graph>)"));
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(shown(diagram) == Lines{"n0 [The\nlabel]", "n0 -> n0 [loops]"});
    CHECK(diagram.nodes[0].shape == NodeShape::diamond);
    CHECK(diagram.nodes[0].style == Properties{{"fill", "#FFCC00"}});
    CHECK(messages(result.diagnostics) == Lines{});
}

TEST_CASE("GraphML: what is odd is read as it is meant, and reported with its line") {
    const ReadResult result = read_xml(graphml(R"(
<key id="w" attr.name="weight" attr.type="double"/>
<key id="c" for="edge" attr.name="c" attr.type="liststring"/>
<key id="v" for="edge" attr.name="c" attr.type="string"/>
<graph>
<node id="a" id="z"><data key="nope">x</data></node>
<node id="a"/>
<node><data key="w">many</data></node>
<edge id="e" source="a" target="ghost"/>
<edge id="e" source="a" target="a"><data key="v">second</data></edge>
<edge source="a"/>
<node id="outer"><graph id="in" edgedefault="directed"><node id="i"/><edge source="i" target="a"/></graph></node>
<hyperedge/>
</graph>)"));
    CHECK(shown(result.only().diagrams.at(0)) == Lines{"a [a] nope=x", "node at byte 258 [node at byte 258] weight=many",
                                                       "outer [outer]", "i [i]", "ghost [ghost]", "a -> ghost", "a -> a v=second",
                                                       "i -> a", "group in [outer]: i"});
    CHECK(messages(result.diagnostics) == Lines{
        "2: the key \"w\" does not say what it is for; it is taken for nodes and edges",
        "3: the key \"c\" is of the type \"liststring\", which GraphML does not know; its values are read as text",
        "4: two keys are named \"c\"; this one is read as \"v\"",
        "5: the graph does not say whether its edges are directed; they are read as directed",
        "6: the attribute \"id\" stands twice in one tag; the first value counts",
        "6: the key \"nope\" is not declared; its value is read under that name",
        "7: the node \"a\" was given before; the two are read as one",
        "8: the node has no id; no edge can lead to it",
        "8: \"many\" is no double; it is read as text",
        "10: the edge id \"e\" was given before; both edges are read",
        "11: the edge has no source or no target; it is left out",
        "12: a graph stands inside the node \"outer\"; it is read as a group",
        "13: hyperedges are not read; this one is left out",
        "9: there is no node \"ghost\"; one was made for this edge"});
}

TEST_CASE("GraphML: characters that XML does not allow become U+FFFD") {
    const ReadResult result = read_xml(
        graphml("<key id='k' for='node' attr.name='label' attr.type='string'/><graph edgedefault='directed'>\n"
                "<node id='&#0;&#xD800;'><data key='k'>\x01&#x110000;&#99999999999999999999;\xEF\xBF\xBE&#65;</data></node>\n"
                "<node id='b'><data key='k'>&bogus; &# &#x; & </data></node></graph>"));
    CHECK(shown(result.only().diagrams.at(0))[0] == "\uFFFD\uFFFD [\uFFFD\uFFFD\uFFFD\uFFFDA]");
    CHECK(shown(result.only().diagrams.at(0))[1] == "b [&bogus; &# &#x; & ]");
    CHECK(result.diagnostics.count(Severity::warning) == 10);
}

TEST_CASE("GraphML: values written as most programs do read as they do written in any other way") {
    const auto file = [](const std::string& open, const std::string& close) {
        const auto data = [&](const std::string& key, const std::string& text) { return open + key + "\"" + ">" + text + close; };
        return graphml(
            "<key id=\"a\" for=\"node\" attr.name=\"a\" attr.type=\"string\"/><key id=\"n\" for=\"edge\" attr.name=\"n\" "
            "attr.type=\"int\"><default>7</default></key><key id=\"&amp;\" for=\"node\" attr.name=\"and\"/>\n"
            "<graph edgedefault=\"directed\"><node id=\"x\">" +
            data("a", "") + "</node><node id=\"y\"> " + data("a", " \n ") + "\n" +
            data("a", " b &lt;&amp;&#65;&nope; & \xEF\xBF\xBE\r\n\t") + data("&amp;", "1") + "</node>\n<node id=\"z\">" +
            data("a", "x<![CDATA[ <y> ]]>z") + data("late", "é\xEF\xBC\xA1") + data("a", "the last") +
            "</node><edge source=\"x\" target=\"y\">" + data("n", "12.5") + "</edge><edge source=\"x\" target=\"z\">" +
            data("n", "-12") + data("a", "for nodes") +
            "</edge><edge source=\"z\" target=\"x\"/></graph>"
            "<key id=\"late\" for=\"node\" attr.name=\"lately\" attr.type=\"string\"/>");
    };
    const ReadResult usual = read_xml(file("<data key=\"", "</data>"));
    const ReadResult other = read_xml(file("<data  key=\"", "</data >"));
    CHECK(shown(usual.only().diagrams.at(0)) == Lines{"x [x] a=", "y [y] a= b <&A&nope; & \uFFFD\n\t and=1",
                                                      "z [z] a=the last lately=éＡ", "x -> y n=12.5", "x -> z n=-12 a=for nodes",
                                                      "z -> x n=7"});
    CHECK(shown(usual.only().diagrams.at(0)) == shown(other.only().diagrams.at(0)));
    CHECK(messages(usual.diagnostics).size() == 6);
    CHECK(messages(usual.diagnostics) == messages(other.diagnostics));
}

TEST_CASE("GraphML: a graph of some thousand nodes and edges, in any order") {
    std::string inside = "<graph edgedefault=\"directed\">\n";
    constexpr int count = 5000;
    for (int i = 0; i < count; ++i)
        inside += "<edge id=\"e" + std::to_string(i) + "\" source=\"n" + std::to_string(i * 7919 % count) + "\" target=\"n" +
                  std::to_string(i) + "\"/>\n";
    for (int i = 0; i < count; ++i) inside += "<node id=\"n" + std::to_string(i) + "\"/>\n";
    const ReadResult result = read_xml(graphml(inside + "</graph>"));
    const Diagram& diagram = result.only().diagrams.at(0);
    REQUIRE(diagram.nodes.size() == count);
    REQUIRE(diagram.edges.size() == count);
    CHECK(messages(result.diagnostics).empty());
    for (int i = 0; i < count; ++i) {
        const DiagramEdge& edge = diagram.edges[static_cast<std::size_t>(i)];
        REQUIRE(edge.line == static_cast<std::uint32_t>(i) + 2);
        REQUIRE(diagram.nodes[edge.source.index].id == "n" + std::to_string(i * 7919 % count));
        REQUIRE(diagram.nodes[edge.target.index].id == "n" + std::to_string(i));
    }
}

TEST_CASE("GraphML: what follows the root is left out") {
    const ReadResult result =
        read_xml("<!DOCTYPE graphml [<!ENTITY x \"boom\">]>" + graphml("<graph edgedefault='directed'><node id='a'/></graph>") +
                 "\n<!-- fine -->\n<graphml><graph>");
    CHECK(shown(result.only().diagrams.at(0)) == Lines{"a [a]"});
    CHECK(messages(result.diagnostics) ==
          Lines{"1: the document declares entities of its own; they are not read",
                "3: another element stands after the root element; the rest of the file is left out"});
}

TEST_CASE("GraphML: errors say where and what") {
    CHECK(error_of("<graphml>\n<graph></graphml>") == "2:8: </graphml> stands where </graph> was expected");
    CHECK(error_of("<graphml><graph>") == "1:10: the element <graph> is not closed");
    CHECK(error_of("<graphml a='<'/>") == "1:13: a raw '<' stands in the attribute \"a\"");
    CHECK(error_of("<graphml a=b/>") == "1:12: the value of the attribute \"a\" must stand in quotes");
    CHECK(error_of("<graphml a/>") == "1:10: the attribute \"a\" has no value");
    CHECK(error_of("<graphml") == "1:1: the tag is not closed");
    CHECK(error_of("<graphml><![CDATA[") == "1:10: a CDATA section is not closed");
    CHECK(error_of("<graphml/>") == "1:1: the file holds no <graph>");
    CHECK(error_of("<other/>") == "1:1: the root element is not <graphml>");
    CHECK(error_of("words <graphml/>") == "1:1: text stands before the root element");
    CHECK(error_of("<graphml></graphml></graphml>") == "1:20: </graphml> closes nothing");
    CHECK(error_of("<graphml>< </graphml>") == "1:11: a name was expected here");
    std::string deep = "<graphml>";
    for (int i = 0; i < 100000; ++i) deep += "<graph>";
    CHECK(error_of(deep).ends_with("the XML is nested more than 256 levels deep"));
}

TEST_CASE("GraphML: keys behind the graph count, and so do line ends in any form") {
    const ReadResult result = read_xml(
        "<graphml>\r\n<graph edgedefault='directed'>\r\n<node id='a'><data key='k'>1\r\n2\r3&#13;4</data></node>\r\n</graph>\r\n"
        "<key id='k' for='node' attr.name='label' attr.type='string'/></graphml>");
    CHECK(shown(result.only().diagrams.at(0)) == Lines{"a [1\n2\n3\r4]"});
    CHECK(messages(result.diagnostics) == Lines{});
}

namespace {

// As `threads` of them read it: everything of the edges, and what was reported.
Lines read_by(int threads, const std::string& text) {
    ReadResult result;
    Lines lines;
    oneapi::tbb::task_arena(threads).execute([&] {
        try {
            result = read_xml(text);
        } catch (const Error& error) {
            lines.push_back("error in line " + std::to_string(error.place().line) + ": " + error.what());
        }
    });
    for (const Document& document : result.documents)
        for (const Diagram& diagram : document.diagrams) {
            for (const std::string& line : shown(diagram)) lines.push_back(line);
            for (const DiagramEdge& edge : diagram.edges)
                lines.push_back(edge.id + " at " + std::to_string(edge.span.start) + "-" + std::to_string(edge.span.end) +
                                " in line " + std::to_string(edge.line));
        }
    for (const std::string& message : messages(result.diagnostics)) lines.push_back(message);
    return lines;
}

}  // namespace

TEST_CASE("GraphML: edges of a large file are the same for any number of threads, whatever stands among them") {
    // Beside nothing: what another thread may not have to do with, and what it may begin in.
    const std::string oddities[] = {
        "",
        "<!-- <edge source=\"n0\" target=\"n1\"/> no edge -->",
        "<data key=\"name\"><![CDATA[<edge source=\"n0\" target=\"n1\"/>]]></data>",
        "<node id=\"late\"/><edge source=\"late\" target=\"n1\"/>",
        "<node id=\"outer\"><graph edgedefault=\"directed\"><node id=\"inner\"/><edge source=\"inner\" "
        "target=\"n1\"/></graph></node>",
        "<edge source=\"n0\" target=\"nobody\"/>",
        "<edge id=\"e5\" source=\"n0\" target=\"n1\"/>",
        "<edge source=\"n0\" target=\"n1\"><data key=\"unknown\">1</data></edge>",
        "<edge source=\"n0\" target=\"n1\"><data key=\"w\">heavy</data></edge>",
        "<edge source=\"n0\" target=\"n1\"><graph edgedefault=\"directed\"><node id=\"in an edge\"/></graph></edge>",
        "<edge source=\"n0\"/>",
        "<edge source=\"n0\" target=\"n1\"><data key=\"w\">1</data>",
        "</graph><graph edgedefault=\"undirected\"><node id=\"n0\"/><node id=\"n1\"/><node id=\"n2\"/>",
        "<edge source=\"n0\" target=\"n1\"><data key=\"late\">behind</data></edge>",
    };
    const oneapi::tbb::global_control more_than_processors(oneapi::tbb::global_control::max_allowed_parallelism, 6);
    const int every = sanitized ? 700 : 3000;  // more than two threads' shares
    for (const std::string& odd : oddities) {
        CAPTURE(odd);
        std::string text =
            R"(<graphml><key id="w" for="edge" attr.name="weight" attr.type="int"/><key id="l" for="edge" attr.name="label"
attr.type="string"/><graph edgedefault="directed"><node id="n0"/><node id="n1"/><node id="n2"/>)";
        for (int i = 0; i < 2 * every; ++i) {
            text += "<edge id=\"e" + std::to_string(i) + "\" source=\"n" + std::to_string(i % 3) + "\" target=\"n" +
                    std::to_string(i % 2) + "\"><data key=\"l\">a &amp; " +
                    std::string(static_cast<std::size_t>(i % 7) * 10, 'b') + "</data>\n<data key=\"w\">" + std::to_string(i) +
                    "</data></edge>\n";
            if (i % every == every - 100) text += odd;
        }
        text += R"(</graph><key id="late" for="edge" attr.name="later" attr.type="string"/></graphml>)";
        const Lines alone = read_by(1, text);
        REQUIRE(alone.size() > 0);
        CHECK(read_by(3, text) == alone);
        if (!sanitized) CHECK(read_by(6, text) == alone);
    }
}
