// Graph → file → diagram: what the format can hold comes back equal, whatever the names hold.

#include "base/utf8.hpp"
#include "export/arrows.hpp"
#include "export/escape.hpp"
#include "extract/diagram_statements.hpp"
#include "extract/document_reader.hpp"
#include "extract/given_statements.hpp"
#include "graph/attribute_list.hpp"
#include "tests/export/written.hpp"
#include "tests/support/effort.hpp"
#include "tests/support/hostile_names.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>

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
    {"graphml", "graphml", xml_characters, true}, {"graphml-strict", "graphml", xml_characters, true},
    {"gexf", "gexf", xml_characters, true},       {"gexf-1.2", "gexf", xml_characters, true},
    {"dot", "dot", dot_characters, true},         {"json", "json", whole, false},
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

std::string value(const Properties& properties, std::string_view name) { return std::string(properties.find(name).value_or("")); }

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
        triples.push_back({names[i], names[(i + 3) % names.size()], names[(i + 1) % names.size()], Polarity::negated,
                           names[(i + 9) % names.size()]});
    }
    Extraction extraction = document_of("a \"b\" & <c>\\.txt", triples);
    for (std::size_t i = 0; i < extraction.mentions.size(); ++i) extraction.mentions[i].text = names[(i * 5 + 1) % names.size()];
    return graph_of({extraction});
}

// What comes back of a text through Mermaid: control characters and noncharacters as U+FFFD, a tab as a blank, no blanks at the
// ends of lines, no empty lines at the ends, and no U+200B, which parts what Mermaid would join.
std::string mermaid_characters(std::string_view text) {
    const auto is_line_end = [](char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; };
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        const bool pair = c.value == '\r' && text.substr(i + 1).starts_with('\n');
        const bool control = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
        const bool nobody = (c.value & 0xFFFE) == 0xFFFE || (c.value >= 0xFDD0 && c.value <= 0xFDEF);
        if (is_line_end(c.value))
            lines.emplace_back();
        else if (c.value == '\t')
            lines.back() += ' ';
        else if (control || nobody)
            lines.back() += "\uFFFD";
        else if (c.value != 0x200B)
            lines.back() += text.substr(i, c.size);
        i += pair ? 2 : c.size;
    }
    std::string shown;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view line = lines[i];
        while (line.starts_with(' ')) line.remove_prefix(1);
        while (line.ends_with(' ')) line.remove_suffix(1);
        shown += (i == 0 ? "" : "\n") + std::string(line);
    }
    const std::size_t first = shown.find_first_not_of(" \n");
    return first == std::string::npos ? "" : shown.substr(first, shown.find_last_not_of(" \n") + 1 - first);
}

// Without blanks of any kind, and byte order marks, at the ends of the whole and of its lines.
std::string without_margins(std::string_view text) {
    std::string kept;
    std::string blanks;  // seen since the last other character
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        if (is_space(c.value) || c.value == 0xFEFF) {
            blanks = c.value == '\n' ? "\n" : blanks.ends_with('\n') ? blanks : blanks + std::string(text.substr(i, c.size));
        } else {
            kept += (kept.empty() ? "" : blanks) + std::string(text.substr(i, c.size));
            blanks.clear();
        }
        i += c.size;
    }
    return kept;
}

// Names of the entities that a diagram read back would add to a graph.
std::multiset<std::string> entities_in(const Diagram& diagram) {
    Document document;
    document.diagrams.push_back(diagram);
    Extraction extraction;
    add_diagram_statements(document, {}, extraction);
    std::multiset<std::string> names;
    for (const DiagramNode& node : extraction.diagrams[0].nodes)
        if (!node.entity.empty()) names.insert(node.entity);
    return names;
}

