#include "graph/subgraph.hpp"

#include "base/error.hpp"
#include "graph/edge_filter.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <tuple>

using namespace skein;
using namespace skein::test;

namespace {

std::string names(const Subgraph& subgraph) {
    std::vector<std::string> all;
    for (const EntityId id : subgraph.entities) all.push_back(subgraph.graph->entity(id).name);
    std::sort(all.begin(), all.end());
    std::string joined;
    for (const std::string& name : all) joined += name + ' ';
    return joined;
}

std::string advice_of(const FrozenGraph& graph, const Selection& selection) {
    try {
        (void)select(graph, selection);
    } catch (const Error& error) {
        return error.advice();
    }
    return "no error";
}

FrozenGraph sample() {
    return graph_of({document_of("x/one.txt", {{"DeepSeek", "use", "PTX"},
                                               {"DeepSeek", "bypass", "CUDA"},
                                               {"Nvidia", "make", "CUDA"},
                                               {"Nvidia", "make", "H800", Polarity::affirmed, "", 0.4}}),
                     document_of("y/two.txt", {{"DeepSeek", "use", "H800"},
                                               {"DeepSeek", "use", "PTX", Polarity::negated, "Critics"},
                                               {"Lao Gao", "praise", "DeepSeek"}})});
}

}  // namespace

TEST_CASE("nothing set keeps everything, best rank first") {
    const FrozenGraph graph = sample();
    const Subgraph all = select(graph, {});
    CHECK(all.entities.size() == graph.entity_count());
    CHECK(all.edges.size() == graph.edge_count());
    CHECK(graph.entity(all.entities[0]).name == "DeepSeek");
    CHECK(all.left_out_entities == 0);
}

TEST_CASE("top keeps the best and says how many are gone") {
    const FrozenGraph graph = sample();
    const Subgraph top = select(graph, {.top = 2});
    CHECK(top.entities.size() == 2);
    CHECK(top.left_out_entities == graph.entity_count() - 2);
    const Subgraph around = select(graph, {.top = 1, .around = {"lao gao"}});
    CHECK(names(around) == "Lao Gao ");
    CHECK(select(graph, {.top = 0}).entities.empty());
    CHECK(select(graph, {.top = 100}).left_out_entities == 0);
}

TEST_CASE("around a name, step by step") {
    const FrozenGraph graph = sample();
    CHECK(names(select(graph, {.around = {"Lao Gao"}, .depth = 0})) == "Lao Gao ");
    CHECK(names(select(graph, {.around = {"Lao Gao"}})) == "DeepSeek Lao Gao ");
    CHECK(names(select(graph, {.around = {"Lao Gao"}, .depth = 2})) == "CUDA DeepSeek H800 Lao Gao PTX ");
    CHECK(names(select(graph, {.around = {"Nvidia"}, .depth = 9, .relations = {"make"}})) == "CUDA H800 Nvidia ");
}

TEST_CASE("by relation, confidence, dispute and document") {
    const FrozenGraph graph = sample();
    CHECK(names(select(graph, {.relations = {"Make"}})) == "CUDA H800 Nvidia ");
    CHECK(names(select(graph, {.relations = {"make"}, .min_confidence = 0.5})) == "CUDA Nvidia ");
    CHECK(names(select(graph, {.relations = {"make", "MAKE"}})) == "CUDA H800 Nvidia ");
    const Subgraph disputed = select(graph, {.disputed = true});
    CHECK(names(disputed) == "DeepSeek PTX ");
    CHECK(disputed.edges.size() == 2);
    CHECK(names(select(graph, {.documents = {"two.txt"}})) == "DeepSeek H800 Lao Gao PTX ");
    CHECK(select(graph, {.documents = {"y/two.txt"}}).edges.size() == 3);
}

TEST_CASE("by type") {
    Extraction document = document_of("a.txt", {{"A", "use", "B"}, {"B", "use", "C"}, {"D", "use", "A"}});
    for (Mention& mention : document.mentions) mention.type = mention.entity == "C" ? EntityType::Person : EntityType::Product;
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    CHECK(names(select(graph, {.types = {EntityType::Product}})) == "A B D ");
    CHECK(select(graph, {.types = {EntityType::Product}}).edges.size() == 2);
    CHECK(names(select(graph, {.types = {EntityType::Person}})) == "C ");
}

