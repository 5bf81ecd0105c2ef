#include "export/arrows.hpp"
#include "export/digest.hpp"
#include "tests/export/written.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace skein;
using namespace skein::test;

TEST_CASE("A dispute is one dotted arrow with both sides") {
    const FrozenGraph graph = quarrel();
    const std::string text = written(all_of(graph), "mermaid", {.grouping = Grouping::community});
    CHECK(count(text, " -.->|") == 1);
    CHECK(text.find("bypass?<br/>✓ Lao Gao, the document<br/>✗ the document") != std::string::npos);
    CHECK(count(text, "linkStyle 0 ") == 1);
    CHECK(count(text, "subgraph legend[\"Legend\"]") == 1);
    CHECK(count(written(all_of(graph), "mermaid", {.legend = false}), "legend") == 0);
}

TEST_CASE("A dispute of which one side is selected still shows both") {
    const FrozenGraph graph = quarrel();
    Subgraph part = all_of(graph);
    std::erase_if(part.edges, [&](EdgeId id) { return graph.edge(id).polarity == Polarity::affirmed; });
    const std::vector<Arrow> arrows = arrows_of(part);
    REQUIRE(arrows.size() == 1);
    CHECK(arrows[0].label == "bypass?\n✓ Lao Gao, the document\n✗ the document");
    CHECK(arrows[0].weight == 3);
}

TEST_CASE("A dispute in opposite words is one arrow with the relations of each side") {
    const FrozenGraph graph = graph_of_triples({{"DeepSeek", "use", "CUDA", Polarity::affirmed, "Lao Gao"},
                                                {"DeepSeek", "bypass", "CUDA", Polarity::affirmed, "Plummer"},
                                                {"DeepSeek", "bypass", "CUDA", Polarity::negated},
                                                {"DeepSeek", "use", "CUDA", Polarity::negated, "Ines"},
                                                {"DeepSeek", "know", "CUDA"}});
    const std::vector<Arrow> arrows = arrows_of(all_of(graph));
    REQUIRE(arrows.size() == 2);
    CHECK(arrows[0].label == "use?\n✓ not bypass, use: Lao Gao, the document\n✗ bypass, not use: Ines, Plummer");
    CHECK(arrows[0].weight == 4);
    CHECK(arrows[0].edges.size() == 4);
    CHECK(arrows[1].label == "know");
}

TEST_CASE("Who only asks is on no side of a dispute") {
    Extraction document = document_of("a.txt", {{"DeepSeek", "use", "CUDA", Polarity::affirmed, "Lao Gao"},
                                                {"DeepSeek", "bypass", "CUDA", Polarity::affirmed, "Plummer"},
                                                {"DeepSeek", "bypass", "CUDA"}});
    document.statements[2].modality = Modality::questioned;
    const FrozenGraph graph = graph_of({document});
    const std::vector<Arrow> arrows = arrows_of(all_of(graph));
    REQUIRE(arrows.size() == 1);
    CHECK(arrows[0].label == "use?\n✓ Lao Gao\n✗ bypass: Plummer");
}

TEST_CASE("Relations of a pair share an arrow, the heaviest first, and more than four are counted") {
    const FrozenGraph graph = graph_of_triples({{"a", "r1", "b"},
                                                {"a", "r2", "b"},
                                                {"a", "r3", "b"},
                                                {"a", "r4", "b"},
                                                {"a", "r5", "b"},
                                                {"a", "r6", "b"},
                                                {"a", "r6", "b"},
                                                {"b", "r1", "a"},
                                                {"a", "hate", "b", Polarity::negated}});
    std::vector<Arrow> arrows = arrows_of(all_of(graph));
    REQUIRE(arrows.size() == 3);
    std::set<std::string> labels;
    for (const Arrow& arrow : arrows) labels.insert(arrow.label);
    CHECK(labels == std::set<std::string>{"r6 ×2\nr1\nr2\nr3\n+ 2 more", "r1", "✗ not hate"});
    keep_heaviest(arrows, 1);
    REQUIRE(arrows.size() == 1);
    CHECK(arrows[0].weight == 7);
}

TEST_CASE("A digest holds no more than it may, keeps who was asked for, and leaves nobody loose") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const FrozenGraph graph = graph_of(random_corpus(seed));
        const Subgraph all = all_of(graph);
        for (const std::size_t wanted : {2U, 5U, 9U}) {
            const EntityId asked = all.entities.back();
            const Subgraph part = digest(all, wanted, {asked});
            CHECK(part.entities.size() <= std::max(wanted, std::min<std::size_t>(wanted, all.entities.size())));
            CHECK(std::find(part.entities.begin(), part.entities.end(), asked) != part.entities.end());
            CHECK(part.entities.size() + part.left_out_entities == all.entities.size());
            std::set<EntityId> tied;
            for (const EdgeId id : part.edges) tied.insert({graph.edge(id).source, graph.edge(id).target});
            for (const EntityId end : tied)
                CHECK(std::find(part.entities.begin(), part.entities.end(), end) != part.entities.end());
            if (part.left_out_entities > 0 && tied.size() > 1)
                for (const EntityId id : part.entities) CHECK((tied.contains(id) || id == asked));
        }
        CHECK(digest(all, all.entities.size()).entities == all.entities);
    }
}

TEST_CASE("A digest takes from every community before it takes all of one") {
    // Two stars, the first twice as large.
    std::vector<Triple> triples;
    for (int i = 0; i < 20; ++i) triples.push_back({"leaf" + std::to_string(i), "know", "hub"});
    for (int i = 0; i < 10; ++i) triples.push_back({"twig" + std::to_string(i), "know", "knot"});
    const FrozenGraph graph = graph_of_triples(triples);
    const Subgraph part = digest(all_of(graph), 8);
    std::size_t twigs = 0;
    for (const EntityId id : part.entities) twigs += graph.entity(id).name.starts_with("twig") ? 1U : 0U;
    CHECK(part.entities.size() == 8);
    CHECK(twigs >= 1);
}
