#include "query/ranking.hpp"

#include "graph/algorithms.hpp"
#include "query/communities.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>
#include <set>

using namespace skein;
using namespace skein::test;

namespace {

std::string names(const FrozenGraph& graph, const Ranking& ranking) {
    std::string text;
    for (const RankedEntity& row : ranking.entities)
        text += graph.entity(row.entity).name + std::to_string(row.links) + '/' + std::to_string(row.statements) + ' ';
    return text;
}

// Two triangles and a bridge from c to x.
FrozenGraph bridged() {
    return graph_of_triples({{"a", "r", "b"},
                             {"b", "r", "c"},
                             {"c", "r", "a"},
                             {"c", "s", "x", Polarity::affirmed, "Ada"},
                             {"x", "r", "y"},
                             {"y", "r", "z"},
                             {"z", "r", "x"},
                             {"x", "r", "x"}});
}

}  // namespace

TEST_CASE("degree counts other entities, and statements beside them") {
    const FrozenGraph graph = bridged();
    CHECK(names(graph, rank_entities(graph, Measure::degree)) == "x3/4 c3/3 a2/2 b2/2 y2/2 z2/2 ");
    CHECK(names(graph, rank_entities(graph, Measure::degree, {.relations = {"s"}})) == "c1/1 x1/1 ");
    CHECK(names(graph, rank_entities(graph, Measure::degree, {.claimants = {"ada"}})) == "c1/1 x1/1 ");
    CHECK(rank_entities(graph, Measure::degree, {.types = {EntityType::Person}}).entities.empty());
    CHECK_THROWS_AS((void)rank_entities(graph, Measure::degree, {.claimants = {"Adam"}}), Error);
}

TEST_CASE("what lies between has betweenness") {
    const FrozenGraph graph = bridged();
    const Ranking ranking = rank_entities(graph, Measure::betweenness);
    CHECK(names(graph, ranking) == "x3/4 c3/3 a2/2 b2/2 y2/2 z2/2 ");
    // Of the ten pairs of others, c lies between {a, b} and {x, y, z}: six.
    CHECK(ranking.entities[1].score == doctest::Approx(0.6));
    CHECK(ranking.entities[2].score == doctest::Approx(0));
    CHECK(ranking.pivots == 0);
}

TEST_CASE("PageRank of a ranking is that of the algorithm") {
    const FrozenGraph graph = bridged();
    const std::vector<double> rank = page_rank(graph);
    for (const RankedEntity& row : rank_entities(graph, Measure::pagerank).entities) CHECK(row.score == rank[row.entity.index()]);
}

TEST_CASE("communities are named by rank and count what leads out") {
    const FrozenGraph graph = bridged();
    const auto list = list_communities(graph);
    REQUIRE(list.size() == 2);
    CHECK(graph.entity(list[0].members.front()).name == "c");
    CHECK(list[0].within == 3);
    CHECK(list[0].outwards == 1);
    CHECK(graph.entity(list[1].members.front()).name == "x");
    CHECK(list[1].within == 4);
    CHECK(list_communities(graph, {.relations = {"s"}}).size() == 1);
    CHECK(list_communities(FrozenGraph()).empty());
}

TEST_CASE("communities of random graphs hold every linked entity once") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed, 3));
        const auto list = list_communities(graph);
        std::set<EntityId> seen;
        std::size_t statements = 0, outwards = 0;
        for (const Community& community : list) {
            for (const EntityId id : community.members) CHECK(seen.insert(id).second);
            statements += community.within;
            outwards += community.outwards;
        }
        std::size_t linked = 0, linking = 0;
        for (std::size_t i = 0; i < graph.entity_count(); ++i)
            linked += graph.out_edges(EntityId(i)).empty() && graph.in_edges(EntityId(i)).empty() ? 0U : 1U;
        for (const Relation& edge : graph.edges()) linking += edge.weight();
        CHECK(seen.size() == linked);
        CHECK(statements + outwards / 2 == linking);
    }
}
