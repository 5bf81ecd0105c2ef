// GraphML, as networkx, igraph, Gephi, yEd, Boost and Skein write it, and what others make of it.
//
// Nearly all of a large file is edges. They are read by every processor: when the first edge of a graph comes, other threads
// begin at edges further on, each with a reader of its own that knows the nodes and keys so far, and stop at whatever is odd. The
// first reader takes over what they read when it comes to the very place where they began; where it never does, for that place is
// in a comment, or where another key has come meanwhile, what they read is dropped. So the result is the same for any number of
// threads.

#include "extract/readers/graph_elements.hpp"
#include "extract/readers/graphml_keys.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/xml_events.hpp"
#include "extract/readers/yed.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t least_share = std::size_t{1} << 16;  // bytes that are worth a thread
constexpr std::size_t most_shares = 16;

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
    GraphMlReader(const SourceText& source, Oddities& oddities)
        : source_(source), oddities_(oddities), xml_(source, "graphml", oddities) {}

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
        struct EndOfAhead {  // before the elements go
            GraphMlReader& reader;
            ~EndOfAhead() { reader.ahead_.clear(); }
        } const end_of_ahead{*this};
        may_share_ = true;
        const std::string_view direction = xml_.attribute("edgedefault").value_or("");
        if (direction != "directed" && direction != "undirected")
            oddities_.report("graphs", start, "the graph does not say whether its edges are directed; they are read as directed");
        elements.diagram().directed = direction != "undirected";
        Content content;
        keys_.start(content.values);
        read_graph_content(elements, std::nullopt, &content);
        ahead_.clear();
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
                if (content == nullptr || !take_edges_ahead(elements)) read_edge(elements);
            } else if (name == "data" && content != nullptr) {
                content->values.others_were_read();
                read_data(GraphMlDomain::other, *content);
            } else {
                if (name == "hyperedge")
                    oddities_.report("hyperedges", xml_.start(), "hyperedges are not read; this one is left out");
                xml_.skip();
            }
        }
    }

    void read_node(GraphElements& elements, std::optional<std::uint32_t> group) {
        wait_for_ahead();  // who reads there looks nodes up
        const std::uint32_t number = elements.add_node(group);
        OpenContent open(*this);
        Content& content = open.content();
        std::vector<std::uint32_t> inner_groups;
        while (next_inside(GraphMlDomain::node, content)) {
            const std::string& id = elements.node(number).id;
            oddities_.report("nested graphs", xml_.start(),
                             "a graph stands inside the node \"" + id + "\"; it is read as a group");
            inner_groups.push_back(elements.add_group(std::string(xml_.attribute("id").value_or(id + ":")), group));
            read_graph_content(elements, inner_groups.back(), nullptr);
            content.values.others_were_read();
        }
        keys_.add_defaults(content.values, GraphMlDomain::node);
        DiagramNode& node = elements.node(number);
        if (node.attributes.empty())
            node.attributes = elements.keep(content.values.properties());
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
            edge->attributes = elements.keep(content.values.properties());
            content.look.apply(*edge);
            if (edge->label.empty() && !content.kind.empty() && !edge->attributes.find("label")) edge->label = content.kind;
            GraphElements::settle(*edge);
        }
    }

    class Ahead;
    // For `Ahead`.
    GraphMlReader(const GraphMlReader& other, Oddities& oddities, std::size_t at)
        : source_(other.source_),
          oddities_(oddities),
          xml_(other.xml_, oddities, at),
          keys_(other.keys_),
          looked_ahead_(true),
          may_share_(false) {}

    void share(const GraphElements& elements);
    bool take_edges_ahead(GraphElements& elements);
    void wait_for_ahead();

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
    bool may_share_ = true;  // the edges of the graph that is being read
    std::deque<std::shared_ptr<Ahead>> ahead_;
};