TEST_CASE("names that do not occur are refused with near ones") {
    const FrozenGraph graph = sample();
    CHECK(advice_of(graph, {.around = {"Nvida"}}) == "did you mean \"Nvidia\"?");
    CHECK(advice_of(graph, {.relations = {"uses"}}) == "did you mean \"use\"?");
    CHECK(advice_of(graph, {.documents = {"tow.txt"}}) == "did you mean \"two.txt\"?");
}

TEST_CASE("both ends of every edge are in the selection") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        Random random(seed);
        Selection selection;
        if (random.one_in(2)) selection.top = random.below(8);
        if (random.one_in(2) && graph.entity_count() > 0)
            selection.around = {graph.entities()[random.below(graph.entity_count())].name};
        selection.depth = random.below(3);
        if (random.one_in(3)) selection.types = {all_entity_types[random.below(10)], all_entity_types[random.below(10)]};
        if (random.one_in(3)) selection.documents = {"doc1.txt"};
        if (random.one_in(3)) selection.min_confidence = 0.5;
        const Subgraph chosen = select(graph, selection);
        for (const EdgeId id : chosen.edges) {
            CHECK(std::find(chosen.entities.begin(), chosen.entities.end(), graph.edge(id).source) != chosen.entities.end());
            CHECK(std::find(chosen.entities.begin(), chosen.entities.end(), graph.edge(id).target) != chosen.entities.end());
        }
        CHECK(std::is_sorted(chosen.edges.begin(), chosen.edges.end()));
    }
}

TEST_CASE("statements are chosen by who says them, polarity and modality") {
    Extraction document = document_of("a.txt", {{"A", "use", "B", Polarity::affirmed, "Ada"},
                                                {"A", "use", "B"},
                                                {"B", "use", "C", Polarity::negated},
                                                {"C", "make", "D", Polarity::affirmed, "Bob"}});
    document.statements[3].claimants = {"Ada", "Bob"};
    document.statements[1].modality = Modality::planned;
    const FrozenGraph graph = graph_of({document});
    const auto entities = [&](const Selection& selection) {
        std::set<std::string> names;
        for (const EntityId id : select(graph, selection).entities) names.insert(graph.entity(id).name);
        std::string text;
        for (const std::string& name : names) text += name;
        return text;
    };
    CHECK(entities({.claimants = {"ada"}}) == "ABCD");
    CHECK(entities({.claimants = {"Bob"}}) == "CD");
    CHECK(entities({.claimants = {"the document"}}) == "ABC");
    CHECK(entities({.claimants = {"Bob", "the document"}}) == "ABCD");
    CHECK(entities({.polarity = Polarity::negated}) == "BC");
    CHECK(entities({.modalities = {Modality::planned}}) == "AB");
    CHECK(entities({.claimants = {"Ada"}, .modalities = {Modality::planned}}).empty());
    CHECK_THROWS_AS((void)select(graph, {.claimants = {"Eve"}}), Error);
}

TEST_CASE("a part that is cut out holds the chosen statements alone") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        if (graph.documents().empty()) continue;
        const Selection selections[] = {{.polarity = Polarity::affirmed},
                                        {.documents = {graph.documents().front().uri}},
                                        {.min_confidence = 0.5},
                                        {.claimants = {"the document"}}};
        for (const Selection& selection : selections) {
            const GraphPart part = cut_out(graph, selection);
            REQUIRE(part.graph != nullptr);
            const Subgraph whole = select(graph, selection);
            CHECK(part.subgraph.entities == whole.entities);
            REQUIRE(part.subgraph.edges.size() == whole.edges.size());
            const EdgeFilter filter(graph, selection);
            std::size_t statements = 0;
            for (std::size_t i = 0; i < graph.statements().size(); ++i) statements += filter.keeps(StatementId(i)) ? 1U : 0U;
            CHECK(part.graph->statements().size() == statements);
            for (std::size_t i = 0; i < whole.edges.size(); ++i) {
                const Relation &one = part.graph->edge(part.subgraph.edges[i]), &other = graph.edge(whole.edges[i]);
                CHECK(std::tie(one.source, one.label, one.target, one.polarity) ==
                      std::tie(other.source, other.label, other.target, other.polarity));
                const auto kept = filter.kept(other.statements);
                REQUIRE(one.statements.size() == kept.size());
                for (std::size_t s = 0; s < kept.size(); ++s)
                    CHECK(part.graph->statement(one.statements[s]).subject.span == graph.statement(kept[s]).subject.span);
            }
        }
    }
    const FrozenGraph graph = graph_of_triples({{"A", "use", "B"}});
    CHECK(cut_out(graph, {}).graph == nullptr);
}
