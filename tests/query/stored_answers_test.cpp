// What is asked of a graph file where it lies is what is asked of the graph that is loaded from it, under every condition.

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/stored_link_graph.hpp"
#include "graph/store/stored_paths.hpp"
#include "query/paths.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

// Names that occur and some that do not.
Selection random_selection(Random& random) {
    Selection selection;
    if (random.one_in(3)) selection.relations = {random.one_in(2) ? "USE" : "rely on", "make"};
    if (random.one_in(4))
        for (std::size_t i = 0; i < 7; ++i) selection.types.push_back(all_entity_types[random.below(all_entity_types.size())]);
    if (random.one_in(4)) selection.documents = {"doc" + std::to_string(random.below(4)) + ".txt", "doc0.txt"};
    if (random.one_in(4))
        selection.claimants = {random.one_in(2) ? std::string(claimant_document) : "nvidia", random.pick(corpus_names())};
    if (random.one_in(4)) selection.polarity = random.one_in(3) ? Polarity::negated : Polarity::affirmed;
    if (random.one_in(4)) selection.modalities = {static_cast<Modality>(random.below(5)), static_cast<Modality>(random.below(5))};
    if (random.one_in(4)) selection.min_confidence = static_cast<double>(random.below(1001)) / 1000;
    return selection;
}

// What it gives, or the error it ends with.
template <class Work>
std::string told(const Work& work) {
    try {
        return work();
    } catch (const Error& error) {
        return std::string(error.what()) + " / " + error.advice();
    }
}

std::string links(const LinkGraph& graph) {
    std::string out;
    for (std::size_t i = 0; i < graph.entity_count(); ++i)
        for (const LinkGraph::Link& link : graph.links(EntityId(i)))
            out += std::to_string(i) + '-' + std::to_string(link.other.index()) + 'x' + std::to_string(link.weight) + ' ';
    return out;
}

std::string described(const FrozenGraph& graph, const std::vector<Path>& paths) {
    std::string out;
    for (const Path& path : paths) {
        for (const PathStep& step : path) {
            out += graph.entity(step.from).name + " > " + graph.entity(step.to).name;
            for (const PathEdge& between : step.edges) {
                const Relation& edge = graph.edge(between.edge);
                out += " [" + graph.entity(edge.source).name + ' ' + edge.label + ' ' + std::string(name_of(edge.polarity));
                for (const StatementId id : between.statements) {
                    const Statement& statement = graph.statement(id);
                    out += ' ' + graph.document(statement.document).uri + ':' + std::to_string(statement.relation.span.start) +
                           ' ' + std::to_string(statement.confidence) + ' ' + graph.sentence(statement.sentence).text;
                    for (const Argument& argument : statement.arguments) out += ' ' + argument.participant.text;
                }
                out += ']';
            }
            out += '\n';
        }
        out += "--\n";
    }
    return out;
}

}  // namespace

TEST_CASE("links that a selection keeps are the same in the file and in the loaded graph") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        save_graph(graph_of(random_corpus(seed, 4)), folder.path() / "g.skein");
        const FrozenGraph graph = load_graph(folder.path() / "g.skein");
        Random random(seed + 100);
        for (int i = 0; i < 12; ++i) {
            const Selection selection = random_selection(random);
            const std::string loaded = told([&] {
                const EdgeFilter filter(graph, selection);
                return links(link_graph_of(graph, &filter));
            });
            CHECK(told([&] { return links(load_link_graph(folder.path() / "g.skein", selection)->link_graph); }) == loaded);
        }
    }
}

TEST_CASE("shortest chains and their evidence are the same in the file and in the loaded graph") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const auto file = folder.path() / "g.skein";
        save_graph(graph_of(random_corpus(seed, 4)), file);
        const FrozenGraph graph = load_graph(file);
        Random random(seed + 200);
        for (int i = 0; i < 12; ++i) {
            const Selection selection = random_selection(random);
            const std::string from = random.pick(corpus_names()), to = random.pick(corpus_names());
            const std::size_t limit = 1 + random.below(4);
            const std::string loaded = told([&] {
                const EntityId first = require_entity(graph, from), last = require_entity(graph, to);
                return described(graph, find_paths(graph, first, last, limit, selection));
            });
            CHECK(told([&] {
                const auto part = load_graph_between(file, from, to, limit, selection);
                REQUIRE(part);
                return described(*part, find_paths(*part, require_entity(*part, from), require_entity(*part, to), limit));
            }) == loaded);
        }
    }
}

TEST_CASE("disputes are left to the loaded graph") {
    const TemporaryFolder folder;
    save_graph(graph_of_triples({{"A", "use", "B"}}), folder.path() / "g.skein");
    CHECK_FALSE(load_graph_between(folder.path() / "g.skein", "A", "B", 1, {.disputed = true}));
    CHECK_FALSE(load_link_graph(folder.path() / "g.skein", {.disputed = true}));
    CHECK_THROWS_WITH_AS((void)load_graph_between(folder.path() / "g.skein", "A", "C", 1), "nothing in the graph is called \"C\"",
                         Error);
}
