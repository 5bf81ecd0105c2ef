#include "graph/documents_of.hpp"

#include "graph/knowledge_graph.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

TEST_CASE("a graph taken apart and put together is the same graph") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const FrozenGraph graph = graph_of(random_corpus(seed));
        REQUIRE(describe(graph_of(documents_of(graph))) == describe(graph));
    }
}

TEST_CASE("a ledger is kept in order, each entry once") {
    KnowledgeGraph building;
    const Merge one{"a", "b", MergeReason::spelling, ""}, other{"c", "b", MergeReason::misheard, "d"};
    const Decision decision{Decision::Kind::apart, "x", "y"};
    building.set_ledger({{other, one, other}, {decision, decision}});
    const FrozenGraph graph{std::move(building)};
    CHECK(graph.ledger() == Ledger{{one, other}, {decision}});
    for (std::size_t i = 0; i < merge_reason_count; ++i)
        CHECK(merge_reason_from(name_of(static_cast<MergeReason>(i))) == static_cast<MergeReason>(i));
}
