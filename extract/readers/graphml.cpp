// GraphML, as networkx, igraph, Gephi, yEd, Boost and Skein write it, and what others make of it.

#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/graphml_keys.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/xml_tree.hpp"
#include "extract/readers/yed.hpp"

#include <rapidxml/rapidxml.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace skein {

namespace {

using Element = XmlNode;

class GraphMlReader {
  public:
    GraphMlReader(const SourceText& source, Oddities& oddities)
        : source_(source), oddities_(oddities), tree_(source, "graphml", "edge", oddities) {}

    std::vector<Diagram> read() {
        const Element* root = &tree_.root();
        for (const Element* child = root->first_node(); child != nullptr; child = child->next_sibling())
            if (name_of(*child) == "key") declare_key(*child);
        std::vector<Diagram> diagrams;
        for (const Element* child = root->first_node(); child != nullptr; child = child->next_sibling())
            if (name_of(*child) == "graph") diagrams.push_back(read_graph(*child));
        if (diagrams.empty()) oddities_.fail(offset_of(*root), "the file holds no <graph>", "is it complete?");
        return diagrams;
    }

  private:
    [[nodiscard]] std::size_t offset_of(const Element& element) const { return tree_.offset_of(element); }
    [[nodiscard]] std::size_t tag_end(std::size_t start) const { return tree_.tag_end(start); }
    [[nodiscard]] std::optional<std::string> attribute(const Element& element, std::string_view name) const { return tree_.attribute(element, name); }
    [[nodiscard]] std::string text_of(const Element& element) const { return tree_.text_of(element); }

