// GEXF 1.1 to 1.3, as Gephi, networkx, graphology and Skein write it, and what others make of it.

#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/graphml_keys.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/xml_tree.hpp"

#include <rapidxml/rapidxml.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
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

class GexfReader {
  public:
    GexfReader(const SourceText& source, Oddities& oddities) : source_(source), oddities_(oddities), tree_(source, "gexf", "edge", oddities) {}

    std::vector<Diagram> read() {
        std::vector<Diagram> diagrams;
        for (const XmlNode* child = tree_.root().first_node(); child != nullptr; child = child->next_sibling())
            if (name_of(*child) == "graph") diagrams.push_back(read_graph(*child));
        if (diagrams.empty()) oddities_.fail(tree_.offset_of(tree_.root()), "the file holds no <graph>", "is it complete?");
        return diagrams;
    }

  private:
    Diagram read_graph(const XmlNode& element) {
        node_keys_ = {};
        edge_keys_ = {};
        edge_ids_.clear();
        DiagramBuilder builder(source_, "gexf");
        const std::string direction = tree_.attribute(element, "defaultedgetype").value_or("undirected");
        if (direction != "directed" && direction != "undirected" && direction != "mutual")
            oddities_.report("graphs", tree_.offset_of(element), "GEXF knows no edges of the type \"" + direction + "\"; they are read as undirected");
        builder.diagram().directed = direction == "directed" || direction == "mutual";
        mutual_ = direction == "mutual";
        for (const XmlNode* child = element.first_node(); child != nullptr; child = child->next_sibling())
            if (name_of(*child) == "attributes") declare_attributes(*child);
        read_nodes_in(element, builder, std::nullopt);
        read_edges_in(element, builder);
        return builder.finish(tree_.offset_of(element), tree_.last_end_tag(element, "graph"));
    }

