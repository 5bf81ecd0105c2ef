#include "graph/store/asked_part.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_loader.hpp"
#include "graph/store/graph_update.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/random_quarrels.hpp"
#include "tests/support/temporary_folder.hpp"

#include "base/error.hpp"
#include <doctest/doctest.h>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace skein;
using namespace skein::test;

namespace {

// What `skein neighbors` and `skein why` say of an entity, in words: ids of two graphs differ.
std::string said_of(const FrozenGraph& graph, EntityId id) {
    const Entity& entity = graph.entity(id);
    std::string text = entity.name + '|' + std::string(name_of(entity.type)) + '|' + std::to_string(entity.mentions);
    for (const Alias& alias : entity.aliases) text += ' ' + alias.text + ':' + std::to_string(alias.count);
    for (const auto& edges : {graph.out_edges(id), graph.in_edges(id)}) {
        text += "\n";
        for (const EdgeId edge : edges) {
            const Relation& relation = graph.edge(edge);
            text += graph.entity(relation.source).name + ' ' + relation.label + ' ' + graph.entity(relation.target).name + ' ' +
                    std::string(name_of(graph.entity(relation.target).type)) + (graph.disputed(edge) ? " disputed" : "") + '\n';
        }
    }
    for (const StatementId statement : graph.statements_of(id)) {
        const Statement& said = graph.statement(statement);
        text += graph.document(said.document).uri + ' ' + said.subject.text + ' ' + said.subject.name + ' ' + said.relation.text +
                ' ' + said.rule + ' ' + std::string(said.claimant()) + ' ' + std::to_string(said.confidence) + ' ' +
                graph.sentence(said.sentence).text;
        for (const Argument& argument : said.arguments)
            text += ' ' + argument.participant.text + '=' + argument.participant.entity;
        text += '\n';
    }
    return text;
}

FrozenGraph load_graph_around(const std::filesystem::path& path, const std::vector<std::string>& names, Selection selection = {}) {
    return std::move(load_asked_part(path, {.named = names, .said_of_named = true}, selection).graph);
}

}  // namespace

TEST_CASE("what is said of an entity is the same whether all of the file is read or a part") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const FrozenGraph graph = graph_of(seed % 2 == 0 ? random_corpus(seed) : random_quarrels(seed));
        save_graph(graph, folder / "g.skein");
        for (const Entity& entity : graph.entities()) {
            for (const Alias& alias : entity.aliases) {
                CAPTURE(seed);
                CAPTURE(alias.text);
                const FrozenGraph part = load_graph_around(folder / "g.skein", std::vector<std::string>{alias.text});
                const auto here = graph.find(alias.text), there = part.find(alias.text);
                REQUIRE(here);
                REQUIRE(there);
                REQUIRE(said_of(part, there->entity) == said_of(graph, here->entity));
            }
        }
    }
}

TEST_CASE("a part holds no more than what is said of its entities") {
    const TemporaryFolder folder;
    save_graph(graph_of_triples({{"a", "r", "b"}, {"b", "r", "c"}, {"c", "r", "d"}}), folder / "g.skein");
    CHECK(load_graph_around(folder / "g.skein", std::vector<std::string>{"A"}).statements().size() == 1);
    CHECK(load_graph_around(folder / "g.skein", std::vector<std::string>{"a", "c"}).statements().size() == 3);
    CHECK(load_graph_around(folder / "g.skein", std::vector<std::string>{"b"}).entity_count() == 3);
    CHECK_NOTHROW((void)load_graph_around(folder / "g.skein", std::vector<std::string>{"b"}, {.relations = {"R"}}));
    CHECK_THROWS_WITH_AS((void)load_graph_around(folder / "g.skein", std::vector<std::string>{"b"}, {.relations = {"q"}}),
                         "no relation of the graph is called \"q\"", Error);
    CHECK_THROWS_WITH_AS((void)load_graph_around(folder / "g.skein", std::vector<std::string>{"e"}),
                         "nothing in the graph is called \"e\"", Error);
}

TEST_CASE("a file loaded document by document holds what one saved whole does") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 10; seed < 16; ++seed) {
        CAPTURE(seed);
        std::vector<Extraction> corpus = random_corpus(seed);
        GraphLoader loader(folder / "loaded.skein");
        for (const Extraction& document : corpus) loader.add(document);
        // Every name means the one that spells it first in order of bytes.
        std::map<std::string, NameMeaning> meanings;
        std::size_t names = 0;
        loader.for_each_name([&](const std::string& name, const NameTally&) {
            ++names;
            const auto [place, is_new] = meanings.try_emplace(entity_key(name), NameMeaning{name, EntityType::Person});
            if (name < place->second.entity) place->second.entity = name;
        });
        CHECK(names > 0);
        const auto meaning_of = [&](const std::string& key) {
            const auto found = meanings.find(key);
            return found == meanings.end() ? nullptr : &found->second;
        };
        loader.finish(meaning_of, {});

        save_graph(FrozenGraph(), folder / "updated.skein");
        GraphUpdate update(folder / "updated.skein");
        for (const Extraction& document : corpus) update.put(document);
        update.settle(meaning_of, {});
        update.close();
        REQUIRE(describe(load_graph(folder / "loaded.skein")) == describe(load_graph(folder / "updated.skein")));
    }
}

TEST_CASE("a loader that does not finish leaves nothing") {
    const TemporaryFolder folder;
    {
        GraphLoader loader(folder / "g.skein");
        loader.add(document_of("a.txt", {{"a", "r", "b"}}));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}
