#include "export/graph_writer.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "export/formats.hpp"

#include <string>
#include <vector>

namespace skein {

namespace {

constexpr FormatPart csv_parts[] = {{"nodes", write_csv_nodes}, {"edges", write_csv_edges}};
constexpr FormatPart neo4j_parts[] = {{"nodes", write_neo4j_nodes}, {"relationships", write_neo4j_relationships}};

// One row a format, in the order `skein formats` shows them.
constexpr GraphFormat table[] = {
    {"mermaid",
     ".mmd",
     "Mermaid flowchart for READMEs and notes",
     "names, types as shapes and colours, subgraphs by community or type, relations, both sides of a dispute",
     "aliases, evidence, other claimants; more than 500 arrows",
     write_mermaid,
     write_mermaid_diagram,
     {},
     true},
    {"dot", ".dot", "Graphviz", "names, types, clusters by type or community, each edge with its best statement's words",
     "the other statements of an edge", write_dot, write_dot_diagram},
    {"svg",
     ".svg",
     "a picture by Graphviz, for the web and for print",
     "what is drawn: names, types as colours, relations, denials and disputes; sentences as tooltips",
     "everything that is not drawn; more than 5,000 edges",
     write_svg,
     write_svg_diagram,
     {},
     true},
    {"png",
     ".png",
     "a picture by Graphviz, in dots",
     "what is drawn",
     "everything that is not drawn; more than 5,000 edges",
     write_png,
     write_png_diagram,
     {},
     true},
    {"html", ".html", "a page for a browser, in one file: search, filters, and the evidence of each arrow",
     "names, types and aliases; every statement of an edge with its sentence, words, place, claimants and link; concept maps of "
     "documents",
     "arguments and rules of statements, statements without an object; more than 30,000 entities", write_html, nullptr},
    {"graphml", ".graphml", "GraphML for Gephi, networkx, igraph and Boost",
     "names, types, aliases, colours and sizes; each edge with weight, claimants and its best statement's words and place",
     "the other statements of an edge, characters XML cannot hold (they become U+FFFD), diagrams", write_graphml, nullptr},
    {"graphml-strict", ".graphml", "GraphML to the letter of its schema, for JGraphT and other readers that validate",
     "what GraphML keeps, but that Gephi makes one edge of the relations of a pair", "what GraphML loses", write_graphml_strict,
     nullptr},
    {"gexf", ".gexf", "GEXF 1.3 for Gephi and Gephi Lite",
     "what GraphML keeps; relations as kinds of edges, denials dashed, the days of documents or the times of one recording as "
     "dynamics",
     "the other statements of an edge, characters XML cannot hold (they become U+FFFD), diagrams", write_gexf, nullptr},
    {"gexf-1.2", ".gexf", "GEXF 1.2 for networkx and older programs", "what GEXF 1.3 keeps, but for the kinds of edges",
     "what GEXF 1.3 loses", write_gexf_1_2, nullptr},
    {"json", ".json", "node-link JSON as networkx reads and writes it",
     "everything but sentences without an edge: names, aliases, each edge with all its statements, words and claimants",
     "statements without an object, diagrams", write_node_link_json, nullptr},
    {"ndjson", ".ndjson", "one statement a line, as `skein extract` prints them",
     "every statement with all its parts and offsets", "entities that no statement names, aliases, diagrams", write_ndjson,
     nullptr},
    {"csv", ".csv", "tables of entities and of edges, for spreadsheets, pandas and Gephi; two files",
     "names, types, aliases and ranks; each edge with weight, claimants and its best statement's words and place",
     "the other statements of an edge, diagrams", write_csv_edges, nullptr, csv_parts},
    {"neo4j", ".csv", "the tables that `neo4j-admin database import` takes; two files",
     "names, types, aliases and ranks; each edge with weight, claimants and the sentence and document of every statement",
     "offsets, arguments, the rule of a statement, diagrams", write_neo4j_relationships, nullptr, neo4j_parts},
    {"cypher", ".cypher", "a Cypher script for Neo4j and other databases that speak it", "what neo4j keeps", "what neo4j loses",
     write_cypher, nullptr},
    {"turtle", ".ttl", "RDF: each statement a node with PROV-O's words for its source and claimant",
     "every statement with its words, place, claimants, arguments and rule; names, types and aliases",
     "weights of edges, diagrams", write_turtle, nullptr},
    {"jsonld", ".jsonld", "the same RDF as JSON-LD", "what turtle keeps", "what turtle loses", write_jsonld, nullptr},
};

std::string advice_for(std::string_view name) {
    std::vector<std::string_view> names;
    std::string all;
    for (const GraphFormat& format : table) {
        names.push_back(format.name);
        all += (all.empty() ? "" : ", ") + std::string(format.name);
    }
    const std::string meant = did_you_mean(name, names);
    return meant.empty() ? "choose one of " + all : meant;
}

}  // namespace

std::span<const GraphFormat> graph_formats() { return table; }

const GraphFormat& graph_format(std::string_view name) {
    const std::string wanted = to_lower(name);
    for (const GraphFormat& format : table)
        if (format.name == wanted) return format;
    throw UsageError("there is no export format \"" + std::string(name) + "\"", advice_for(wanted));
}

}  // namespace skein
