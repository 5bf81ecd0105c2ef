#include "graph/frozen_graph.hpp"

#include "graph/csr_graph.hpp"

#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace skein;
using namespace skein::test;

TEST_CASE("an empty graph can be asked anything") {
    const FrozenGraph graph;
    CHECK(graph.entity_count() == 0);
    CHECK(graph.edge_count() == 0);
    CHECK(boost::num_vertices(graph.csr().graph) == 0);
    CHECK_FALSE(graph.find("A"));
    CHECK_FALSE(FrozenGraph().find("A"));
}

TEST_CASE("the compressed rows say what the edge table says") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        REQUIRE(boost::num_vertices(graph.csr().graph) == graph.entity_count());
        REQUIRE(boost::num_edges(graph.csr().graph) == graph.edge_count());
        std::size_t out_count = 0, in_count = 0;
        for (std::uint32_t v = 0; v < graph.entity_count(); ++v) {
            std::vector<EdgeId> out, in;
            for (auto [e, end] = boost::out_edges(v, graph.csr().graph); e != end; ++e) {
                out.push_back(graph.csr().graph[*e]);
                CHECK(graph.edge(out.back()).source == EntityId(v));
                CHECK(graph.edge(out.back()).target == EntityId(boost::target(*e, graph.csr().graph)));
            }
            for (auto [e, end] = boost::in_edges(v, graph.csr().graph); e != end; ++e) {
                in.push_back(graph.csr().graph[*e]);
                CHECK(graph.edge(in.back()).target == EntityId(v));
                CHECK(graph.edge(in.back()).source == EntityId(boost::source(*e, graph.csr().graph)));
            }
            std::sort(out.begin(), out.end());
            std::sort(in.begin(), in.end());
            CHECK(std::ranges::equal(out, graph.out_edges(EntityId(v))));
            CHECK(std::ranges::equal(in, graph.in_edges(EntityId(v))));
            out_count += out.size();
            in_count += in.size();
        }
        CHECK(out_count == graph.edge_count());
        CHECK(in_count == graph.edge_count());
    }
}

TEST_CASE("every id in a frozen graph leads where it should") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        std::size_t in_edges = 0, at_both_ends = 0;
        for (std::size_t i = 0; i < graph.edge_count(); ++i) {
            const Relation& edge = graph.edge(EdgeId(i));
            CHECK(std::is_sorted(edge.statements.begin(), edge.statements.end()));
            for (const StatementId id : edge.statements) {
                const Statement& statement = graph.statement(id);
                CHECK(graph.entity_named(statement.subject.entity) == edge.source);
                CHECK(graph.entity_named(statement.object->entity) == edge.target);
                CHECK(statement.relation.lemma == edge.label);
                CHECK(statement.polarity == edge.polarity);
                ++in_edges;
            }
        }
        for (const Statement& statement : graph.statements()) {
            CHECK(graph.document_of(statement.sentence) == statement.document);
            if (statement.object && !statement.subject.entity.empty() && !statement.object->entity.empty()) ++at_both_ends;
        }
        CHECK(in_edges == at_both_ends);
        for (const Mention& mention : graph.mentions()) {
            CHECK(graph.document_of(mention.sentence) == mention.document);
            CHECK(graph.entity_named(mention.entity).has_value());
        }
        for (std::size_t i = 0; i < graph.entity_count(); ++i) {
            CHECK(graph.find(graph.entities()[i].name)->entity == EntityId(i));
            std::set<StatementId> expected;
            for (std::size_t s = 0; s < graph.statements().size(); ++s) {
                const Statement& statement = graph.statement(StatementId(s));
                const auto names = [&](const Participant& p) { return p.entity == graph.entities()[i].name; };
                bool takes_part = names(statement.subject) || (statement.object && names(*statement.object));
                for (const Argument& argument : statement.arguments) takes_part = takes_part || names(argument.participant);
                if (takes_part) expected.insert(StatementId(s));
            }
            CHECK(std::ranges::equal(expected, graph.statements_of(EntityId(i))));
        }
    }
}

TEST_CASE("an alias finds the entity most often called so; a canonical name comes first") {
    Extraction document =
        document_of("a.txt", {{"DeepSeek", "rival", "OpenAI"}, {"DeepSeek", "beat", "Apple"}, {"Apple", "rival", "OpenAI"}});
    document.mentions[0].text = "the lab";
    document.mentions[2].text = "the lab";
    document.mentions[1].text = "The  Lab";  // OpenAI, once
    document.mentions[3].text = "DeepSeek";  // Apple, mistaken
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    const auto lab = graph.find("THE LAB");
    REQUIRE(lab);
    CHECK(lab->by_alias);
    CHECK(graph.entity(lab->entity).name == "DeepSeek");
    const auto name = graph.find("deepseek");
    REQUIRE(name);
    CHECK_FALSE(name->by_alias);
    CHECK(graph.entity(name->entity).name == "DeepSeek");
    CHECK_FALSE(graph.find("lab"));
}
