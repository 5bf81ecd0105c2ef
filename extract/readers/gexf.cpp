// GEXF 1.1 to 1.3, as Gephi, networkx, graphology and Skein write it, and what others make of it.

#include "extract/readers/graph_elements.hpp"
#include "extract/readers/graphml_keys.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/xml_events.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

namespace {

using namespace std::string_view_literals;

// GEXF's types by the names of GraphML, of which the keys know the values. Lists and dates are text.
std::string key_type(std::string_view type) {
    if (type == "integer" || type == "byte" || type == "short") return "int";
    constexpr std::array plain = {"long"sv, "float"sv, "double"sv, "boolean"sv};
    for (const std::string_view same : plain)
        if (type == same) return std::string(type);
    return "string";
}

NodeShape node_shape(std::string_view name) {
    if (name == "disc") return NodeShape::circle;
    if (name == "square") return NodeShape::rectangle;
    if (name == "diamond") return NodeShape::diamond;
    return NodeShape::plain;
}

// What stands inside a node or edge.
struct Content {
    GraphMlValues values;
    Properties style;
    GraphElements::EdgeTag tag;  // of an edge
};

class GexfReader {
  public:
    GexfReader(const SourceText& source, Oddities& oddities)
        : source_(source), oddities_(oddities), xml_(source, "gexf", oddities) {}

    std::vector<Diagram> read() {
        const std::size_t start = xml_.start();
        std::vector<Diagram> diagrams;
        while (xml_.next_child()) {
            if (xml_.name() == "graph")
                diagrams.push_back(read_graph());
            else
                xml_.skip();
        }
        if (diagrams.empty()) oddities_.fail(start, "the file holds no <graph>", "is it complete?");
        return diagrams;
    }

  private:
    Diagram read_graph() {
        node_keys_ = {};
        edge_keys_ = {};
        looked_ahead_ = false;
        graph_start_ = xml_.start();
        GraphElements elements(source_, xml_, oddities_, "gexf");
        const std::string direction(xml_.attribute("defaultedgetype").value_or("undirected"));
        if (direction != "directed" && direction != "undirected" && direction != "mutual")
            oddities_.report("graphs", graph_start_,
                             "GEXF knows no edges of the type \"" + direction + "\"; they are read as undirected");
        elements.diagram().directed = direction == "directed" || direction == "mutual";
        mutual_ = direction == "mutual";
        while (xml_.next_child()) {
            if (xml_.name() == "attributes" && !looked_ahead_)
                declare_attributes(xml_);
            else if (xml_.name() == "nodes")
                read_nodes(elements, std::nullopt);
            else if (xml_.name() == "edges")
                read_edges(elements);
            else
                xml_.skip();
        }
        return elements.finish(graph_start_);
    }

    void declare_attributes(XmlEvents& xml) {
        const std::string domain(xml.attribute("class").value_or("node"));
        if (domain != "node" && domain != "edge")
            oddities_.report("attributes", xml.start(), "GEXF knows no attributes of the class \"" + domain + "\"");
        while (xml.next_child()) {
            if (xml.name() == "attribute")
                declare_attribute(xml, domain);
            else
                xml.skip();
        }
    }

    void declare_attribute(XmlEvents& xml, const std::string& domain) {
        GraphMlKeys::Key key;
        key.id = xml.attribute("id").value_or("");
        key.domain = domain;
        key.name = xml.attribute("title").value_or(key.id);
        key.type = key_type(xml.attribute("type").value_or("string"));
        key.offset = xml.start();
        while (xml.next_child()) {
            if (xml.name() == "default") {
                key.fallback = xml.text();
                key.has_fallback = true;
            } else {
                xml.skip();
            }
        }
        (domain == "edge" ? edge_keys_ : node_keys_).declare(std::move(key), oddities_);
    }

    // Attributes should be declared before they are used. Where one is missing, the rest of the graph is asked.
    void look_ahead() {
        looked_ahead_ = true;
        Diagnostics unheard;  // everything is met, and reported, again
        Oddities muted(source_, unheard);
        XmlEvents ahead(source_, "gexf", muted);
        while (ahead.next_child()) {
            if (ahead.start() != graph_start_) {
                ahead.skip();
                continue;
            }
            while (ahead.next_child()) {
                if (ahead.name() == "attributes" && ahead.start() > xml_.position())
                    declare_attributes(ahead);
                else
                    ahead.skip();
            }
            return;
        }
    }

    // Nodes may stand in nodes: depth is bounded by XmlEvents.
    void read_nodes(GraphElements& elements, std::optional<std::uint32_t> group) {
        while (xml_.next_child()) {
            if (xml_.name() == "node")
                read_node(elements, group);
            else
                xml_.skip();
        }
    }

    void read_edges(GraphElements& elements) {
        while (xml_.next_child()) {
            if (xml_.name() == "edge")
                read_edge(elements);
            else
                xml_.skip();
        }
    }

    void read_node(GraphElements& elements, std::optional<std::uint32_t> group) {
        const std::size_t start = xml_.start();
        const std::uint32_t number = elements.add_node(group);
        if (const auto label = xml_.attribute("label")) elements.node(number).label = *label;
        const std::string id = elements.node(number).id;
        if (xml_.attribute("pid"))
            oddities_.report(
                "parents", start,
                "the node \"" + id + "\" names a parent (pid); only nodes that stand inside a node are read as its group");
        Content content = begin(GraphMlDomain::node);
        while (xml_.next_child()) {
            if (xml_.name() == "nodes") {
                oddities_.report("nested nodes", xml_.start(),
                                 "nodes stand inside the node \"" + id + "\"; they are read as a group");
                const std::uint32_t inner = elements.add_group(id + ":", group);
                const std::string& label = elements.node(number).label;
                elements.diagram().groups[inner].title = label.empty() ? id : label;
                read_nodes(elements, inner);
                content.values.others_were_read();
            } else if (xml_.name() == "edges") {
                read_edges(elements);
            } else {
                read_inside(GraphMlDomain::node, content);
            }
        }
        node_keys_.add_defaults(content.values, GraphMlDomain::node);
        DiagramNode& node = elements.node(number);
        if (node.attributes.empty())
            node.attributes = elements.keep(content.values.properties());
        else
            for (const auto& [name, value] : content.values.properties()) node.attributes.set(name, value);
        for (const auto& [name, value] : content.style) node.style.set(name, value);
        if (const auto shape = node.style.take("shape")) node.shape = node_shape(*shape);
        spare_ = std::move(content);
    }

