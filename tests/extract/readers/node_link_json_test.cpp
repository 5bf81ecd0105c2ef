#include "tests/extract/readers/shown_diagram.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

ReadResult read_json(std::string text) { return read_all(std::move(text), "sample.json"); }

std::string error_of(std::string text) {
    try {
        (void)read_all(std::move(text), "sample.json", "json");
    } catch (const Error& error) {
        return std::to_string(error.place().line) + ": " + error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("Node-link JSON as networkx writes it, under both names for edges") {
    for (const char* edges : {"edges", "links"}) {
        const std::string text = std::string(R"({"directed": false, "multigraph": true, "graph": {"name": "Friends"},
  "nodes": [{"id": 1, "label": "Ann", "tags": ["x; y", "z"], "old": null, "at": {"x": [1, {}]}}, {"id": "b", "score": -1.50, "ok": true}],
  ")") + edges + R"(": [{"source": 1, "target": "b", "key": 0, "relation": "know", "label": "knows"}]})";
        const ReadResult result = read_json(text);
        const Diagram& diagram = result.only().diagrams.at(0);
        CHECK(shown(diagram) == Lines{R"(1 [Ann] tags=x\; y; z at={"x": [1, {}]})", "b [b] score=-1.50 ok=true",
                                      "1 -- b [knows] key=0 relation=know"});
        CHECK(diagram.name == "Friends");
        CHECK(messages(result.diagnostics) == Lines{});
        const ByteSpan span = diagram.edges[0].span;
        CHECK(text.substr(span.start, span.size()) ==
              R"({"source": 1, "target": "b", "key": 0, "relation": "know", "label": "knows"})");
        CHECK(diagram.edges[0].line == 3);
    }
}

TEST_CASE("d3's lists without ids: ends are numbers of nodes") {
    const ReadResult result = read_json(R"({"nodes":[{"name":"A"},{"name":"B"}],"links":[{"source":1,"target":0,"value":3}]})");
    CHECK(shown(result.only().diagrams.at(0)) == Lines{"A [A]", "B [B]", "B -> A value=3"});
}

TEST_CASE("Edges may stand before nodes; oddities are reported with their line") {
    const ReadResult result = read_json(R"({"edges":[
 {"source":"a","target":"x"},
 {"source":"a"},
 7],
 "nodes":[{"id":"a","id":"a","k":1},
 {"id":"a","k":2},"plain"],
 "links":[]})");
    CHECK(shown(result.only().diagrams.at(0)) == Lines{"a [a] k=2", "plain [plain]", "x [x]", "a -> x"});
    CHECK(messages(result.diagnostics) ==
          Lines{"4: an edge must be an object; this value is left out",
                "5: the key \"id\" stands twice in one object; the last value counts",
                "6: the node \"a\" was given before; the two are read as one",
                "7: there are both \"edges\" and \"links\"; both are read",
                "2: there is no node \"x\"; one was made for this edge",
                "3: the edge has no \"source\" or no \"target\"; it is left out"});
}

TEST_CASE("Whether edges have directions may be said behind them") {
    for (const char* directed : {"true", "false"}) {
        const ReadResult result =
            read_json(std::string(R"({"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}],"directed":)") +
                      directed + "}");
        CHECK(shown(result.only().diagrams.at(0)).back() == (directed == std::string("true") ? "a -> b" : "a -- b"));
    }
}

TEST_CASE("JSON that is broken, deep or no graph") {
    CHECK(error_of("{\"nodes\":[") ==
          "1: the JSON ends too early: syntax error while parsing value - unexpected end of input; expected '[', '{', or a "
          "literal");
    CHECK(error_of("{\"nodes\":\n[}") ==
          "2: not JSON: syntax error while parsing value - unexpected '}'; expected '[', '{', or a literal");
    CHECK(error_of("[]") == "1: the JSON holds no graph: neither \"nodes\" nor \"edges\" nor \"links\"");
    CHECK(error_of("{\"nodes\":[]} x").starts_with("1: "));
    std::string deep = "{\"nodes\":";
    deep.append(100000, '[');
    CHECK(error_of(deep) == "1: the JSON is nested more than 256 levels deep");
}

TEST_CASE("Many oddities of a kind are counted, not listed") {
    std::string text = "{\"nodes\":[],\"edges\":[";
    for (int i = 0; i < 50; ++i)
        text += "{\"source\":\"n" + std::to_string(i) + "\",\"target\":\"n" + std::to_string(i) + "\"},\n";
    const ReadResult result = read_json(text + "{}]}");
    CHECK(result.only().diagrams.at(0).nodes.size() == 50);
    CHECK(messages(result.diagnostics).back() == "0: edges to unknown nodes: 40 more like this");
}
