// CSV (RFC 4180): a table of entities and a table of edges, for spreadsheets, pandas and Gephi. An entity is named by its name.

#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/ordered_blocks.hpp"
#include "graph/attribute_list.hpp"

#include <string>
#include <string_view>

namespace skein {

namespace {

void append_text(ByteSink& out, std::string_view text) {
    out.append(',');
    append_csv_field(out, text);
}

template <class Number>
void append_number(ByteSink& out, Number number) {
    out.append(',');
    out.append_number(number);
}

// `list` is memory to work with.
void append_edge(ByteSink& out, const FrozenGraph& graph, const EdgeSummary& summary, std::string& list) {
    const Relation& edge = *summary.edge;
    append_csv_field(out, graph.entity(edge.source).name);
    append_text(out, graph.entity(edge.target).name);
    append_text(out, edge.label);
    append_text(out, name_of(edge.polarity));
    append_number(out, edge.weight());
    append_text(out, name_of(summary.best->modality));
    append_number(out, summary.best->confidence);
    append_text(out, summary.disputed ? "true" : "false");
    join_list(summary.claimants, list);
    append_text(out, list);
    append_text(out, summary.sentence->text);
    append_text(out, summary.document->uri);
    append_number(out, summary.sentence->line);
    append_number(out, summary.sentence->span.start);
    append_number(out, summary.sentence->span.end);
    out.append('\n');
}

}  // namespace

void write_csv_nodes(const Subgraph& subgraph, const WriteOptions&, ByteSink& out, Diagnostics&) {
    out << "id,label,type,aliases,mentions,rank\n";
    for (std::size_t i = 0; i < subgraph.entities.size(); ++i) {
        const Entity& entity = subgraph.graph->entity(subgraph.entities[i]);
        append_csv_field(out, entity.name);
        append_text(out, entity.name);
        append_text(out, name_of(entity.type));
        append_text(out, join_list(other_names(entity)));
        append_number(out, entity.mentions);
        append_number(out, subgraph.ranks[i]);
        out.append('\n');
    }
}

void write_csv_edges(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    const FrozenGraph& graph = *subgraph.graph;
    out << "source,target,relation,polarity,weight,modality,confidence,disputed,claimants,evidence,document,line,start,end\n";
    append_in_blocks(out, subgraph.edges.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        EdgeSummary summary;
        std::string list;
        for (std::size_t i = first; i < last; ++i) {
            summarize_edge(graph, subgraph.edges[i], summary);
            append_edge(block, graph, summary, list);
        }
    });
}

}  // namespace skein
