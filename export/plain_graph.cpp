#include "export/plain_graph.hpp"

#include "base/error.hpp"
#include "export/dot_attributes.hpp"
#include "export/escape.hpp"
#include "export/escape_mermaid.hpp"
#include "export/mermaid_text.hpp"

#include <ostream>
#include <string>

namespace skein {

namespace {

class StreamSink final : public ByteSink {
  public:
    explicit StreamSink(std::ostream& out) : out_(out) {}

  private:
    void drain(std::string_view bytes) override {
        out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out_) throw Error("the stream takes no more bytes");
    }
    std::ostream& out_;
};

constexpr std::string_view mermaid_advice = "write a smaller graph, or DOT or GraphML";

std::string id_of(std::size_t vertex) { return 'n' + std::to_string(vertex); }

void append_dot_label(ByteSink& out, std::string_view label) {
    DotAttributes attributes(out);
    attributes.text("label", label);
    attributes.finish();
}

// `start` is the element without its '>'.
void append_element(ByteSink& out, std::string_view name, std::string_view key, std::string_view label) {
    if (label.empty()) {
        out << "/>\n";
        return;
    }
    out << "><data key=\"" << key << "\">";
    append_xml_text(out, label);
    out << "</data></" << name << ">\n";
}

}  // namespace

void write_mermaid(std::ostream& stream, const PlainGraph& graph) {
    std::string text = "flowchart LR\n";
    std::size_t vertex = 0;
    graph.each_vertex([&](std::string_view label) { text += "    " + id_of(vertex++) + '[' + mermaid_label(label) + "]\n"; });
    std::size_t arrows = 0;
    graph.each_edge([&](std::size_t source, std::size_t target, std::string_view label) {
        ++arrows;
        if (arrows > mermaid_max_drawn_edges) return;  // counted, to be told
        const bool labelled = label.find_first_not_of(" \t\r\n") != std::string_view::npos;
        text += "    " + id_of(source) + (graph.directed ? " -->" : " ---");
        if (labelled) text += '|' + mermaid_label(label) + '|';
        text += ' ' + id_of(target) + '\n';
    });
    if (arrows > mermaid_max_drawn_edges)
        throw Error("Mermaid draws at most " + std::to_string(mermaid_max_drawn_edges) + " arrows; this graph has " +
                        std::to_string(arrows),
                    std::string(mermaid_advice));
    if (text.size() > mermaid_max_drawn_bytes)
        throw Error("Mermaid draws at most " + std::to_string(mermaid_max_drawn_bytes) + " characters; this graph takes " +
                        std::to_string(text.size()),
                    std::string(mermaid_advice));
    StreamSink out(stream);
    out << text;
    out.flush();
}

void write_dot(std::ostream& stream, const PlainGraph& graph) {
    StreamSink out(stream);
    out << (graph.directed ? "digraph {\n" : "graph {\n");
    std::size_t vertex = 0;
    graph.each_vertex([&](std::string_view label) {
        out << "n";
        out.append_number(vertex++);
        append_dot_label(out, label);
        out << "\n";
    });
    graph.each_edge([&](std::size_t source, std::size_t target, std::string_view label) {
        out << "n";
        out.append_number(source);
        out << (graph.directed ? " -> n" : " -- n");
        out.append_number(target);
        if (!label.empty()) append_dot_label(out, label);
        out << "\n";
    });
    out << "}\n";
    out.flush();
}

void write_graphml(std::ostream& stream, const PlainGraph& graph) {
    StreamSink out(stream);
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
           "<key id=\"n_label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
           "<key id=\"e_label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n<graph edgedefault=\""
        << (graph.directed ? "directed" : "undirected") << "\">\n";
    std::size_t vertex = 0;
    graph.each_vertex([&](std::string_view label) {
        out << "<node id=\"n";
        out.append_number(vertex++);
        out << "\"";
        append_element(out, "node", "n_label", label);
    });
    std::size_t edge = 0;
    graph.each_edge([&](std::size_t source, std::size_t target, std::string_view label) {
        out << "<edge id=\"e";
        out.append_number(edge++);
        out << "\" source=\"n";
        out.append_number(source);
        out << "\" target=\"n";
        out.append_number(target);
        out << "\"";
        append_element(out, "edge", "e_label", label);
    });
    out << "</graph>\n</graphml>\n";
    out.flush();
}

}  // namespace skein
