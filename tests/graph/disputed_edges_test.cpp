#include "graph/disputed_edges.hpp"

#include "graph/disputes.hpp"
#include "tests/support/random_quarrels.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;
using namespace skein::test;

namespace {

// A line a dispute: its edges.
std::string shown(const FrozenGraph& graph) {
    std::string text;
    for (std::size_t i = 0; i < graph.entity_count(); ++i) {
        for (const auto& dispute : disputes_from(graph, EntityId(i))) {
            for (const EdgeId id : dispute) {
                const Relation& edge = graph.edge(id);
                text += graph.entity(edge.source).name + (edge.polarity == Polarity::negated ? " not " : " ") + edge.label + ' ' +
                        graph.entity(edge.target).name + "; ";
            }
            text += '\n';
        }
    }
    return text;
}

}  // namespace

TEST_CASE("edges of a pair are disputed when they answer one question with yes and no") {
    CHECK(shown(graph_of_triples({{"A", "use", "B"}, {"A", "bypass", "B"}, {"A", "make", "B"}})) == "A bypass B; A use B; \n");
    CHECK(shown(graph_of_triples({{"A", "use", "B"},
                                  {"A", "bypass", "B", Polarity::negated},
                                  {"A", "rely on", "B", Polarity::negated},
                                  {"A", "make", "B"},
                                  {"A", "make", "B", Polarity::negated}})) ==
          "A make B; A not make B; \nA not bypass B; A not rely on B; A use B; \n");
    // Synonyms agree, and another pair or the other way round is another question.
    CHECK(shown(graph_of_triples({{"A", "use", "B"},
                                  {"A", "rely on", "B"},
                                  {"A", "bypass", "B", Polarity::negated},
                                  {"B", "bypass", "A"},
                                  {"A", "bypass", "C"}})).empty());
}

TEST_CASE("an edge that is only asked for or supposed takes no side") {
    for (const Modality modality : {Modality::questioned, Modality::hypothetical, Modality::possible}) {
        Extraction document = document_of("a.txt", {{"A", "use", "B"}, {"A", "bypass", "B"}});
        document.statements[1].modality = modality;
        CHECK(shown(graph_of({document})).empty() == (modality != Modality::possible));
    }
}

TEST_CASE("edges are disputed just where find_disputes has one of their statements on a side") {
    std::size_t disputed = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        FrozenGraph graph = graph_of(random_quarrels(seed));
        for (int part = 0; part < 2; ++part) {
            std::vector<char> on_a_side(graph.statements().size(), 0);
            for (const Dispute& dispute : find_disputes(graph))
                for (const DisputeSide& side : dispute.sides)
                    for (const StatementId id : side.statements) on_a_side[id.index()] = 1;
            for (std::size_t i = 0; i < graph.edge_count(); ++i) {
                const auto& statements = graph.edge(EdgeId(i)).statements;
                const bool expected = std::any_of(statements.begin(), statements.end(),
                                                  [&](StatementId id) { return on_a_side[id.index()] != 0; });
                CHECK(graph.disputed(EdgeId(i)) == expected);
                disputed += expected ? 1U : 0U;
            }
            // Again of what is left when every third statement is taken away.
            std::vector<char> kept(graph.statements().size(), 1);
            for (std::size_t i = 0; i < kept.size(); i += 3) kept[i] = 0;
            graph = graph.with_statements(kept);
        }
    }
    CHECK(disputed > 100);
}
