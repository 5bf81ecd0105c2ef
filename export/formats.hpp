#pragma once
// What each format's file gives to the table in graph_writer.cpp. For this room and its tests only.
// The contract of all of them stands in graph_writer.hpp.

#include "base/byte_sink.hpp"
#include "base/diagnostics.hpp"
#include "export/graph_writer.hpp"
#include "graph/diagram.hpp"
#include "graph/subgraph.hpp"

namespace skein {

void write_mermaid(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_mermaid_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);

void write_dot(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_dot_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
// The same in calmer lines, for a picture: whoever reads the DOT itself would take them for what the diagram says.
void write_dot_for_picture(const Diagram& diagram, ByteSink& out, Diagnostics& diagnostics);

void write_html(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_svg(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_svg_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
// As Graphviz gives it: titles are the ids of the DOT source ("n0").
void draw_svg_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_png(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_png_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);

void write_graphml(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_graphml_strict(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_gexf(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_gexf_1_2(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_node_link_json(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_ndjson(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);

void write_csv_nodes(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_csv_edges(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_neo4j_nodes(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_neo4j_relationships(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_cypher(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_turtle(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
void write_jsonld(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);

}  // namespace skein
