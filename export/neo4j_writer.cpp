// The two tables that `neo4j-admin database import full` takes, with --multiline-fields=true and --array-delimiter=U+001F.

#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/neo4j_names.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

constexpr char delimiter = '\x1F';

// Texts as one field; a delimiter inside a text becomes U+FFFD.
class List {
  public:
    void add(std::string_view text) {
        if (any_) field_ += delimiter;
        any_ = true;
        for (const char c : text) {
            if (c == delimiter)
                field_ += "\xEF\xBF\xBD";
            else
                field_ += c;
        }
    }
    void write(ByteSink& out) const {
        out.append(',');
        append_csv_field(out, field_);
    }

  private:
    std::string field_;
    bool any_ = false;
};

void append_text(ByteSink& out, std::string_view text) {
    out.append(',');
    append_csv_field(out, text);
}

}  // namespace

void write_neo4j_nodes(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    out << "id:ID,name,type,aliases:string[],mentions:long,rank:double,:LABEL\n";
    for (std::size_t i = 0; i < subgraph.entities.size(); ++i) {
        const Entity& entity = subgraph.graph->entity(subgraph.entities[i]);
        out.append('n');
        out.append_number(i);
        append_text(out, entity.name);
        append_text(out, name_of(entity.type));
        List aliases;
        for (const std::string_view name : other_names(entity)) aliases.add(name);
        aliases.write(out);
        out.append(',');
        out.append_number(entity.mentions);
        out.append(',');
        out.append_number(subgraph.ranks[i]);
        out << ",Entity" << std::string_view(&delimiter, 1) << name_of(entity.type) << "\n";
    }
}

void write_neo4j_relationships(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    const std::vector<std::uint32_t> numbers = numbers_of(subgraph);
    out << ":START_ID,:END_ID,:TYPE,relation,polarity,weight:long,confidence:double,disputed:boolean,claimants:string[],evidence:"
           "string[],documents:string[]\n";
    for (const EdgeId id : subgraph.edges) {
        const EdgeSummary summary = summarize_edge(graph, id);
        const Relation& edge = *summary.edge;
        out.append('n');
        out.append_number(numbers[edge.source.index()]);
        out.append(",n");
        out.append_number(numbers[edge.target.index()]);
        out << "," << relationship_type(edge);
        append_text(out, edge.label);
        append_text(out, name_of(edge.polarity));
        out.append(',');
        out.append_number(edge.weight());
        out.append(',');
        out.append_number(summary.best->confidence);
        out << "," << (summary.disputed ? "true" : "false");
        List claimants;
        List evidence;
        List documents;
        for (const std::string_view claimant : summary.claimants) claimants.add(claimant);
        for (const StatementId each : edge.statements) {
            evidence.add(graph.sentence(graph.statement(each).sentence).text);
            documents.add(graph.document(graph.statement(each).document).uri);
        }
        claimants.write(out);
        evidence.write(out);
        documents.write(out);
        out.append('\n');
    }
}

}  // namespace skein