    void read_edge(GraphElements& elements) {
        Content content = begin(GraphMlDomain::edge);
        elements.take_edge_tag(content.tag);
        const auto written = xml_.attribute("type");
        const bool says_so = written.has_value();
        const ArrowEnd end = says_so && *written == "undirected" ? ArrowEnd::none : ArrowEnd::arrow;
        const bool mutual = says_so ? *written == "mutual" : mutual_;
        const std::optional<std::string> weight(xml_.attribute("weight"));
        std::string label(xml_.attribute("label").value_or(""));
        if (label.empty()) label = xml_.attribute("kind").value_or("");
        while (xml_.next_child()) read_inside(GraphMlDomain::edge, content);
        if (DiagramEdge* edge = elements.add_edge(content.tag)) {
            if (says_so) edge->target_end = end;
            if (mutual) edge->source_end = ArrowEnd::arrow;
            if (weight) edge_keys_.add_named(content.values, "weight", *weight);
            edge_keys_.add_defaults(content.values, GraphMlDomain::edge);
            edge->attributes = elements.keep(content.values.properties());
            edge->style = content.style;
            edge->label = std::move(label);
            GraphElements::settle(*edge);
            if (const auto shape = edge->style.take("shape"))
                edge->stroke = *shape == "dotted" || *shape == "dashed" ? EdgeStroke::dotted
                               : *shape == "double"                     ? EdgeStroke::thick
                                                                        : EdgeStroke::normal;
        }
        spare_ = std::move(content);
    }

    // With the memory of the last one.
    Content begin(GraphMlDomain domain) {
        Content content = std::move(spare_);
        keys_of(domain).start(content.values);
        content.style.clear();
        return content;
    }

    GraphMlKeys& keys_of(GraphMlDomain domain) { return domain == GraphMlDomain::edge ? edge_keys_ : node_keys_; }

    // What a node or edge holds beside others. Colour and shape as style; size, thickness, position and times as attributes.
    void read_inside(GraphMlDomain domain, Content& content) {
        const std::string_view name = xml_.name();
        const auto take = [&](std::string_view attribute, std::string_view as) {
            if (const auto value = xml_.attribute(attribute)) keys_of(domain).add_named(content.values, as, *value);
        };
        const auto take_style = [&](std::string_view attribute, std::string_view as) {
            if (const auto value = xml_.attribute(attribute)) content.style.set(as, *value);
        };
        if (name == "attvalues") return read_values(domain, content);
        if (name == "spells") return read_spells(domain, content);
        if (name == "color") {
            take_style("hex", "fill");
            for (const std::string_view channel : {"r", "g", "b"}) take(channel, channel);
        } else if (name == "size" || name == "thickness") {
            take("value", name);
        } else if (name == "position") {
            for (const std::string_view axis : {"x", "y", "z"}) take(axis, axis);
        } else if (name == "shape") {
            take_style("value", "shape");
        }
        xml_.skip();
    }

    void read_values(GraphMlDomain domain, Content& content) {
        GraphMlKeys& keys = keys_of(domain);
        while (xml_.next_child()) {
            if (xml_.name() == "attvalue") {
                // GEXF 1.0 said `id` for what is `for` since.
                auto key = xml_.attribute("for");
                if (!key) key = xml_.attribute("id");
                const XmlEvents::Leaf given = {key.value_or(""), xml_.attribute("value").value_or(""), xml_.start()};
                if (!keys.add_declared(content.values, domain, given, oddities_)) {
                    if (!looked_ahead_) look_ahead();
                    keys.add(content.values, domain, given, oddities_);
                }
            }
            xml_.skip();
        }
    }

    // "2025-02-06/2025-02-06; …"
    void read_spells(GraphMlDomain domain, Content& content) {
        std::string times;
        while (xml_.next_child()) {
            if (xml_.name() == "spell") {
                const std::string_view moment = xml_.attribute("timestamp").value_or("");
                times.append(times.empty() ? "" : "; ").append(xml_.attribute("start").value_or(moment));
                times.append("/").append(xml_.attribute("end").value_or(moment));
            }
            xml_.skip();
        }
        if (!times.empty()) keys_of(domain).add_named(content.values, "spells", times);
    }

    const SourceText& source_;
    Oddities& oddities_;
    XmlEvents xml_;
    GraphMlKeys node_keys_;
    GraphMlKeys edge_keys_;
    std::size_t graph_start_ = 0;
    bool looked_ahead_ = false;
    bool mutual_ = false;
    Content spare_;
};

}  // namespace

bool recognises_gexf(std::string_view text) {
    constexpr std::size_t looked_at = 4096;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text[start] != '<') return false;
    return text.substr(start, looked_at).find("<gexf") != std::string_view::npos;
}

void read_gexf(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Oddities oddities(*source, diagnostics);
    Document document = new_document(source);
    document.diagrams = GexfReader(*source, oddities).read();
    oddities.finish();
    sink(std::move(document));
}

}  // namespace skein
