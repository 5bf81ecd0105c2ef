#include "graph/algorithms.hpp"

#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>

using namespace skein;
using namespace skein::test;

namespace {

EntityId id_of(const FrozenGraph& graph, std::string_view name) { return graph.find(name)->entity; }

std::vector<std::vector<char>> adjacency(const FrozenGraph& graph) {
    std::vector<std::vector<char>> matrix(graph.entity_count(), std::vector<char>(graph.entity_count(), 0));
    for (const Relation& edge : graph.edges())
        matrix[edge.source.index()][edge.target.index()] = matrix[edge.target.index()][edge.source.index()] = 1;
    return matrix;
}

// Every simple path of the least length, by trying all of them.
std::vector<std::vector<EntityId>> paths_by_trying(const FrozenGraph& graph, EntityId from, EntityId to) {
    const auto matrix = adjacency(graph);
    for (std::size_t length = 0; length < graph.entity_count(); ++length) {
        std::vector<std::vector<EntityId>> found;
        std::vector<EntityId> path{from};
        const auto extend = [&](auto&& self) -> void {
            if (path.size() == length + 1) {
                if (path.back() == to) found.push_back(path);
                return;
            }
            for (std::size_t next = 0; next < graph.entity_count(); ++next)
                if (matrix[path.back().index()][next] && std::find(path.begin(), path.end(), EntityId(next)) == path.end()) {
                    path.emplace_back(next);
                    self(self);
                    path.pop_back();
                }
        };
        extend(extend);
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace

TEST_CASE("PageRank of a star agrees with the value worked out by hand") {
    // Hub h, leaves a, b, c: h = 0.15/4 + 0.85·(1 − h), so h = 0.8875/1.85; a leaf is 0.15/4 + 0.85·h/3.
    const FrozenGraph graph = graph_of_triples({{"h", "r", "a"}, {"b", "r", "h"}, {"h", "r", "c"}});
    const std::vector<double> rank = page_rank(graph, 400);
    const double hub = 0.8875 / 1.85;
    CHECK(rank[id_of(graph, "h").index()] == doctest::Approx(hub).epsilon(1e-9));
    CHECK(rank[id_of(graph, "a").index()] == doctest::Approx(0.0375 + 0.85 * hub / 3).epsilon(1e-9));
}

TEST_CASE("PageRank weighs edges by their statements") {
    const FrozenGraph graph = graph_of_triples({{"h", "r", "a"}, {"h", "r", "a"}, {"h", "r", "b"}});
    // h = 0.05 + 0.85·(a + b); a = 0.05 + 0.85·h·2/3; b = 0.05 + 0.85·h/3.
    const double hub = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85);
    const std::vector<double> rank = page_rank(graph, 400);
    CHECK(rank[id_of(graph, "h").index()] == doctest::Approx(hub).epsilon(1e-9));
    CHECK(rank[id_of(graph, "a").index()] == doctest::Approx(0.05 + 0.85 * hub * 2 / 3).epsilon(1e-9));
}

TEST_CASE("PageRank sums to one, with entities without edges too") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const std::vector<double> rank = page_rank(graph_of(random_corpus(seed)));
        if (rank.empty()) continue;
        CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == doctest::Approx(1.0).epsilon(1e-9));
        CHECK(*std::min_element(rank.begin(), rank.end()) > 0);
    }
    CHECK(page_rank(FrozenGraph()).empty());
}

TEST_CASE("within gives what lies so many steps away, nearest first") {
    const FrozenGraph graph = graph_of_triples({{"a", "r", "b"}, {"c", "r", "b"}, {"c", "r", "d"}, {"x", "r", "y"}});
    const auto names = [&](std::size_t depth) {
        std::string all;
        for (const EntityId id : within(graph, {id_of(graph, "b")}, depth)) all += graph.entity(id).name;
        return all;
    };
    CHECK(names(0) == "b");
    CHECK(names(1) == "bac");
    CHECK(names(2) == "bacd");
    CHECK(names(99) == "bacd");
    CHECK(within(graph, {}, 3).empty());
    CHECK(within(graph, {id_of(graph, "a"), id_of(graph, "a")}, 0).size() == 1);
}

TEST_CASE("shortest paths are all of them, in order") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Random random(seed);
        std::vector<Triple> triples;
        for (int i = 0; i < 9; ++i)
            triples.push_back({std::string(1, static_cast<char>('a' + random.below(7))), "r",
                               std::string(1, static_cast<char>('a' + random.below(7)))});
        const FrozenGraph graph = graph_of_triples(triples);
        for (std::size_t from = 0; from < graph.entity_count(); ++from)
            for (std::size_t to = 0; to < graph.entity_count(); ++to) {
                const auto expected = paths_by_trying(graph, EntityId(from), EntityId(to));
                REQUIRE(shortest_paths(graph, EntityId(from), EntityId(to), 1000) == expected);
                const auto two = shortest_paths(graph, EntityId(from), EntityId(to), 2);
                REQUIRE(two.size() == std::min<std::size_t>(2, expected.size()));
                REQUIRE(std::equal(two.begin(), two.end(), expected.begin()));
            }
    }
}

TEST_CASE("communities separate what hangs together") {
    const FrozenGraph graph = graph_of_triples({{"a", "r", "b"},
                                                {"b", "r", "c"},
                                                {"a", "r", "c"},
                                                {"c", "r", "d"},
                                                {"x", "r", "y"},
                                                {"y", "r", "z"},
                                                {"x", "r", "z"},
                                                {"d", "r", "x"},
                                                {"c", "s", "d"},
                                                {"a", "s", "d"}});
    const std::vector<std::uint32_t> found = communities(graph);
    CHECK(found == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 1, 1});
}

TEST_CASE("communities are numbered by size and never join what is not connected") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed, 3));
        const std::vector<std::uint32_t> found = communities(graph);
        REQUIRE(found.size() == graph.entity_count());
        std::vector<std::size_t> size(found.size(), 0);
        for (const std::uint32_t c : found) ++size[c];
        CHECK(std::is_sorted(size.rbegin(), size.rend()));
        for (std::size_t i = 0; i < found.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                if (found[i] == found[k]) CHECK_FALSE(shortest_paths(graph, EntityId(i), EntityId(k), 1).empty());
    }
}