// Edges from one place of a graph on, read by a thread of its own.
class GraphMlReader::Ahead {
  public:
    // `from` and `until` are starts of edges; the second is not read. The first reader has just entered another edge of the
    // graph.
    Ahead(const GraphMlReader& first, const GraphElements& elements, std::size_t from, std::size_t until)
        : from_(from),
          until_(until),
          end_(from),
          keys_(first.keys_.size()),
          oddities_(first.source_, unheard_),
          reader_(first, oddities_, from),
          elements_(elements, reader_.xml_, oddities_),
          thread_([this] { read(); }) {}
    ~Ahead() {
        stop_ = true;
        wait();
    }
    Ahead(const Ahead&) = delete;
    Ahead& operator=(const Ahead&) = delete;

    void wait() {
        if (thread_.joinable()) thread_.join();
    }
    [[nodiscard]] std::size_t from() const { return from_; }
    [[nodiscard]] std::size_t keys() const { return keys_; }  // how many there were
    // After this was waited for: what was read, up to `end`.
    [[nodiscard]] GraphElements& elements() { return elements_; }
    [[nodiscard]] std::size_t end() const { return end_; }

  private:
    void read() {
        Diagram& read = elements_.diagram();
        std::size_t sound = 0;
        try {
            while (!stop_ && reader_.xml_.next_child() && reader_.xml_.name() == "edge" && reader_.xml_.start() < until_) {
                reader_.read_edge(elements_);
                if (oddities_.any() || !read.nodes.empty()) break;
                sound = read.edges.size();
                end_ = reader_.xml_.position();
            }
        } catch (const Error&) {  // the first reader will come to it
        }
        read.edges.erase(read.edges.begin() + static_cast<std::ptrdiff_t>(sound), read.edges.end());
    }

    std::size_t from_, until_, end_, keys_;
    Diagnostics unheard_;
    Oddities oddities_;
    GraphMlReader reader_;
    GraphElements elements_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

void GraphMlReader::wait_for_ahead() {
    for (const auto& ahead : ahead_) ahead->wait();
}

// An edge of a graph itself was just entered: hands out what follows it.
void GraphMlReader::share(const GraphElements& elements) {
    may_share_ = false;
    if (source_.is_utf16()) return;
    const std::string_view text = source_.text();
    const std::size_t start = xml_.position(), left = text.size() - start;
    const auto processors = static_cast<std::size_t>(oneapi::tbb::this_task_arena::max_concurrency());
    const std::size_t shares = std::min({processors, most_shares, left / least_share});
    std::vector<std::size_t> starts;
    for (std::size_t i = 1; i < shares; ++i) {
        const std::size_t found = text.find("<edge ", start + left / shares * i);
        if (found != std::string_view::npos && (starts.empty() || starts.back() < found)) starts.push_back(found);
    }
    starts.push_back(text.size());
    try {
        for (std::size_t i = 0; i + 1 < starts.size(); ++i)
            ahead_.push_back(std::make_shared<Ahead>(*this, elements, starts[i], starts[i + 1]));
    } catch (const std::system_error&) {  // no more threads: then without
    }
}

// Of such an edge: true, and it and all that was read ahead behind it are taken over, where that began with it.
bool GraphMlReader::take_edges_ahead(GraphElements& elements) {
    if (may_share_) share(elements);
    while (!ahead_.empty() && ahead_.front()->from() < xml_.start()) ahead_.pop_front();
    if (ahead_.empty() || ahead_.front()->from() != xml_.start()) return false;
    const std::shared_ptr<Ahead> ahead = std::move(ahead_.front());
    ahead_.pop_front();
    ahead->wait();
    if (ahead->end() == ahead->from() || ahead->keys() != keys_.size()) return false;
    elements.take_edges(ahead->elements());
    xml_.pass(ahead->end());
    return true;
}

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
    oneapi::tbb::task_group beside;
    beside.run([&] { static_cast<void>(source->content_hash()); });  // which `new_document` asks for
    std::vector<Diagram> diagrams = GraphMlReader(*source, oddities).read();
    beside.wait();
    Document document = new_document(source);
    document.diagrams = std::move(diagrams);
    document.record.title = document.diagrams.front().name;
    oddities.finish();
    sink(std::move(document));
}

}  // namespace skein
