#include "graph/knowledge_graph.hpp"

#include "base/error.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <stdexcept>
#include <tuple>

using namespace skein;
using namespace skein::test;

TEST_CASE("statements of one subject, relation, object and polarity are one edge") {
    const FrozenGraph graph =
        graph_of_triples({{"A", "use", "B"}, {"A", "use", "B"}, {"A", "use", "B", Polarity::negated}, {"A", "make", "B"}});
    CHECK(graph.entity_count() == 2);
    REQUIRE(graph.edge_count() == 3);
    CHECK(graph.edge(EdgeId(0)).label == "make");
    CHECK(graph.edge(EdgeId(1)).weight() == 2);
    CHECK(graph.edge(EdgeId(2)).polarity == Polarity::negated);
    CHECK(graph.disputed(EdgeId(1)));
    CHECK(graph.disputed(EdgeId(2)));
    CHECK_FALSE(graph.disputed(EdgeId(0)));
}

TEST_CASE("names that differ in case are one entity, called as most mentions call it") {
    const FrozenGraph graph =
        graph_of_triples({{"NVIDIA", "make", "GPU"}, {"Nvidia", "sell", "GPU"}, {"Nvidia", "design", "GPU"}});
    REQUIRE(graph.entity_count() == 2);
    const auto found = graph.find("nvidia");
    REQUIRE(found);
    CHECK_FALSE(found->by_alias);
    const Entity& entity = graph.entity(found->entity);
    CHECK(entity.name == "Nvidia");
    CHECK(entity.mentions == 3);
    CHECK(entity.aliases == std::vector<Alias>{{"Nvidia", 2}, {"NVIDIA", 1}});
    for (const Statement& statement : graph.statements()) CHECK(statement.subject.entity == "Nvidia");
}

TEST_CASE("the type is what most mentions say, ties in the order of the types") {
    Extraction document = document_of("a.txt", {{"A", "use", "B"}, {"A", "use", "B"}});
    document.mentions[0].type = EntityType::Product;
    document.mentions[2].type = EntityType::Person;
    document.mentions[1].type = document.mentions[3].type = EntityType::Place;
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    CHECK(graph.entity(EntityId(0)).type == EntityType::Person);
    CHECK(graph.entity(EntityId(1)).type == EntityType::Place);
    CHECK(graph.statement(StatementId(0)).object->type == EntityType::Place);
}

TEST_CASE("an entity that is only spoken of in a statement or drawn in a diagram exists") {
    Extraction document = document_of("a.txt", {{"A", "use", "B"}});
    document.mentions.clear();
    document.statements[0].subject.type = EntityType::Organization;
    document.statements[0].arguments.push_back({Role::time, {"in 2024", {9, 16}, "2024", EntityType::Time}});
    Diagram diagram;
    DiagramNode node;
    node.id = "n";
    node.label = "C";
    node.entity = "c";
    diagram.nodes.push_back(node);
    document.diagrams.push_back(diagram);
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    REQUIRE(graph.entity_count() == 4);
    CHECK(graph.entity(EntityId(0)).name == "2024");
    CHECK(graph.entity(EntityId(1)).type == EntityType::Organization);
    CHECK(graph.entity(EntityId(1)).mentions == 0);
    CHECK(graph.entity(EntityId(1)).aliases == std::vector<Alias>{{"A", 0}});
    CHECK(graph.entity(EntityId(3)).type == EntityType::Concept);
    CHECK(graph.statements_of(EntityId(0)).size() == 1);
}

TEST_CASE("statements without an entity at both ends are kept but are no edge") {
    Extraction document = document_of("a.txt", {{"A", "sleep", "x"}, {"A", "eat", "y"}});
    document.statements[0].object.reset();
    document.statements[1].object->entity.clear();
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    CHECK(graph.edge_count() == 0);
    CHECK(graph.statements().size() == 2);
    CHECK(graph.statements_of(graph.find("A")->entity).size() == 2);
}

TEST_CASE("a document given twice and ids out of range are refused, and the graph stays as it was") {
    KnowledgeGraph graph;
    graph.add(document_of("a.txt", {{"A", "use", "B"}}));
    CHECK_THROWS_AS(graph.add(document_of("a.txt", {{"C", "use", "D"}})), Error);
    Extraction broken = document_of("b.txt", {{"C", "use", "D"}});
    broken.statements[0].sentence = SentenceId(7);
    CHECK_THROWS_AS(graph.add(broken), std::invalid_argument);
    CHECK(graph.documents().size() == 1);
    CHECK(boost::num_vertices(graph.relations()) == 2);
    CHECK_FALSE(graph.find("C"));
}

TEST_CASE("the builder's Boost graph holds a vertex an entity and an edge a relation") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        KnowledgeGraph graph;
        std::set<std::string> keys;
        std::set<std::tuple<std::string, std::string, std::string, Polarity>> edges;
        for (Extraction& extraction : random_corpus(seed)) {
            for (const Statement& s : extraction.statements)
                if (s.object && !s.subject.entity.empty() && !s.object->entity.empty())
                    edges.insert({entity_key(s.subject.entity), s.relation.lemma, entity_key(s.object->entity), s.polarity});
            graph.add(std::move(extraction));
        }
        const RelationGraph& relations = graph.relations();
        CHECK(boost::num_edges(relations) == edges.size());
        std::size_t in_degrees = 0;
        for (auto [v, end] = boost::vertices(relations); v != end; ++v) {
            CHECK(keys.insert(entity_key(relations[*v].name)).second);
            in_degrees += boost::in_degree(*v, relations);
        }
        CHECK(in_degrees == edges.size());
        for (auto [e, end] = boost::edges(relations); e != end; ++e) {
            CHECK(boost::source(*e, relations) == relations[*e].source.index());
            CHECK(boost::target(*e, relations) == relations[*e].target.index());
        }
    }
}

TEST_CASE("the frozen graph does not depend on the order of adding") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        std::vector<Extraction> corpus = random_corpus(seed);
        const std::string expected = describe(graph_of(corpus));
        Random random(seed + 1000);
        for (int round = 0; round < 3; ++round) {
            random.shuffle(corpus);
            REQUIRE(describe(graph_of(corpus)) == expected);
        }
    }
}
