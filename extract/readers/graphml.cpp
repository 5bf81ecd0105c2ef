// GraphML, as networkx, igraph, Gephi, yEd, Boost and Skein write it, and what others make of it.

#include "extract/readers/graph_elements.hpp"
#include "extract/readers/graphml_keys.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/xml_events.hpp"
#include "extract/readers/yed.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

namespace {

// What stands inside a node or edge.
struct Content {
    Properties attributes;
    YedLook look;
};

class GraphMlReader {
  public:
    GraphMlReader(const SourceText& source, Oddities& oddities) : source_(source), oddities_(oddities), xml_(source, "graphml", oddities) {}

    std::vector<Diagram> read() {
        const std::size_t start = xml_.start();
        std::vector<Diagram> diagrams;
        while (xml_.next_child()) {
            if (xml_.name() == "key" && !looked_ahead_)
                declare_key(xml_, oddities_);
            else if (xml_.name() == "graph")
                diagrams.push_back(read_graph());
            else
                xml_.skip();
        }
        if (diagrams.empty()) oddities_.fail(start, "the file holds no <graph>", "is it complete?");
        return diagrams;
    }

  private:
    void declare_key(XmlEvents& xml, Oddities& oddities) {
        GraphMlKeys::Key key;
        key.id = xml.attribute("id").value_or("");
        key.domain = xml.attribute("for").value_or("");
        key.name = xml.attribute("attr.name").value_or("");
        key.type = xml.attribute("attr.type").value_or("");
        key.offset = xml.start();
        while (xml.next_child()) {
            if (xml.name() == "default") {
                key.fallback = xml.text();
                key.has_fallback = true;
            } else {
                xml.skip();
            }
        }
        keys_.declare(std::move(key), oddities);
    }

    // Keys should stand before the graphs. Where one is missing, they are looked for behind.
    void look_ahead() {
        looked_ahead_ = true;
        Diagnostics unheard;  // everything is met, and reported, again
        Oddities muted(source_, unheard);
        XmlEvents ahead(source_, "graphml", muted);
        while (ahead.next_child()) {
            if (ahead.name() == "key" && ahead.start() > xml_.position())
                declare_key(ahead, oddities_);
            else
                ahead.skip();
        }
    }

    Diagram read_graph() {
        const std::size_t start = xml_.start();
        GraphElements elements(source_, xml_, oddities_, "graphml");
        const std::string direction = xml_.attribute("edgedefault").value_or("");
        if (direction != "directed" && direction != "undirected")
            oddities_.report("graphs", start, "the graph does not say whether its edges are directed; they are read as directed");
        elements.diagram().directed = direction != "undirected";
        Content content;
        read_graph_content(elements, std::nullopt, &content);
        for (const std::string_view name : {"name", "label", "title"})
            if (const std::string* title = find_property(content.attributes, name); title != nullptr && elements.diagram().name.empty())
                elements.diagram().name = *title;
        return elements.finish(start);
    }

    // `content` takes the graph's own data; that of nested graphs is not kept.
    void read_graph_content(GraphElements& elements, std::optional<std::uint32_t> group, Content* content) {
        while (xml_.next_child()) {
            const std::string_view name = xml_.name();
            if (name == "node") {
                read_node(elements, group);
            } else if (name == "edge") {
                read_edge(elements);
            } else if (name == "data" && content != nullptr) {
                read_data(elements, GraphMlDomain::other, *content);
            } else {
                if (name == "hyperedge") oddities_.report("hyperedges", xml_.start(), "hyperedges are not read; this one is left out");
                xml_.skip();
            }
        }
    }

