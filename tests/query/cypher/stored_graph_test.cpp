#include "query/cypher/stored_property_graph.hpp"

#include "graph/store/graph_file.hpp"
#include "query/cypher/frozen_property_graph.hpp"
#include "query/cypher/run.hpp"
#include "query/cypher/value_text.hpp"
#include "tests/support/random_quarrels.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

// The rows in order of bytes: without ORDER BY they may come in any.
std::string rows(const cypher::PropertyGraph& graph, std::string_view query, const std::string& name = {}) {
    cypher::QueryOptions options;
    options.parameters = {{"name", name}};
    std::vector<std::string> lines;
    for (const auto& row : cypher::run_query(graph, query, options).rows) {
        std::string line;
        for (const cypher::Value& value : row) line += cypher::plain_text(value, graph) + " | ";
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

}  // namespace

TEST_CASE("a graph file asked where it lies says what the loaded graph says") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const FrozenGraph graph = graph_of(seed % 2 == 0 ? random_corpus(seed, 3) : random_quarrels(seed));
        const auto file = folder.path() / "a.skein";
        save_graph(graph, file);
        const StoredGraph stored(file);
        const cypher::FrozenPropertyGraph loaded_properties(graph);
        const cypher::StoredPropertyGraph stored_properties(stored);
        for (const std::string_view query :
             {"MATCH (a)-[r]->(b) RETURN a.name, type(r), b.name, r.evidence, r.text, r.subject, r.object, r.claimant, "
              "r.claimants",
              "MATCH (a)-[r]->(b) RETURN a, r, b, r.polarity, r.modality, r.confidence, r.document, r.line, r.rule, r.cue, "
              "r.disputed, r.time, r.place",
              "MATCH (a) RETURN a.name, a.type, a.mentions, labels(a), size(a.aliases)",
              "MATCH (a:Person)-[r:use|be]-(b) RETURN a, r, b", "MATCH (a)-[r]->(b)-[s]->(c) RETURN a, count(DISTINCT c)",
              "MATCH (a)-[r {claimant: \"nvidia\"}]-(b) RETURN a, b",
              "MATCH (a)-[r:RELY_ON]->(b) WHERE r.confidence > 0.5 RETURN a, b, keys(r)"}) {
            CAPTURE(query);
            CHECK(rows(stored_properties, query) == rows(loaded_properties, query));
        }
        for (const std::string& name : corpus_names()) {
            CAPTURE(name);
            CHECK(rows(stored_properties, "MATCH (a {name: $name}) RETURN a, a.aliases", name) ==
                  rows(loaded_properties, "MATCH (a {name: $name}) RETURN a, a.aliases", name));
            const std::string path = "MATCH p = shortestPath((a {name: $name})-[*]-(b {name: \"CUDA\"})) RETURN length(p)";
            CHECK(rows(stored_properties, path, name) == rows(loaded_properties, path, name));
        }
    }
}
