// A Cypher script: names only ever stand inside quoted strings, rows go in batches, and running it again changes nothing.

#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/neo4j_names.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t rows_a_batch = 500;

void append_text(ByteSink& out, std::string_view key, std::string_view text) {
    out << key;
    append_cypher_string(out, text);
}

template <class Texts>
void append_list(ByteSink& out, std::string_view key, const Texts& texts) {
    out << key << "[";
    bool first = true;
    for (const auto& text : texts) {
        if (!first) out.append(',');
        first = false;
        append_cypher_string(out, text);
    }
    out.append(']');
}

// Cypher has integers and floats: a float that is whole keeps a point.
void append_float(ByteSink& out, std::string_view key, double number) {
    StringSink digits;
    digits.append_number(number);
    const std::string text = digits.take();
    out << key << text << (text.find_first_of(".e") == std::string::npos ? ".0" : "");
}

// `UNWIND [ rows ] AS row` and what is to be done with each.
template <class Ids, class AppendRow>
void append_batches(ByteSink& out, const Ids& ids, std::string_view action, AppendRow&& append_row) {
    for (std::size_t start = 0; start < ids.size(); start += rows_a_batch) {
        const std::size_t end = std::min(ids.size(), start + rows_a_batch);
        out << "UNWIND [\n";
        for (std::size_t i = start; i < end; ++i) {
            append_row(i);
            out << (i + 1 < end ? ",\n" : "\n");
        }
        out << "] AS row\n" << action << ";\n\n";
    }
}

void append_entities(ByteSink& out, const Subgraph& subgraph) {
    const FrozenGraph& graph = *subgraph.graph;
    std::map<EntityType, std::vector<std::size_t>> of_type;
    for (std::size_t i = 0; i < subgraph.entities.size(); ++i) of_type[graph.entity(subgraph.entities[i]).type].push_back(i);
    for (const auto& [type, places] : of_type) {
        const std::string action = "MERGE (e:Entity {name: row.name}) SET e:" + std::string(name_of(type)) + ", e += row";
        append_batches(out, places, action, [&](std::size_t i) {
            const Entity& entity = graph.entity(subgraph.entities[places[i]]);
            append_text(out, "{name:", entity.name);
            append_text(out, ",type:", name_of(entity.type));
            append_list(out, ",aliases:", other_names(entity));
            out << ",mentions:";
            out.append_number(entity.mentions);
            append_float(out, ",rank:", subgraph.ranks[places[i]]);
            out.append('}');
        });
    }
}

void append_relationship(ByteSink& out, const FrozenGraph& graph, EdgeId id) {
    const EdgeSummary summary = summarize_edge(graph, id);
    const Relation& edge = *summary.edge;
    append_text(out, "{source:", graph.entity(edge.source).name);
    append_text(out, ",target:", graph.entity(edge.target).name);
    append_text(out, ",relation:", edge.label);
    append_text(out, ",polarity:", name_of(edge.polarity));
    out << ",weight:";
    out.append_number(edge.weight());
    append_float(out, ",confidence:", summary.best->confidence);
    out << ",disputed:" << (summary.disputed ? "true" : "false");
    append_list(out, ",claimants:", summary.claimants);
    std::vector<std::string_view> evidence;
    std::vector<std::string_view> documents;
    for (const StatementId each : edge.statements) {
        evidence.push_back(graph.sentence(graph.statement(each).sentence).text);
        documents.push_back(graph.document(graph.statement(each).document).uri);
    }
    append_list(out, ",evidence:", evidence);
    append_list(out, ",documents:", documents);
    out.append('}');
}

}  // namespace

void write_cypher(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    out << "CREATE CONSTRAINT skein_entity_name IF NOT EXISTS FOR (e:Entity) REQUIRE e.name IS UNIQUE;\n\n";
    append_entities(out, subgraph);
    // A type of relationship cannot be data: rows of one type make a batch. Types hold nothing but A-Z, 0-9 and _.
    std::map<std::string, std::vector<EdgeId>> of_type;
    for (const EdgeId id : subgraph.edges) of_type[relationship_type(graph.edge(id))].push_back(id);
    for (const auto& [type, edges] : of_type) {
        const std::string action = "MATCH (a:Entity {name: row.source}), (b:Entity {name: row.target})\nMERGE (a)-[r:`" + type +
                                   "` {relation: row.relation}]->(b)\nSET r.polarity = row.polarity, r.weight = row.weight, "
                                   "r.confidence = row.confidence, r.disputed = row.disputed,\n    r.claimants = row.claimants, "
                                   "r.evidence = row.evidence, r.documents = row.documents";
        append_batches(out, edges, action, [&](std::size_t i) { append_relationship(out, graph, edges[i]); });
    }
}

}  // namespace skein
