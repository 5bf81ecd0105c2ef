#include "base/error.hpp"
#include "graph/disputes.hpp"
#include "query/entities.hpp"
#include "query/neighbors.hpp"
#include "query/paths.hpp"
#include "query/statistics.hpp"
#include "query/why.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>

using namespace skein;
using namespace skein::test;

namespace {

FrozenGraph sample() {
    Extraction one = document_of("x/one.txt", {{"DeepSeek", "use", "PTX"},
                                               {"DeepSeek", "bypass", "CUDA"},
                                               {"Nvidia", "make", "CUDA"},
                                               {"DeepSeek", "use", "PTX", Polarity::affirmed, "Lao Gao", 0.5}});
    Extraction two = document_of("y/two.txt", {{"DeepSeek", "use", "PTX", Polarity::negated, "Critics", 0.4},
                                               {"PTX", "belong to", "Nvidia"},
                                               {"CUDA", "rival", "DeepSeek"}});
    one.statements[1].arguments.push_back({Role::instrument, {"PTX", {14, 17}, "PTX", EntityType::Concept}});
    for (Extraction* document : {&one, &two})
        for (Mention& mention : document->mentions)
            mention.type = mention.entity == "PTX" ? EntityType::Product : EntityType::Organization;
    return graph_of(std::vector<Extraction>{one, two});
}

EntityId id_of(const FrozenGraph& graph, std::string_view name) { return graph.find(name)->entity; }

std::string text(const FrozenGraph& graph, const std::vector<ListedEntity>& list) {
    std::string out;
    for (const ListedEntity& entity : list) out += graph.entity(entity.entity).name + ' ';
    return out;
}

std::string text(const FrozenGraph& graph, const std::vector<Neighbor>& list) {
    std::string out;
    for (const Neighbor& neighbor : list) {
        const Relation& edge = graph.edge(neighbor.edge);
        out += std::string(neighbor.way == Way::out ? "-" : "<") + (edge.polarity == Polarity::negated ? "not " : "") +
               edge.label + ' ' + graph.entity(neighbor.other).name + (neighbor.disputed ? "!" : "") +
               std::to_string(neighbor.statements.size()) + ' ';
    }
    return out;
}

}  // namespace

TEST_CASE("entities in every order") {
    const FrozenGraph graph = sample();
    CHECK(text(graph, list_entities(graph, {.order = EntityOrder::name})) == "CUDA DeepSeek Nvidia PTX ");
    CHECK(text(graph, list_entities(graph, {})) == "DeepSeek PTX CUDA Nvidia ");
    CHECK(text(graph, list_entities(graph, {.order = EntityOrder::relations})) == "DeepSeek PTX CUDA Nvidia ");
    const auto by_rank = list_entities(graph, {.order = EntityOrder::rank});
    CHECK(std::is_sorted(by_rank.rbegin(), by_rank.rend(), [](const auto& a, const auto& b) { return a.rank < b.rank; }));
    CHECK(entity_order_from("rank") == EntityOrder::rank);
    CHECK(name_of(EntityOrder::relations) == "relations");
    CHECK_FALSE(entity_order_from("size"));
}

TEST_CASE("entities by type and by part of a name") {
    const FrozenGraph graph = sample();
    CHECK(text(graph, list_entities(graph, {.selection = {.types = {EntityType::Product}}})) == "PTX ");
    CHECK(text(graph, list_entities(graph, {.match = "DEEP"})) == "DeepSeek ");
    CHECK(
        text(graph, list_entities(graph, {.selection = {.documents = {"two.txt"}}, .match = "i", .order = EntityOrder::name})) ==
        "Nvidia ");
    CHECK(list_entities(graph, {.match = "no such"}).empty());
}

TEST_CASE("neighbors: out of it first, by number of statements") {
    const FrozenGraph graph = sample();
    const EntityId deepseek = id_of(graph, "DeepSeek");
    CHECK(text(graph, find_neighbors(graph, deepseek)) == "-use PTX!2 -bypass CUDA1 -not use PTX!1 <rival CUDA1 ");
    CHECK(text(graph, find_neighbors(graph, deepseek, {.types = {EntityType::Product}})) == "-use PTX!2 -not use PTX!1 ");
    CHECK(text(graph, find_neighbors(graph, deepseek, {.relations = {"Rival"}})) == "<rival CUDA1 ");
    CHECK(text(graph, find_neighbors(graph, deepseek, {.min_confidence = 0.9})) == "-bypass CUDA1 -use PTX!1 <rival CUDA1 ");
    CHECK(text(graph, find_neighbors(graph, deepseek, {.documents = {"two.txt"}, .disputed = true})) == "-not use PTX!1 ");
    CHECK_THROWS_AS((void)find_neighbors(graph, deepseek, {.relations = {"eat"}}), Error);
}

TEST_CASE("a loop is one neighbor") {
    const FrozenGraph graph = graph_of_triples({{"A", "cite", "A"}});
    CHECK(text(graph, find_neighbors(graph, EntityId(0))) == "-cite A1 ");
}

