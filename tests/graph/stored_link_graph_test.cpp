#include "graph/store/stored_link_graph.hpp"

#include "graph/store/graph_file.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

TEST_CASE("a stored graph of links is that of the graph that is loaded") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed, 3));
        const auto file = folder.path() / "a.skein";
        save_graph(graph, file);
        const auto stored = load_link_graph(file);
        REQUIRE(stored);
        const LinkGraph link_graph = link_graph_of(graph);
        REQUIRE(stored->link_graph.entity_count() == link_graph.entity_count());
        std::vector<EntityId> all;
        for (std::size_t i = 0; i < link_graph.entity_count(); ++i) {
            const EntityId id(i);
            all.push_back(id);
            CHECK(stored->types[i] == graph.entity(id).type);
            const auto own = stored->link_graph.links(id), expected = link_graph.links(id);
            CHECK(std::equal(own.begin(), own.end(), expected.begin(), expected.end()));
        }
        const std::vector<std::string> names = entity_names(*stored, all);
        for (std::size_t i = 0; i < names.size(); ++i) CHECK(names[i] == graph.entities()[i].name);
    }
}
