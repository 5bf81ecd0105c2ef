// Node-link JSON: what networkx.node_link_graph reads (`edges="edges"`; before networkx 3.4 `link="edges"`).

#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/ordered_blocks.hpp"

#include <string>

namespace skein {

namespace {

constexpr int node_link_version = 1;

// `key` with its quotes, colon and the comma or brace before it.
void append_text(ByteSink& out, std::string_view key, std::string_view text) {
    out.append(key);
    append_json_string(out, text);
}

template <class Number>
void append_number(ByteSink& out, std::string_view key, Number number) {
    out.append(key);
    append_json_number(out, number);
}

template <class Texts>
void append_texts(ByteSink& out, std::string_view key, const Texts& texts) {
    out.append(key);
    out.append('[');
    bool first = true;
    for (const auto& text : texts) {
        if (!first) out.append(',');
        append_json_string(out, text);
        first = false;
    }
    out.append(']');
}

void append_document(ByteSink& out, const DocumentRecord& document) {
    append_text(out, "{\"uri\":", document.uri);
    append_text(out, ",\"format\":", document.format);
    if (!document.title.empty()) append_text(out, ",\"title\":", document.title);
    append_text(out, ",\"content_hash\":", document.content_hash);
    append_number(out, ",\"size\":", document.size);
    if (!document.metadata.empty()) {
        std::string_view separator = ",\"metadata\":[[";
        for (const auto& [name, value] : document.metadata) {
            append_text(out, separator, name);
            append_text(out, ",", value);
            separator = "],[";
        }
        out.append("]]");
    }
    out.append('}');
}

void append_node(ByteSink& out, const Entity& entity) {
    append_text(out, "{\"id\":", entity.name);
    append_text(out, ",\"label\":", entity.name);
    append_text(out, ",\"type\":", name_of(entity.type));
    append_texts(out, ",\"aliases\":", other_names(entity));
    append_number(out, ",\"mentions\":", entity.mentions);
    out.append('}');
}

// Apart from every other edge of the same pair, and readable: G.edges["DeepSeek", "CUDA", "bypass"].
std::string edge_key(const Relation& edge) {
    if (edge.polarity == Polarity::negated) return "not " + edge.label;
    const bool taken = edge.label.starts_with("not ") || edge.label.starts_with('=');
    return taken ? "=" + edge.label : edge.label;
}

void append_statement(ByteSink& out, const FrozenGraph& graph, const Statement& statement) {
    const Sentence& sentence = graph.sentence(statement.sentence);
    append_text(out, "{\"document\":", graph.document(statement.document).uri);
    append_number(out, ",\"line\":", sentence.line);
    append_number(out, ",\"start\":", sentence.span.start);
    append_number(out, ",\"end\":", sentence.span.end);
    append_text(out, ",\"evidence\":", sentence.text);
    append_text(out, ",\"subject\":", statement.subject.text);
    append_text(out, ",\"relation\":", statement.relation.text);
    if (statement.object) append_text(out, ",\"object\":", statement.object->text);
    append_text(out, ",\"modality\":", name_of(statement.modality));
    if (!statement.claimants.empty()) append_texts(out, ",\"claimants\":", statement.claimants);
    append_number(out, ",\"confidence\":", statement.confidence);
    append_text(out, ",\"rule\":", statement.rule);
    out.append('}');
}

void append_edge(ByteSink& out, const FrozenGraph& graph, const EdgeSummary& summary) {
    const Relation& edge = *summary.edge;
    append_text(out, "{\"source\":", graph.entity(edge.source).name);
    append_text(out, ",\"target\":", graph.entity(edge.target).name);
    append_text(out, ",\"key\":", edge_key(edge));
    append_text(out, ",\"label\":", summary.label);
    append_text(out, ",\"relation\":", edge.label);
    append_text(out, ",\"polarity\":", name_of(edge.polarity));
    append_number(out, ",\"weight\":", edge.weight());
    append_texts(out, ",\"claimants\":", summary.claimants);
    append_text(out, ",\"modality\":", name_of(summary.best->modality));
    append_number(out, ",\"confidence\":", summary.best->confidence);
    out.append(summary.disputed ? ",\"disputed\":true" : ",\"disputed\":false");
    std::string_view separator = ",\"statements\":[";
    for (const StatementId statement : edge.statements) {
        out.append(separator);
        append_statement(out, graph, graph.statement(statement));
        separator = ",";
    }
    out.append("]}");
}

}  // namespace

void write_node_link_json(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    out.append("{\"directed\":true,\"multigraph\":true,\"graph\":{\"generator\":\"skein\",\"version\":");
    out.append_number(node_link_version);
    out.append(",\"documents\":[");
    std::string_view separator = "\n";
    for (const DocumentRecord& document : graph.documents()) {
        out.append(separator);
        append_document(out, document);
        separator = ",\n";
    }
    out.append("]},\n\"nodes\":[");
    separator = "\n";
    for (const EntityId id : subgraph.entities) {
        out.append(separator);
        append_node(out, graph.entity(id));
        separator = ",\n";
    }
    out.append("],\n\"edges\":[");
    append_in_blocks(out, subgraph.edges.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        EdgeSummary summary;
        for (std::size_t i = first; i < last; ++i) {
            summarize_edge(graph, subgraph.edges[i], summary);
            block.append(i == 0 ? "\n" : ",\n");
            append_edge(block, graph, summary);
        }
    });
    out.append("]}\n");
}

}  // namespace skein
