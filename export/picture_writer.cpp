// SVG and PNG: the DOT file, drawn. Up to some hundred arrows in layers, up to some thousand by forces, no more.

#include "base/error.hpp"
#include "export/formats.hpp"
#include "export/graphviz.hpp"

#include <string>

namespace skein {

namespace {

// `dot` draws 1,000 nodes in more than 100 s, `sfdp` in 2.
constexpr std::size_t layered_edges = 200;
constexpr std::size_t drawn_edges = 5000;

std::string_view advice_for(const WriteOptions& options) {
    return options.interactive ? "choose less with --top 40 or --around NAME, or write dot, gexf or graphml" : "select fewer entities";
}

void draw(const Subgraph& subgraph, const WriteOptions& options, std::string_view format, ByteSink& out, Diagnostics& diagnostics) {
    if (subgraph.edges.size() > drawn_edges)
        throw Error("a picture has at most " + std::to_string(drawn_edges) + " edges; this selection has " + std::to_string(subgraph.edges.size()),
                    std::string(advice_for(options)));
    StringSink dot;
    write_dot(subgraph, options, dot, diagnostics);
    draw_dot(dot.take(), subgraph.edges.size() > layered_edges ? Layout::force : Layout::layered, format, advice_for(options), out);
}

void draw(const Diagram& diagram, const WriteOptions& options, std::string_view format, ByteSink& out, Diagnostics& diagnostics) {
    if (diagram.edges.size() > drawn_edges)
        throw Error("a picture has at most " + std::to_string(drawn_edges) + " edges; this diagram has " + std::to_string(diagram.edges.size()));
    StringSink dot;
    write_dot_diagram(diagram, options, dot, diagnostics);
    draw_dot(dot.take(), diagram.edges.size() > layered_edges ? Layout::force : Layout::layered, format, {}, out);
}

}  // namespace

void write_svg(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    draw(subgraph, options, "svg", out, diagnostics);
}
void write_png(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    draw(subgraph, options, "png", out, diagnostics);
}
void write_svg_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    draw(diagram, options, "svg", out, diagnostics);
}
void write_png_diagram(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    draw(diagram, options, "png", out, diagnostics);
}

}  // namespace skein
