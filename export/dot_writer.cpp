// A graph for Graphviz: ids n0, n1 …, clusters by type or community, negated edges dashed, disputed ones red.

#include "export/dot_attributes.hpp"
#include "export/dot_nodes.hpp"
#include "export/edge_summary.hpp"
#include "export/formats.hpp"
#include "export/ordered_blocks.hpp"
#include "export/palette.hpp"
#include "graph/attribute_list.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace skein {

namespace {

// `list` is memory to work with.
void append_edge_attributes(ByteSink& out, const EdgeSummary& summary, bool labelled, std::string& list) {
    constexpr double widest = 5;
    const Relation& edge = *summary.edge;
    DotAttributes attributes(out);
    if (labelled) attributes.text("label", summary.label);
    if (edge.weight() > 1) {
        const double width = std::min(widest, std::sqrt(static_cast<double>(edge.weight())));
        attributes.number("penwidth", std::round(width * 10) / 10);
    }
    if (edge.polarity == Polarity::negated) {
        attributes.word("style", "dashed");
        attributes.word("arrowhead", "tee");
    }
    if (summary.disputed) {
        attributes.text("color", hex(dispute_colour));
        attributes.text("fontcolor", hex(dispute_colour));
    }
    attributes.text("relation", edge.label);
    attributes.text("polarity", name_of(edge.polarity));
    attributes.number("statements", edge.weight());  // not "weight", which would pull the layout
    attributes.text("modality", name_of(summary.best->modality));
    attributes.number("confidence", summary.best->confidence);
    attributes.word("disputed", summary.disputed ? "true" : "false");
    join_list(summary.claimants, list);
    if (!summary.claimants.empty()) attributes.text("claimants", list);
    attributes.text("evidence", summary.sentence->text);
    attributes.text("document", summary.document->uri);
    attributes.number("line", summary.sentence->line);
    attributes.number("start", summary.sentence->span.start);
    attributes.number("end", summary.sentence->span.end);
    if (!labelled) list.assign(summary.label).append(": ").append(summary.sentence->text);
    attributes.text("edgetooltip", labelled ? summary.sentence->text : list);
    attributes.finish();
}

}  // namespace

void write_dot(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    const FrozenGraph& graph = *subgraph.graph;
    const bool labelled = subgraph.edges.size() <= max_edges_for_dot_layout;
    if (!labelled)
        diagnostics.note(
            "over " + std::to_string(max_edges_for_dot_layout) + " edges: drawn by sfdp, with the relations as tooltips", {},
            options.interactive ? "choose less with --top or --around for labels" : "");
    append_dot_header(out, labelled);
    append_dot_nodes(out, subgraph, options.grouping);
    const std::vector<std::uint32_t> numbers = numbers_of(subgraph);
    append_in_blocks(out, subgraph.edges.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        EdgeSummary summary;
        std::string list;
        for (std::size_t i = first; i < last; ++i) {
            summarize_edge(graph, subgraph.edges[i], summary);
            block.append('n');
            block.append_number(numbers[summary.edge->source.index()]);
            block.append(" -> n");
            block.append_number(numbers[summary.edge->target.index()]);
            append_edge_attributes(block, summary, labelled, list);
            block.append('\n');
        }
    });
    out << "}\n";
}

}  // namespace skein
