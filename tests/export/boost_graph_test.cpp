#include "export/boost_graph.hpp"

#include "base/error.hpp"
#include "extract/document_reader.hpp"
#include "tests/support/hostile_names.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <doctest/doctest.h>
#include <sstream>

using namespace skein;

namespace {

struct City {
    std::string name;
};
struct Road {
    double length = 0;
};
using Roads = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, City, Road>;

Roads two_roads() {
    Roads roads(3);
    roads[0].name = "Köln \"am\" Rhein";
    roads[1].name = "B & <C>";
    roads[2].name = "ends in \\";
    add_edge(0, 1, Road{2.5}, roads);
    add_edge(1, 2, Road{7}, roads);
    return roads;
}

template <class Write>
std::string text_of(Write&& write) {
    std::ostringstream out;
    write(out);
    return out.str();
}

Diagram read_back(const std::string& bytes, const char* reader) {
    std::vector<Document> documents;
    Diagnostics diagnostics;
    read_documents({"graph", bytes}, reader, [&](Document document) { documents.push_back(std::move(document)); }, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(documents.size() == 1);
    return documents[0].diagrams.at(0);
}

}  // namespace

TEST_CASE("Any Boost graph is written with labels out of its property maps") {
    const Roads roads = two_roads();
    CHECK(text_of([&](std::ostream& out) { write_mermaid(out, roads, get(&City::name, roads), get(&Road::length, roads)); }) ==
          "flowchart LR\n"
          "    n0[\"Köln #34;am#34; Rhein\"]\n"
          "    n1[\"B & #60;C>\"]\n"
          "    n2[\"ends in #92;\"]\n"
          "    n0 ---|\"2.5\"| n1\n"
          "    n1 ---|\"7\"| n2\n");
    CHECK(text_of([&](std::ostream& out) { write_dot(out, roads, get(&City::name, roads)); }) ==
          "graph {\n"
          "n0 [label=\"Köln \\\"am\\\" Rhein\"]\n"
          "n1 [label=\"B &amp; <C>\"]\n"
          "n2 [label=\"ends in \\\\\"]\n"
          "n0 -- n1\n"
          "n1 -- n2\n"
          "}\n");
}

TEST_CASE("What is written of a Boost graph comes back, whatever the labels hold") {
    const std::vector<std::string> names = test::hostile_names();
    using Directed = boost::adjacency_list<boost::listS, boost::vecS, boost::bidirectionalS>;
    Directed graph(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) add_edge(i, (i + 1) % names.size(), graph);
    const auto name = [&](std::size_t vertex) { return names[vertex]; };
    const auto label = [&](const auto& edge) { return names[(source(edge, graph) + 5) % names.size()]; };
    const Diagram graphml = read_back(text_of([&](std::ostream& out) { write_graphml(out, graph, name, label); }), "graphml");
    const Diagram dot = read_back(text_of([&](std::ostream& out) { write_dot(out, graph, name, label); }), "dot");
    for (const Diagram* diagram : {&graphml, &dot}) {
        CHECK(diagram->directed);
        CHECK(diagram->nodes.size() == names.size());
        CHECK(diagram->edges.size() == names.size());
    }
    CHECK(graphml.nodes[0].label == "plain");
    CHECK(graphml.edges[3].target.index == 4);
}

TEST_CASE("Graphs whose vertices are no numbers are written by an index of theirs") {
    using Listed = boost::adjacency_list<boost::vecS, boost::listS, boost::bidirectionalS,
                                         boost::property<boost::vertex_name_t, std::string>>;
    Listed graph;
    const auto a = add_vertex(std::string("A"), graph);
    const auto b = add_vertex(std::string("B"), graph);
    add_edge(b, a, graph);
    const auto index = [&](Listed::vertex_descriptor vertex) { return vertex == a ? 7 : 2; };
    const std::string dot = text_of([&](std::ostream& out) {
        write_dot(out, graph, get(boost::vertex_name, graph), NoLabels(), index);
    });
    CHECK(dot == "digraph {\nn0 [label=\"A\"]\nn1 [label=\"B\"]\nn1 -> n0\n}\n");
}

TEST_CASE("What Mermaid cannot draw is refused before the first byte, and a failed stream is told") {
    using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    Directed graph(2);
    for (int i = 0; i < 501; ++i) add_edge(0, 1, graph);
    std::ostringstream out;
    CHECK_THROWS_WITH_AS(write_mermaid(out, graph, get(boost::vertex_index, graph)),
                         "Mermaid draws at most 500 arrows; this graph has 501", Error);
    CHECK(out.str().empty());
    out.setstate(std::ios::badbit);
    CHECK_THROWS_AS(write_dot(out, graph, get(boost::vertex_index, graph)), Error);
}