    void declare_attributes(const XmlNode& element) {
        const std::string domain = tree_.attribute(element, "class").value_or("node");
        if (domain != "node" && domain != "edge")
            oddities_.report("attributes", tree_.offset_of(element), "GEXF knows no attributes of the class \"" + domain + "\"");
        for (const XmlNode* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) != "attribute") continue;
            GraphMlKeys::Key key;
            key.id = tree_.attribute(*child, "id").value_or("");
            key.domain = domain;
            key.name = tree_.attribute(*child, "title").value_or(key.id);
            key.type = key_type(tree_.attribute(*child, "type").value_or("string"));
            key.offset = tree_.offset_of(*child);
            for (const XmlNode* inner = child->first_node(); inner != nullptr; inner = inner->next_sibling()) {
                if (name_of(*inner) != "default") continue;
                key.fallback = tree_.text_of(*inner);
                key.has_fallback = true;
            }
            (domain == "edge" ? edge_keys_ : node_keys_).declare(std::move(key), oddities_);
        }
    }

    // Nodes may stand in nodes: depth is bounded by the scan.
    void read_nodes_in(const XmlNode& element, DiagramBuilder& builder, std::optional<std::uint32_t> group) {
        for (const XmlNode* list = element.first_node(); list != nullptr; list = list->next_sibling()) {
            if (name_of(*list) != "nodes") continue;
            for (const XmlNode* child = list->first_node(); child != nullptr; child = child->next_sibling())
                if (name_of(*child) == "node") read_node(*child, builder, group);
        }
    }

    void read_node(const XmlNode& element, DiagramBuilder& builder, std::optional<std::uint32_t> group) {
        const std::size_t start = tree_.offset_of(element);
        std::optional<std::string> id = tree_.attribute(element, "id");
        if (!id) {
            id = "node at byte " + std::to_string(source_.original(start));
            oddities_.report("nodes without id", start, "the node has no id; no edge can lead to it");
        }
        if (builder.find(*id))
            oddities_.report("nodes with one id", start, "the node \"" + *id + "\" was given before; the two are read as one");
        const std::uint32_t index = builder.node(*id, start, tree_.tag_end(start));
        if (group) {
            auto& members = builder.diagram().groups[*group].nodes;
            if (members.empty() || members.back() != index) members.push_back(index);
        }
        {
            DiagramNode& node = builder.diagram().nodes[index];
            if (auto label = tree_.attribute(element, "label")) node.label = std::move(*label);
            read_values(element, GraphMlDomain::node, node.attributes);
            read_look(element, node.attributes, node.style);
            if (const auto shape = take_property(node.style, "shape")) node.shape = node_shape(*shape);
            node_keys_.add_defaults(node.attributes, GraphMlDomain::node);
        }
        if (tree_.attribute(element, "pid"))
            oddities_.report("parents", start, "the node \"" + *id + "\" names a parent (pid); only nodes that stand inside a node are read as its group");
        for (const XmlNode* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) != "nodes") continue;
            oddities_.report("nested nodes", tree_.offset_of(*child), "nodes stand inside the node \"" + *id + "\"; they are read as a group");
            const DiagramNode& node = builder.diagram().nodes[index];
            const std::uint32_t inner = builder.add_group(*id + ":", node.label.empty() ? *id : node.label, group, start, tree_.tag_end(start));
            read_nodes_in(element, builder, inner);
            break;
        }
    }

    void read_edges_in(const XmlNode& element, DiagramBuilder& builder) {
        for (const XmlNode* list = element.first_node(); list != nullptr; list = list->next_sibling()) {
            if (name_of(*list) == "edges")
                for (const XmlNode* child = list->first_node(); child != nullptr; child = child->next_sibling())
                    if (name_of(*child) == "edge") read_edge(*child, builder);
            if (name_of(*list) == "nodes")
                for (const XmlNode* child = list->first_node(); child != nullptr; child = child->next_sibling())
                    if (name_of(*child) == "node") read_edges_in(*child, builder);
        }
    }

    void read_edge(const XmlNode& element, DiagramBuilder& builder) {
        const std::size_t start = tree_.offset_of(element);
        const std::size_t end = tree_.element_end(start);
        const auto source = tree_.attribute(element, "source");
        const auto target = tree_.attribute(element, "target");
        if (!source || !target) return oddities_.report("edges without ends", start, "the edge has no source or no target; it is left out");
        const auto end_node = [&](const std::string& id) {
            if (const auto known = builder.find(id)) return *known;
            oddities_.report("edges to unknown nodes", start, "there is no node \"" + id + "\"; one was made for this edge");
            return builder.node(id, start, end);
        };
        const std::uint32_t from = end_node(*source);
        const std::uint32_t to = end_node(*target);
        DiagramEdge& edge = builder.add_edge({false, from}, {false, to}, start, end);
        edge.id = tree_.attribute(element, "id").value_or("");
        if (!edge.id.empty() && !edge_ids_.insert(edge.id).second) {
            oddities_.report("edges with one id", start, "the edge id \"" + edge.id + "\" was given before; both edges are read");
            edge.id.clear();
        }
        const std::optional<std::string> type = tree_.attribute(element, "type");
        if (type) edge.target_end = *type == "undirected" ? ArrowEnd::none : ArrowEnd::arrow;
        if (type ? *type == "mutual" : mutual_) edge.source_end = ArrowEnd::arrow;
        read_values(element, GraphMlDomain::edge, edge.attributes);
        read_look(element, edge.attributes, edge.style);
        if (auto weight = tree_.attribute(element, "weight")) set_property(edge.attributes, "weight", std::move(*weight));
        edge_keys_.add_defaults(edge.attributes, GraphMlDomain::edge);
        const auto label = tree_.attribute(element, "label");
        const auto kind = tree_.attribute(element, "kind");
        if (label && !label->empty())
            edge.label = *label;
        else if (kind)
            edge.label = *kind;
        if (const auto shape = take_property(edge.style, "shape"))
            edge.stroke = *shape == "dotted" || *shape == "dashed" ? EdgeStroke::dotted : *shape == "double" ? EdgeStroke::thick : EdgeStroke::normal;
    }

    void read_values(const XmlNode& element, GraphMlDomain domain, Properties& attributes) {
        constexpr std::size_t max_attributes = 1000;
        GraphMlKeys& keys = domain == GraphMlDomain::edge ? edge_keys_ : node_keys_;
        for (const XmlNode* list = element.first_node(); list != nullptr; list = list->next_sibling()) {
            if (name_of(*list) != "attvalues") continue;
            for (const XmlNode* child = list->first_node(); child != nullptr; child = child->next_sibling()) {
                if (name_of(*child) != "attvalue") continue;
                // GEXF 1.0 said `id` for what is `for` since.
                std::optional<std::string> key = tree_.attribute(*child, "for");
                if (!key) key = tree_.attribute(*child, "id");
                std::string value = tree_.attribute(*child, "value").value_or("");
                const std::string& name = keys.name_of(key.value_or(""), domain, value, tree_.offset_of(*child), oddities_);
                if (attributes.size() >= max_attributes)
                    oddities_.report("too many attributes", tree_.offset_of(*child), "this has more than " + std::to_string(max_attributes) +
                                                                                         " attributes; the others are left out");
                else
                    set_property(attributes, name, std::move(value));
            }
        }
    }

    // Colour and shape as style; size, thickness, position and times as attributes.
    void read_look(const XmlNode& element, Properties& attributes, Properties& style) const {
        for (const XmlNode* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            const std::string_view name = name_of(*child);
            const auto take = [&](std::string_view attribute, std::string_view as) {
                if (auto value = tree_.attribute(*child, attribute)) set_property(attributes, as, std::move(*value));
            };
            if (name == "color") {
                if (auto hex = tree_.attribute(*child, "hex")) set_property(style, "fill", std::move(*hex));
                for (const std::string_view channel : {"r", "g", "b"}) take(channel, channel);
            } else if (name == "size" || name == "thickness") {
                take("value", name);
            } else if (name == "position") {
                for (const std::string_view axis : {"x", "y", "z"}) take(axis, axis);
            } else if (name == "shape") {
                if (auto value = tree_.attribute(*child, "value")) set_property(style, "shape", std::move(*value));
            } else if (name == "spells") {
                if (std::string times = spells_of(*child); !times.empty()) set_property(attributes, "spells", std::move(times));
            }
        }
    }

    // "2025-02-06/2025-02-06; …"
    [[nodiscard]] std::string spells_of(const XmlNode& element) const {
        std::string times;
        for (const XmlNode* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) != "spell") continue;
            const std::string moment = tree_.attribute(*child, "timestamp").value_or("");
            times += (times.empty() ? "" : "; ") + tree_.attribute(*child, "start").value_or(moment) + '/' +
                     tree_.attribute(*child, "end").value_or(moment);
        }
        return times;
    }

    const SourceText& source_;
    Oddities& oddities_;
    XmlTree tree_;
    GraphMlKeys node_keys_;
    GraphMlKeys edge_keys_;
    std::unordered_set<std::string> edge_ids_;
    bool mutual_ = false;
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
