// Graph → file → diagram: what the format can hold comes back equal, whatever the names hold.

#include "export/escape.hpp"
#include "extract/document_reader.hpp"
#include "graph/attribute_list.hpp"
#include "tests/export/written.hpp"
#include "tests/support/hostile_names.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace skein;
using namespace skein::test;

namespace {

struct Format {
    const char* name;
    const char* reader;
    std::string (*held)(std::string_view);  // what it makes of a text
    bool numbered;                          // ids are n0, n1 …; else names
};

std::string whole(std::string_view text) { return std::string(text); }

constexpr Format formats[] = {
    {"graphml", "graphml", xml_characters, true},
    {"gexf", "gexf", xml_characters, true},
    {"gexf-1.2", "gexf", xml_characters, true},
    {"dot", "dot", dot_characters, true},
    {"json", "json", whole, false},
};

Diagram read_back(const std::string& bytes, const char* reader) {
    std::vector<Document> documents;
    Diagnostics diagnostics;
    read_documents({"graph", bytes}, reader, [&](Document document) { documents.push_back(std::move(document)); }, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(documents.size() == 1);
    REQUIRE(documents[0].diagrams.size() == 1);
    return documents[0].diagrams[0];
}

std::string value(const Properties& properties, std::string_view name) {
    for (const auto& [key, text] : properties)
        if (key == name) return text;
    return "";
}

void check_nodes(const Subgraph& all, const Diagram& diagram, const Format& format) {
    std::map<std::string, const DiagramNode*> by_id;
    for (const DiagramNode& node : diagram.nodes) by_id[node.id] = &node;
    REQUIRE(diagram.nodes.size() == all.entities.size());
    for (std::size_t i = 0; i < all.entities.size(); ++i) {
        const Entity& entity = all.graph->entity(all.entities[i]);
        CAPTURE(entity.name);
        const auto found = by_id.find(format.numbered ? "n" + std::to_string(i) : entity.name);
        REQUIRE(found != by_id.end());
        std::vector<std::string> aliases;
        for (const Alias& alias : entity.aliases)
            if (alias.text != entity.name) aliases.push_back(alias.text);
        CHECK(found->second->label == format.held(entity.name));
        CHECK(value(found->second->attributes, "type") == name_of(entity.type));
        CHECK(value(found->second->attributes, "mentions") == std::to_string(entity.mentions));
        CHECK(value(found->second->attributes, "aliases") == format.held(join_list(aliases)));
    }
}

void check_edges(const Subgraph& all, const Diagram& diagram, const Format& format) {
    REQUIRE(diagram.edges.size() == all.edges.size());
    for (std::size_t i = 0; i < all.edges.size(); ++i) {
        const Relation& edge = all.graph->edge(all.edges[i]);
        const DiagramEdge& read = diagram.edges[i];
        CAPTURE(i);
        CHECK(diagram.nodes[read.source.index].label == format.held(all.graph->entity(edge.source).name));
        CHECK(diagram.nodes[read.target.index].label == format.held(all.graph->entity(edge.target).name));
        CHECK(value(read.attributes, "relation") == format.held(edge.label));
        CHECK(value(read.attributes, "polarity") == name_of(edge.polarity));
        const std::string count = value(read.attributes, std::string_view(format.name) == "dot" ? "statements" : "weight");
        CHECK(count == std::to_string(edge.weight()));
        CHECK(read.target_end != ArrowEnd::none);
    }
}

void check_round_trip(const FrozenGraph& graph) {
    const Subgraph all = all_of(graph);
    for (const Format& format : formats) {
        CAPTURE(format.name);
        const Diagram diagram = read_back(written(all, format.name), format.reader);
        CHECK(diagram.directed);
        check_nodes(all, diagram, format);
        check_edges(all, diagram, format);
    }
}

FrozenGraph ring_of(const std::vector<std::string>& names) {
    std::vector<Triple> triples;
    for (std::size_t i = 0; i < names.size(); ++i) {
        triples.push_back({names[i], names[(i + 3) % names.size()], names[(i + 1) % names.size()]});
        triples.push_back({names[i], names[(i + 3) % names.size()], names[(i + 1) % names.size()], Polarity::negated, names[(i + 9) % names.size()]});
    }
    Extraction extraction = document_of("a \"b\" & <c>\\.txt", triples);
    for (std::size_t i = 0; i < extraction.mentions.size(); ++i) extraction.mentions[i].text = names[(i * 5 + 1) % names.size()];
    return graph_of({extraction});
}

}  // namespace

TEST_CASE("A graph of hostile names comes back from GraphML, GEXF, DOT and JSON") {
    check_round_trip(ring_of(hostile_names()));
    for (std::uint64_t seed = 1; seed <= 3; ++seed) check_round_trip(ring_of(random_hostile_names(seed, 60)));
}

TEST_CASE("Random corpora come back from GraphML, GEXF, DOT and JSON") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        check_round_trip(graph_of(random_corpus(seed)));
    }
}