    void declare_key(const Element& element) {
        GraphMlKeys::Key key;
        key.id = attribute(element, "id").value_or("");
        key.domain = attribute(element, "for").value_or("");
        key.name = attribute(element, "attr.name").value_or("");
        key.type = attribute(element, "attr.type").value_or("");
        key.offset = offset_of(element);
        for (const Element* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) != "default") continue;
            key.fallback = text_of(*child);
            key.has_fallback = true;
        }
        keys_.declare(std::move(key), oddities_);
    }

    Diagram read_graph(const Element& element) {
        DiagramBuilder builder(source_, "graphml");
        const std::string direction = attribute(element, "edgedefault").value_or("");
        if (direction != "directed" && direction != "undirected")
            oddities_.report("graphs", offset_of(element), "the graph does not say whether its edges are directed; they are read as directed");
        builder.diagram().directed = direction != "undirected";
        Properties attributes;
        read_data(element, GraphMlDomain::other, attributes);
        for (const std::string_view name : {"name", "label", "title"})
            if (const std::string* title = find_property(attributes, name); title != nullptr && builder.diagram().name.empty())
                builder.diagram().name = *title;
        read_nodes(element, builder, std::nullopt);
        read_edges(element, builder);
        const std::size_t start = offset_of(element);
        return builder.finish(start, tree_.last_end_tag(element, "graph"));
    }

    void read_nodes(const Element& graph, DiagramBuilder& builder, std::optional<std::uint32_t> group) {
        for (const Element* child = graph.first_node(); child != nullptr; child = child->next_sibling()) {
            const std::string_view name = name_of(*child);
            if (name == "node") read_node(*child, builder, group);
            if (name == "hyperedge")
                oddities_.report("hyperedges", offset_of(*child), "hyperedges are not read; this one is left out");
        }
    }

    void read_node(const Element& element, DiagramBuilder& builder, std::optional<std::uint32_t> group) {
        const std::size_t start = offset_of(element);
        std::optional<std::string> id = attribute(element, "id");
        if (!id) {
            id = "node at byte " + std::to_string(source_.original(start));
            oddities_.report("nodes without id", start, "the node has no id; no edge can lead to it");
        }
        if (builder.find(*id))
            oddities_.report("nodes with one id", start, "the node \"" + *id + "\" was given before; the two are read as one");
        const std::uint32_t index = builder.node(*id, start, tag_end(start));
        if (group) {
            auto& members = builder.diagram().groups[*group].nodes;
            if (members.empty() || members.back() != index) members.push_back(index);
        }
        {
            DiagramNode& node = builder.diagram().nodes[index];
            const YedLook look = read_data(element, GraphMlDomain::node, node.attributes);
            keys_.add_defaults(node.attributes, GraphMlDomain::node);
            look.apply(node);
        }
        for (const Element* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) != "graph") continue;
            oddities_.report("nested graphs", offset_of(*child), "a graph stands inside the node \"" + *id + "\"; it is read as a group");
            const std::string title = title_of(builder.diagram().nodes[index]);
            const std::uint32_t inner = builder.add_group(attribute(*child, "id").value_or(*id + ":"), title, group, offset_of(*child),
                                                          tag_end(offset_of(*child)));
            read_nodes(*child, builder, inner);
        }
    }

    static std::string title_of(const DiagramNode& node) {
        if (!node.label.empty()) return node.label;
        const std::string* label = find_property(node.attributes, "label");
        return label != nullptr && !label->empty() ? *label : node.id;
    }

    // Edges of a graph and of those nested in it: after all nodes, which may stand behind them.
    void read_edges(const Element& graph, DiagramBuilder& builder) {
        for (const Element* child = graph.first_node(); child != nullptr; child = child->next_sibling()) {
            const std::string_view name = name_of(*child);
            if (name == "edge") read_edge(*child, builder);
            if (name != "node" && name != "edge") continue;
            for (const Element* inner = child->first_node(); inner != nullptr; inner = inner->next_sibling())
                if (name_of(*inner) == "graph") read_edges(*inner, builder);
        }
    }

    void read_edge(const Element& element, DiagramBuilder& builder) {
        const std::size_t start = offset_of(element);
        const std::size_t end = tree_.element_end(start);
        const auto source = attribute(element, "source");
        const auto target = attribute(element, "target");
        if (!source || !target) return oddities_.report("edges without ends", start, "the edge has no source or no target; it is left out");
        const auto end_node = [&](const std::string& id) {
            if (const auto known = builder.find(id)) return *known;
            oddities_.report("edges to unknown nodes", start, "there is no node \"" + id + "\"; one was made for this edge");
            return builder.node(id, start, end);
        };
        const std::uint32_t from = end_node(*source);
        const std::uint32_t to = end_node(*target);
        DiagramEdge& edge = builder.add_edge({false, from}, {false, to}, start, end);
        edge.id = attribute(element, "id").value_or("");
        if (!edge.id.empty() && !edge_ids_.insert(edge.id).second) {
            oddities_.report("edges with one id", start, "the edge id \"" + edge.id + "\" was given before; both edges are read");
            edge.id.clear();
        }
        if (const auto directed = attribute(element, "directed"))
            edge.target_end = *directed == "false" || *directed == "0" ? ArrowEnd::none : ArrowEnd::arrow;
        const YedLook look = read_data(element, GraphMlDomain::edge, edge.attributes);
        keys_.add_defaults(edge.attributes, GraphMlDomain::edge);
        look.apply(edge);
        const auto kind = attribute(element, "label");
        if (kind && find_property(edge.attributes, "label") == nullptr && edge.label.empty()) edge.label = *kind;
    }

    // The <data> of a graph, node or edge.
    YedLook read_data(const Element& element, GraphMlDomain domain, Properties& attributes) {
        constexpr std::size_t max_attributes = 1000;
        YedLook look;
        for (const Element* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) == "port") oddities_.report("ports", offset_of(*child), "ports are not read");
            if (name_of(*child) != "data") continue;
            if (read_yed_look(*child, look)) continue;
            const std::string value = text_of(*child);
            const std::string key = attribute(*child, "key").value_or("");
            const std::string& name = keys_.name_of(key, domain, value, offset_of(*child), oddities_);
            if (attributes.size() >= max_attributes)
                oddities_.report("too many attributes", offset_of(*child), "this has more than " + std::to_string(max_attributes) +
                                                                               " attributes; the others are left out");
            else
                set_property(attributes, name, value);
        }
        return look;
    }

    bool read_yed_look(const Element& data, YedLook& look) const {
        bool found = false;
        for (const Element* child = data.first_node(); child != nullptr; child = child->next_sibling())
            if (child->type() == rapidxml::node_element) {
                look_into(*child, look);
                found = true;
            }
        return found;
    }

    // Depth is bounded by the scan.
    void look_into(const Element& element, YedLook& look) const {
        const std::string_view name = name_of(element);
        if ((name == "NodeLabel" || name == "EdgeLabel") && look.label.empty()) look.label = text_of(element);
        if (name == "Shape") look.shape = attribute(element, "type").value_or("");
        if (name == "Fill" && look.fill.empty()) look.fill = attribute(element, "color").value_or("");
        for (const Element* child = element.first_node(); child != nullptr; child = child->next_sibling())
            if (child->type() == rapidxml::node_element) look_into(*child, look);
    }

    const SourceText& source_;
    Oddities& oddities_;
    XmlTree tree_;
    GraphMlKeys keys_;
    std::unordered_set<std::string> edge_ids_;
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