void check_mermaid(const FrozenGraph& graph) {
    const Subgraph all = all_of(graph);
    const Diagram diagram = read_back(written(all, "mermaid", {.grouping = Grouping::none}), "mermaid");
    std::map<std::string, const DiagramNode*> by_id;
    for (const DiagramNode& node : diagram.nodes) by_id[node.id] = &node;
    for (std::size_t i = 0; i < all.entities.size(); ++i) {
        const std::string& name = graph.entity(all.entities[i]).name;
        CAPTURE(name);
        REQUIRE(by_id.count("n" + std::to_string(i)) == 1);
        CHECK(without_margins(by_id["n" + std::to_string(i)]->label) == without_margins(mermaid_characters(name)));
    }
    const std::vector<Arrow> arrows = arrows_of(all);
    REQUIRE(diagram.edges.size() == arrows.size());
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        CAPTURE(arrows[i].label);
        CHECK(diagram.nodes[diagram.edges[i].source.index].id == "n" + std::to_string(arrows[i].source));
        CHECK(diagram.nodes[diagram.edges[i].target.index].id == "n" + std::to_string(arrows[i].target));
        CHECK((diagram.edges[i].stroke == EdgeStroke::dotted) == (arrows[i].kind != Arrow::Kind::said));
        CHECK(without_margins(diagram.edges[i].label) == without_margins(mermaid_characters(arrows[i].label)));
    }
    CHECK(entities_in(diagram).size() == all.entities.size());  // and nothing of the legend
}

void check_csv(const FrozenGraph& graph) {
    const Subgraph all = all_of(graph);
    const GraphFormat& csv = graph_format("csv");
    std::map<std::string_view, Diagram> tables;
    for (const FormatPart& part : csv.parts) {
        StringSink out;
        Diagnostics diagnostics;
        part.write(all, {}, out, diagnostics);
        tables.emplace(part.name, read_back(out.take(), "csv"));
    }
    const Diagram& nodes = tables.at("nodes");
    REQUIRE(nodes.nodes.size() == all.entities.size());
    check_nodes(all, nodes, {"csv", "csv", whole, false});
    const Diagram& edges = tables.at("edges");
    check_edges(all, edges, {"csv", "csv", whole, false});
    for (std::size_t i = 0; i < all.edges.size(); ++i) {
        const Statement& statement = graph.statement(graph.edge(all.edges[i]).statements.front());
        if (graph.edge(all.edges[i]).weight() == 1) {
            CHECK(value(edges.edges[i].attributes, "evidence") == graph.sentence(statement.sentence).text);
            CHECK(value(edges.edges[i].attributes, "document") == graph.document(statement.document).uri);
        }
    }
}

// Statements by the line: what is read back writes the same lines.
void check_ndjson(const FrozenGraph& graph) {
    const std::string lines = written(all_of(graph), "ndjson");
    if (lines.empty()) return;
    std::vector<Extraction> extractions;
    Diagnostics diagnostics;
    read_documents({"graph.ndjson", lines}, std::nullopt,
                   [&](const Document& document) {
                       Extraction& extraction = extractions.emplace_back();
                       extraction.document = document.record;
                       CHECK(document.record.format == "statements");
                       add_given_statements(document, extraction);
                   },
                   diagnostics);
    CHECK(diagnostics.empty());
    CHECK(written(all_of(freeze(std::move(extractions))), "ndjson") == lines);
}

}  // namespace

TEST_CASE("A graph of hostile names comes back from every format that is read") {
    std::vector<FrozenGraph> graphs;
    graphs.push_back(ring_of(hostile_names()));
    for (std::uint64_t seed = 1; seed <= effort(3U); ++seed) graphs.push_back(ring_of(random_hostile_names(seed, 60)));
    for (const FrozenGraph& graph : graphs) {
        check_round_trip(graph);
        check_mermaid(graph);
        check_csv(graph);
        check_ndjson(graph);
    }
}

TEST_CASE("Random corpora come back from every format that is read") {
    for (std::uint64_t seed = 0; seed < effort(20U); ++seed) {
        CAPTURE(seed);
        const FrozenGraph graph = graph_of(random_corpus(seed));
        check_round_trip(graph);
        check_mermaid(graph);
        check_csv(graph);
        check_ndjson(graph);
    }
}
