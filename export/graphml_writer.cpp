// GraphML in the subset that networkx, igraph, Boost, graphology and Gephi all read alike: every key with `for` and
// `attr.type`, no lists, no booleans, unique edge ids, nodes before edges. Gephi takes the XML attribute `label` of an
// edge, and nothing else of the file, for its kind: with it parallel relations of a pair stay apart. GraphML's schema leaves such
// attributes to whoever extends it, so that readers that validate refuse it; without it the file is GraphML to the letter.

#include "base/utf8.hpp"
#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/ordered_blocks.hpp"
#include "export/palette.hpp"
#include "graph/attribute_list.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

struct Key {
    std::string_view id;
    std::string_view domain;  // "node" or "edge"
    std::string_view name;
    std::string_view type;
};

// Gephi maps label, size, r, g, b and weight by name. It lower-cases names and has columns of its own for id, type, kind,
// source, target and weight of edges: no other key may be called so.
constexpr Key keys[] = {
    {"n_label", "node", "label", "string"},       {"n_type", "node", "type", "string"},
    {"n_aliases", "node", "aliases", "string"},   {"n_mentions", "node", "mentions", "long"},
    {"n_size", "node", "size", "double"},         {"n_r", "node", "r", "int"},
    {"n_g", "node", "g", "int"},                  {"n_b", "node", "b", "int"},
    {"e_label", "edge", "label", "string"},       {"e_weight", "edge", "weight", "double"},
    {"e_relation", "edge", "relation", "string"}, {"e_polarity", "edge", "polarity", "string"},
    {"e_modality", "edge", "modality", "string"}, {"e_confidence", "edge", "confidence", "double"},
    {"e_disputed", "edge", "disputed", "int"},    {"e_claimants", "edge", "claimants", "string"},
    {"e_evidence", "edge", "evidence", "string"}, {"e_document", "edge", "document", "string"},
    {"e_line", "edge", "line", "long"},           {"e_start", "edge", "start", "long"},
    {"e_end", "edge", "end", "long"},
};

// `key` is the element's start, whole: an edge has thirteen of them, and there are millions of edges.
void append_text(ByteSink& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out.append(key);
    append_xml_text(out, text);
    out.append("</data>");
}

template <class Number>
void append_number(ByteSink& out, std::string_view key, Number number) {
    out.append(key);
    out.append_number(number);
    out.append("</data>");
}

void append_header(ByteSink& out) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const Key& key : keys)
        out << "<key id=\"" << key.id << "\" for=\"" << key.domain << "\" attr.name=\"" << key.name << "\" attr.type=\""
            << key.type << "\"/>\n";
    out << "<graph id=\"skein\" edgedefault=\"directed\">\n";
}

void append_node(ByteSink& out, std::size_t number, const Entity& entity) {
    out << "<node id=\"n";
    out.append_number(number);
    out << "\">";
    append_text(out, R"(<data key="n_label">)", entity.name);
    append_text(out, R"(<data key="n_type">)", name_of(entity.type));
    append_text(out, R"(<data key="n_aliases">)", join_list(other_names(entity)));
    append_number(out, R"(<data key="n_mentions">)", entity.mentions);
    append_number(out, R"(<data key="n_size">)", drawn_size(entity));
    const Colour colour = colour_of(entity.type);
    append_number(out, R"(<data key="n_r">)", unsigned{colour.red});
    append_number(out, R"(<data key="n_g">)", unsigned{colour.green});
    append_number(out, R"(<data key="n_b">)", unsigned{colour.blue});
    out << "</node>\n";
}

enum class Kinds { written, left_out };

void append_edge_start(ByteSink& out, std::size_t number, std::uint32_t source, std::uint32_t target) {
    out << "<edge id=\"e";
    out.append_number(number);
    out << "\" source=\"n";
    out.append_number(source);
    out << "\" target=\"n";
    out.append_number(target);
}

// As pictures: ␠, ␉, ␊, ␍.
void append_blanks(ByteSink& out, std::string_view blanks) {
    constexpr char32_t first_picture = 0x2400;
    std::string pictures;
    for (const char blank : blanks) append_utf8(pictures, first_picture + static_cast<unsigned char>(blank));
    out.append(pictures);
}

// Gephi cuts white space off the ends of a kind. Shown there, it keeps apart the relations that differ by it.
void append_kind(ByteSink& out, std::string_view kind) {
    constexpr std::string_view blanks = " \t\n\r";
    out << "\" label=\"";
    const std::size_t first = std::min(kind.find_first_not_of(blanks), kind.size());
    const std::size_t last = first == kind.size() ? first : kind.find_last_not_of(blanks) + 1;
    append_blanks(out, kind.substr(0, first));
    append_xml_attribute(out, kind.substr(first, last - first));
    append_blanks(out, kind.substr(last));
}

// `list` is memory to work with.
void append_edge_data(ByteSink& out, const EdgeSummary& summary, std::string& list) {
    const Relation& edge = *summary.edge;
    append_text(out, R"(<data key="e_label">)", summary.label);
    append_number(out, R"(<data key="e_weight">)", edge.weight());
    append_text(out, R"(<data key="e_relation">)", edge.label);
    append_text(out, R"(<data key="e_polarity">)", name_of(edge.polarity));
    append_text(out, R"(<data key="e_modality">)", name_of(summary.best->modality));
    append_number(out, R"(<data key="e_confidence">)", summary.best->confidence);
    append_number(out, R"(<data key="e_disputed">)", summary.disputed ? 1 : 0);
    join_list(summary.claimants, list);
    append_text(out, R"(<data key="e_claimants">)", list);
    append_text(out, R"(<data key="e_evidence">)", summary.sentence->text);
    append_text(out, R"(<data key="e_document">)", summary.document->uri);
    append_number(out, R"(<data key="e_line">)", summary.sentence->line);
    append_number(out, R"(<data key="e_start">)", summary.sentence->span.start);
    append_number(out, R"(<data key="e_end">)", summary.sentence->span.end);
    out << "</edge>\n";
}

void write(const Subgraph& subgraph, Kinds kinds, const WriteOptions& options, ByteSink& out) {
    const FrozenGraph& graph = *subgraph.graph;
    append_header(out);
    const std::vector<std::uint32_t> numbers = numbers_of(subgraph);
    append_in_blocks(out, subgraph.entities.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) append_node(block, i, graph.entity(subgraph.entities[i]));
    });
    append_in_blocks(out, subgraph.edges.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        EdgeSummary summary;
        std::string list;
        for (std::size_t i = first; i < last; ++i) {
            summarize_edge(graph, subgraph.edges[i], summary);
            append_edge_start(block, i, numbers[summary.edge->source.index()], numbers[summary.edge->target.index()]);
            if (kinds == Kinds::written) append_kind(block, summary.label);
            block << "\">";
            append_edge_data(block, summary, list);
        }
    });
    out << "</graph>\n</graphml>\n";
}

}  // namespace

void write_graphml(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    write(subgraph, Kinds::written, options, out);
}
void write_graphml_strict(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    write(subgraph, Kinds::left_out, options, out);
}

}  // namespace skein
