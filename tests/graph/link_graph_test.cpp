#include "graph/link_graph.hpp"

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <cmath>
#include <doctest/doctest.h>
#include <map>

using namespace skein;
using namespace skein::test;

namespace {

LinkGraph random_link_graph(std::uint64_t seed, std::size_t entities, std::size_t pairs) {
    Random random(seed);
    std::vector<LinkGraph::Pair> all;
    for (std::size_t i = 0; i < pairs; ++i) all.emplace_back(random.below(entities), random.below(entities));
    return LinkGraph(entities, all);
}

}  // namespace

TEST_CASE("a link graph counts the statements of each pair, whichever way they say it") {
    const FrozenGraph graph =
        graph_of_triples({{"a", "r", "b"}, {"b", "s", "a"}, {"a", "r", "b"}, {"c", "r", "c"}, {"a", "t", "c"}});
    const LinkGraph link_graph = link_graph_of(graph);
    CHECK(link_graph.entity_count() == 3);
    CHECK(std::vector(link_graph.links(EntityId(0)).begin(), link_graph.links(EntityId(0)).end()) ==
          std::vector<LinkGraph::Link>{{EntityId(1), 3}, {EntityId(2), 1}});
    CHECK(std::vector(link_graph.links(EntityId(2)).begin(), link_graph.links(EntityId(2)).end()) ==
          std::vector<LinkGraph::Link>{{EntityId(0), 1}, {EntityId(2), 2}});
    CHECK(link_graph.strength(EntityId(0)) == 4);
    const EdgeFilter filter(graph, {.relations = {"r"}});
    CHECK(link_graph_of(graph, &filter).strength(EntityId(0)) == 2);
    CHECK(LinkGraph().entity_count() == 0);
}

TEST_CASE("a link graph agrees with pairs counted one by one") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        std::vector<LinkGraph::Pair> pairs;
        std::map<LinkGraph::Pair, std::uint32_t> counts;
        for (int i = 0; i < 60; ++i) {
            const EntityId a(random.below(12)), b(random.below(12));
            pairs.emplace_back(a, b);
            ++counts[{a, b}];
            ++counts[{b, a}];
        }
        const LinkGraph link_graph(12, pairs);
        std::size_t links = 0;
        for (std::size_t i = 0; i < 12; ++i)
            for (const LinkGraph::Link& link : link_graph.links(EntityId(i))) {
                CHECK(counts.at({EntityId(i), link.other}) == link.weight);
                ++links;
            }
        CHECK(links == counts.size());
        CHECK(link_graph.link_count() == links);
    }
}

TEST_CASE("betweenness agrees with Boost's") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const LinkGraph link_graph = random_link_graph(seed, 14, 22);
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(link_graph.entity_count());
        for (std::size_t i = 0; i < link_graph.entity_count(); ++i)
            for (const LinkGraph::Link& link : link_graph.links(EntityId(i)))
                if (link.other.index() > i) boost::add_edge(i, link.other.index(), graph);
        std::vector<double> expected(link_graph.entity_count());
        boost::brandes_betweenness_centrality(
            graph, boost::make_iterator_property_map(expected.begin(), boost::get(boost::vertex_index, graph), 0.0));
        const double pairs = static_cast<double>((link_graph.entity_count() - 1) * (link_graph.entity_count() - 2)) / 2;
        const std::vector<double> found = betweenness(link_graph);
        for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] * pairs == doctest::Approx(expected[i]));
    }
}

TEST_CASE("an estimate of betweenness comes near") {
    const LinkGraph link_graph = random_link_graph(7, 400, 1200);
    const std::vector<double> exact = betweenness(link_graph), estimate = betweenness(link_graph, 200);
    double difference = 0, sum = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        difference += std::abs(exact[i] - estimate[i]);
        sum += exact[i];
    }
    CHECK(difference < 0.2 * sum);
    CHECK(estimate != exact);
    CHECK(affordable_pivots(link_graph) == 0);
}

TEST_CASE("shortest paths of a link graph are those of its graph") {
    for (std::uint64_t seed = 0; seed < 15; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed, 3));
        const LinkGraph link_graph = link_graph_of(graph);
        for (std::size_t from = 0; from < graph.entity_count(); ++from)
            for (std::size_t to = 0; to < graph.entity_count(); ++to)
                REQUIRE(shortest_paths(link_graph, EntityId(from), EntityId(to), 50) ==
                        shortest_paths(graph, EntityId(from), EntityId(to), 50));
    }
}

TEST_CASE("communities are the same every time, and each hangs together") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const LinkGraph link_graph = random_link_graph(seed, 60, 80);
        const std::vector<std::uint32_t> found = communities(link_graph);
        CHECK(communities(link_graph) == found);
        for (std::uint32_t c = 0; c <= *std::max_element(found.begin(), found.end()); ++c) {
            // All that can be reached without leaving the community.
            std::vector<std::uint32_t> reached;
            std::vector<char> seen(found.size(), 0);
            for (std::size_t i = 0; i < found.size() && reached.empty(); ++i)
                if (found[i] == c) reached.push_back(static_cast<std::uint32_t>(i));
            REQUIRE_FALSE(reached.empty());
            seen[reached.front()] = 1;
            for (std::size_t next = 0; next < reached.size(); ++next)
                for (const LinkGraph::Link& link : link_graph.links(EntityId(reached[next])))
                    if (found[link.other.index()] == c && seen[link.other.index()]++ == 0) reached.push_back(link.other.index());
            CHECK(reached.size() == static_cast<std::size_t>(std::count(found.begin(), found.end(), c)));
        }
    }
}