TEST_CASE("paths come with every edge of every step") {
    const FrozenGraph graph = sample();
    const auto paths = find_paths(graph, id_of(graph, "deepseek"), id_of(graph, "nvidia"), 10);
    REQUIRE(paths.size() == 2);
    REQUIRE(paths[0].size() == 2);
    CHECK(graph.entity(paths[0][0].to).name == "CUDA");
    CHECK(paths[0][0].edges.size() == 2);
    CHECK(graph.entity(paths[1][0].to).name == "PTX");
    CHECK(paths[1][0].edges[0].statements.size() == 2);
    CHECK(graph.edge(paths[1][0].edges[1].edge).polarity == Polarity::negated);
    CHECK(graph.statement(paths[1][0].edges[0].statements.front()).confidence == 1);
    CHECK(find_paths(graph, id_of(graph, "deepseek"), id_of(graph, "nvidia"), 1).size() == 1);
    CHECK(find_paths(graph, id_of(graph, "deepseek"), id_of(graph, "nvidia"), 10, {.relations = {"use", "belong to"}}).size() ==
          1);
    CHECK(find_paths(graph, id_of(graph, "deepseek"), id_of(graph, "nvidia"), 10, {.relations = {"use"}}).empty());
    CHECK(find_paths(graph, EntityId(0), EntityId(0), 10) == std::vector<Path>{Path{}});
}

TEST_CASE("every statement between two entities explains them") {
    const FrozenGraph graph = sample();
    const auto reasons = explain(graph, id_of(graph, "PTX"), id_of(graph, "DeepSeek"));
    REQUIRE(reasons.size() == 4);
    CHECK(graph.statement(reasons[0].statement).claimant().empty());
    CHECK(graph.statement(reasons[1].statement).claimant() == "Lao Gao");
    CHECK(graph.statement(reasons[2].statement).polarity == Polarity::negated);
    CHECK(reasons[2].edge.has_value());
    CHECK_FALSE(reasons[3].edge);
    CHECK(graph.statement(reasons[3].statement).relation.lemma == "bypass");
    CHECK(explain(graph, id_of(graph, "PTX"), id_of(graph, "DeepSeek"), {.documents = {"one.txt"}}).size() == 3);
    CHECK(explain(graph, id_of(graph, "PTX"), id_of(graph, "DeepSeek"), {.min_confidence = 0.9}).size() == 2);
    CHECK(explain(graph, id_of(graph, "PTX"), id_of(graph, "DeepSeek"), {.disputed = true}).size() == 3);
    const auto both_ways = explain(graph, id_of(graph, "DeepSeek"), id_of(graph, "CUDA"));
    REQUIRE(both_ways.size() == 2);
    CHECK(graph.statement(both_ways[0].statement).relation.lemma == "bypass");
    CHECK(explain(graph, id_of(graph, "CUDA"), id_of(graph, "CUDA")).empty());
}

TEST_CASE("statistics count everything once") {
    const FrozenGraph graph = sample();
    const Statistics stats = count_all(graph);
    CHECK(stats.documents == 2);
    CHECK(stats.sentences == 7);
    CHECK(stats.entities == 4);
    CHECK(stats.edges == 6);
    CHECK(stats.statements == 7);
    CHECK(stats.negated == 1);
    CHECK(stats.claimed == 2);
    CHECK(stats.disputed == 1);
    CHECK(stats.types == Counts{{"Organization", 3}, {"Product", 1}});
    CHECK(stats.relations == Counts{{"use", 3}, {"belong to", 1}, {"bypass", 1}, {"make", 1}, {"rival", 1}});
    CHECK(stats.claimants == Counts{{"Critics", 1}, {"Lao Gao", 1}});
    CHECK(stats.modalities == Counts{{"asserted", 7}});
    CHECK(stats.statements_by_document == std::vector<std::size_t>{4, 3});
    CHECK(stats.mentions_by_document == std::vector<std::size_t>{8, 6});
    CHECK(find_disputes(graph).size() == 1);
    CHECK(find_disputes(graph, {.documents = {"one.txt"}}).empty());
}

TEST_CASE("what the verbs say agrees with the tables of random graphs") {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        const Statistics stats = count_all(graph);
        const auto total = [](const Counts& counts) {
            return std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                                   [](std::size_t sum, const Count& c) { return sum + c.count; });
        };
        CHECK(total(stats.relations) == stats.statements);
        CHECK(total(stats.modalities) == stats.statements);
        CHECK(total(stats.rules) == stats.statements);
        CHECK(total(stats.types) == stats.entities);
        CHECK(total(stats.claimants) == stats.claimed);
        std::size_t seen = 0, loops = 0;
        for (std::size_t i = 0; i < graph.entity_count(); ++i) {
            const auto neighbors = find_neighbors(graph, EntityId(i));
            seen += neighbors.size();
            for (const Neighbor& neighbor : neighbors) {
                if (neighbor.other == EntityId(i)) ++loops;
                CHECK(explain(graph, EntityId(i), neighbor.other).size() >= graph.edge(neighbor.edge).weight());
            }
        }
        CHECK(seen + loops == 2 * graph.edge_count());
    }
}