    void read_node(GraphElements& elements, std::optional<std::uint32_t> group) {
        const std::uint32_t number = elements.add_node(group);
        Content content;
        std::vector<std::uint32_t> inner_groups;
        while (xml_.next_child()) {
            if (xml_.name() != "graph") {
                read_inside(elements, GraphMlDomain::node, content);
                continue;
            }
            const std::string& id = elements.node(number).id;
            oddities_.report("nested graphs", xml_.start(), "a graph stands inside the node \"" + id + "\"; it is read as a group");
            inner_groups.push_back(elements.add_group(xml_.attribute("id").value_or(id + ":"), group));
            read_graph_content(elements, inner_groups.back(), nullptr);
        }
        DiagramNode& node = elements.node(number);
        if (node.attributes.empty()) node.attributes = std::move(content.attributes);
        for (auto& [name, value] : content.attributes) set_property(node.attributes, name, std::move(value));
        keys_.add_defaults(node.attributes, GraphMlDomain::node);
        content.look.apply(node);
        for (const std::uint32_t inner : inner_groups) elements.diagram().groups[inner].title = title_of(node);
    }

    static std::string title_of(const DiagramNode& node) {
        if (!node.label.empty()) return node.label;
        const std::string* label = find_property(node.attributes, "label");
        return label != nullptr && !label->empty() ? *label : node.id;
    }

    void read_edge(GraphElements& elements) {
        GraphElements::EdgeTag tag = elements.edge_tag();
        const auto directed = xml_.attribute("directed");
        const auto kind = xml_.attribute("label");
        Content content;
        content.attributes.reserve(usual_attributes_);
        while (xml_.next_child()) {
            if (xml_.name() == "graph")
                read_graph_content(elements, std::nullopt, nullptr);
            else
                read_inside(elements, GraphMlDomain::edge, content);
        }
        DiagramEdge* edge = elements.add_edge(std::move(tag));
        if (edge == nullptr) return;
        if (directed) edge->target_end = *directed == "false" || *directed == "0" ? ArrowEnd::none : ArrowEnd::arrow;
        keys_.add_defaults(content.attributes, GraphMlDomain::edge);
        usual_attributes_ = content.attributes.size();
        edge->attributes = std::move(content.attributes);
        content.look.apply(*edge);
        if (kind && edge->label.empty() && find_property(edge->attributes, "label") == nullptr) edge->label = *kind;
    }

    // What a node or edge holds beside graphs.
    void read_inside(GraphElements& elements, GraphMlDomain domain, Content& content) {
        if (xml_.name() == "data") return read_data(elements, domain, content);
        if (xml_.name() == "port") oddities_.report("ports", xml_.start(), "ports are not read");
        xml_.skip();
    }

    void read_data(GraphElements& elements, GraphMlDomain domain, Content& content) {
        const std::size_t start = xml_.start();
        const std::string key = xml_.attribute("key").value_or("");
        std::string value;
        bool is_drawn = false;  // yEd writes elements, others text
        while (xml_.next_child(&value)) {
            look_into(content.look);
            is_drawn = true;
        }
        if (is_drawn) return;
        if (!keys_.knows(key) && !looked_ahead_) look_ahead();
        const std::string& name = keys_.name_of(key, domain, value, start, oddities_);
        elements.set_value(content.attributes, name, std::move(value), start);
    }

    // Depth is bounded by XmlEvents.
    void look_into(YedLook& look) {
        const std::string_view name = xml_.name();
        const bool is_label = name == "NodeLabel" || name == "EdgeLabel";
        if (name == "Shape") look.shape = xml_.attribute("type").value_or("");
        if (name == "Fill" && look.fill.empty()) look.fill = xml_.attribute("color").value_or("");
        std::string text;
        while (xml_.next_child(&text)) look_into(look);
        if (is_label && look.label.empty()) look.label = std::move(text);
    }

    const SourceText& source_;
    Oddities& oddities_;
    XmlEvents xml_;
    GraphMlKeys keys_;
    bool looked_ahead_ = false;
    std::size_t usual_attributes_ = 0;  // of the last edge: most have as many
};

}  // namespace

bool recognises_graphml(std::string_view text) {
    constexpr std::size_t looked_at = 4096;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text[start] != '<') return false;
    const std::string_view head = text.substr(start, looked_at);
    return head.find("<graphml") != std::string_view::npos || head.find(":graphml ") != std::string_view::npos;
}

void read_graphml(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Oddities oddities(*source, diagnostics);
    Document document = new_document(source);
    document.diagrams = GraphMlReader(*source, oddities).read();
    document.record.title = document.diagrams.front().name;
    oddities.finish();
    sink(std::move(document));
}

}  // namespace skein
