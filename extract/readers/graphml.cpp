// GraphML, as networkx, igraph, Gephi, yEd, Boost and Skein write it, and what others make of it.

#include "extract/readers/graph_elements.hpp"
#include "extract/readers/graphml_keys.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/xml_events.hpp"
#include "extract/readers/yed.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr XmlEvents::LeafTags data_tags = {"<data key=\"", "</data>"};

// What stands inside a node or edge.
struct Content {
    GraphMlValues values;
    YedLook look;
    GraphElements::EdgeTag tag;  // of an edge
    std::string kind;
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
        const std::string_view direction = xml_.attribute("edgedefault").value_or("");
        if (direction != "directed" && direction != "undirected")
            oddities_.report("graphs", start, "the graph does not say whether its edges are directed; they are read as directed");
        elements.diagram().directed = direction != "undirected";
        Content content;
        keys_.start(content.values);
        read_graph_content(elements, std::nullopt, &content);
        for (const std::string_view name : {"name", "label", "title"})
            if (const auto title = content.values.properties().find(name); title && elements.diagram().name.empty())
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
                content->values.others_were_read();
                read_data(GraphMlDomain::other, *content);
            } else {
                if (name == "hyperedge") oddities_.report("hyperedges", xml_.start(), "hyperedges are not read; this one is left out");
                xml_.skip();
            }
        }
    }

    void read_node(GraphElements& elements, std::optional<std::uint32_t> group) {
        const std::uint32_t number = elements.add_node(group);
        OpenContent open(*this);
        Content& content = open.content();
        std::vector<std::uint32_t> inner_groups;
        while (next_inside(GraphMlDomain::node, content)) {
            const std::string& id = elements.node(number).id;
            oddities_.report("nested graphs", xml_.start(), "a graph stands inside the node \"" + id + "\"; it is read as a group");
            inner_groups.push_back(elements.add_group(std::string(xml_.attribute("id").value_or(id + ":")), group));
            read_graph_content(elements, inner_groups.back(), nullptr);
            content.values.others_were_read();
        }
        keys_.add_defaults(content.values, GraphMlDomain::node);
        DiagramNode& node = elements.node(number);
        if (node.attributes.empty())
            node.attributes = content.values.properties();
        else
            for (const auto& [name, value] : content.values.properties()) node.attributes.set(name, value);
        content.look.apply(node);
        for (const std::uint32_t inner : inner_groups) elements.diagram().groups[inner].title = title_of(node);
    }

    static std::string title_of(const DiagramNode& node) {
        if (!node.label.empty()) return node.label;
        const auto label = node.attributes.find("label");
        return label && !label->empty() ? std::string(*label) : node.id;
    }

    void read_edge(GraphElements& elements) {
        OpenContent open(*this);
        Content& content = open.content();
        elements.take_edge_tag(content.tag);
        const auto written = xml_.attribute("directed");
        const bool says_so = written.has_value();
        const ArrowEnd end = says_so && (*written == "false" || *written == "0") ? ArrowEnd::none : ArrowEnd::arrow;
        content.kind = xml_.attribute("label").value_or("");
        while (next_inside(GraphMlDomain::edge, content)) {
            read_graph_content(elements, std::nullopt, nullptr);
            content.values.others_were_read();
        }
        if (DiagramEdge* edge = elements.add_edge(content.tag)) {
            if (says_so) edge->target_end = end;
            keys_.add_defaults(content.values, GraphMlDomain::edge);
            edge->attributes = content.values.properties();
            content.look.apply(*edge);
            if (edge->label.empty() && !content.kind.empty() && !edge->attributes.find("label")) edge->label = content.kind;
            GraphElements::settle(*edge);
        }
    }

    // What stands inside the node or edge that was just entered: memory of the last one on the same level is used again.
    class OpenContent {
      public:
        explicit OpenContent(GraphMlReader& reader) : reader_(reader) {
            if (reader_.open_contents_ == reader_.contents_.size()) reader_.contents_.emplace_back();
            Content& content = reader_.contents_[reader_.open_contents_++];
            reader_.keys_.start(content.values);
            content.look.clear();
        }
        ~OpenContent() { --reader_.open_contents_; }
        OpenContent(const OpenContent&) = delete;
        OpenContent& operator=(const OpenContent&) = delete;
        [[nodiscard]] Content& content() const { return reader_.contents_[reader_.open_contents_ - 1]; }

      private:
        GraphMlReader& reader_;
    };

    // Reads what a node or edge holds beside graphs. True, and entered, where there is a graph; false at the end.
    bool next_inside(GraphMlDomain domain, Content& content) {
        for (;;) {
            XmlEvents::Leaf leaf;
            while (xml_.next_leaf(data_tags, leaf)) add_value(domain, leaf, content);
            if (!xml_.next_child()) return false;
            if (xml_.name() == "graph") return true;
            if (xml_.name() == "data") {
                read_data(domain, content);
            } else {
                if (xml_.name() == "port") oddities_.report("ports", xml_.start(), "ports are not read");
                xml_.skip();
            }
        }
    }

    void read_data(GraphMlDomain domain, Content& content) {
        const std::size_t start = xml_.start();
        const std::string key(xml_.attribute("key").value_or(""));
        std::string value;
        bool is_drawn = false;  // yEd writes elements, others text
        while (xml_.next_child(&value)) {
            look_into(content.look);
            is_drawn = true;
        }
        if (!is_drawn) add_value(domain, {key, value, start}, content);
    }

    void add_value(GraphMlDomain domain, const XmlEvents::Leaf& given, Content& content) {
        if (keys_.add_declared(content.values, domain, given, oddities_)) return;
        if (!looked_ahead_) look_ahead();
        keys_.add(content.values, domain, given, oddities_);
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
    std::deque<Content> contents_;  // the first `open_contents_` are being read
    std::size_t open_contents_ = 0;
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
