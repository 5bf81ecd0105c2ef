// Node-link JSON: {"directed", "multigraph", "graph", "nodes": [{"id", …}], "edges" or "links": [{"source", "target", …}]},
// as networkx, d3 and Skein write it. Streamed: the parser calls back with each value, nothing is kept but the diagram; edges
// that stand before the nodes wait for them.

#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"
#include "graph/attribute_list.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

namespace {

using nlohmann::json;

// Lets the parser read and tells how far it has come.
class TrackedIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    TrackedIterator(const char* at, const char** seen) : at_(at), seen_(seen) {}
    reference operator*() const { return *at_; }
    TrackedIterator& operator++() {
        *seen_ = ++at_;
        return *this;
    }
    TrackedIterator operator++(int) {
        TrackedIterator before = *this;
        ++*this;
        return before;
    }
    [[maybe_unused]] friend bool operator==(const TrackedIterator& a, const TrackedIterator& b) { return a.at_ == b.at_; }
    friend bool operator!=(const TrackedIterator& a, const TrackedIterator& b) { return a.at_ != b.at_; }

  private:
    const char* at_;
    const char** seen_;
};

enum class Frame : std::uint8_t {
    other,
    root,    // the outermost object
    graph,   // its "graph"
    nodes,   // the array
    node,    // an object in it
    edges,
    edge,
    list,    // an array of plain values that is an attribute
};

struct Item {
    Properties attributes;
    std::string id, source, target;
    bool has_id = false, has_source = false, has_target = false;
    std::size_t start = 0, end = 0;
};

struct OpenFrame {
    Frame frame = Frame::other;
    std::size_t start = 0;
    std::vector<std::string> keys;  // so far, for duplicates
};

// Nodes and edges on their way into the diagram.
class NodeLinkGraph {
  public:
    NodeLinkGraph(const SourceText& source, Oddities& oddities) : oddities_(oddities), builder_(source, "json") {}

    [[nodiscard]] Diagram& diagram() { return builder_.diagram(); }

    void add_nodes(std::vector<Item> nodes) {
        any_id_ = any_id_ || std::ranges::any_of(nodes, &Item::has_id);
        for (Item& item : nodes) {
            ids_.push_back(id_of(item));
            if (builder_.find(ids_.back()))
                oddities_.report("nodes with one id", item.start,
                                 "the node \"" + ids_.back() + "\" was given before; the two are read as one");
            DiagramNode& node = diagram().nodes[builder_.node(ids_.back(), item.start, item.end)];
            for (const auto& [name, value] : item.attributes) node.attributes.set(name, value);
            item = {};
        }
    }

    void add_edge(Item item) {
        if (!item.has_source || !item.has_target)
            return oddities_.report("edges without ends", item.start,
                                    "the edge has no \"source\" or no \"target\"; it is left out");
        const std::uint32_t source = end_of(item, item.source);
        const std::uint32_t target = end_of(item, item.target);
        DiagramEdge& edge = builder_.add_edge({false, source}, {false, target}, item.start, item.end);
        edge.id = item.attributes.take("id").value_or("");
        edge.attributes = std::move(item.attributes);
        DiagramBuilder::settle(edge);
    }

    // Whether edges have directions may be said behind them.
    [[nodiscard]] Diagram finish(std::size_t start, std::size_t end) {
        for (DiagramEdge& edge : diagram().edges) edge.target_end = diagram().directed ? ArrowEnd::arrow : ArrowEnd::none;
        return builder_.finish(start, end);
    }

  private:
    // d3 writes no ids: there an end is the number of its node in the list.
    [[nodiscard]] std::string id_of(const Item& node) const {
        if (node.has_id) return node.id;
        if (const auto name = node.attributes.find("name")) return std::string(*name);
        return std::to_string(ids_.size());
    }

    // The node an edge's end means: by id, else by number where the nodes have no ids, else a new one.
    std::uint32_t end_of(const Item& edge, const std::string& end) {
        if (!any_id_) {
            std::size_t number = 0;
            const auto read = std::from_chars(end.data(), end.data() + end.size(), number);
            if (read.ec == std::errc() && read.ptr == end.data() + end.size() && number < ids_.size())
                return *builder_.find(ids_[number]);
        }
        if (const auto known = builder_.find(end)) return *known;
        oddities_.report("edges to unknown nodes", edge.start, "there is no node \"" + end + "\"; one was made for this edge");
        return builder_.node(end, edge.start, edge.end);
    }

    Oddities& oddities_;
    DiagramBuilder builder_;
    std::vector<std::string> ids_;  // in the order of the list
    bool any_id_ = false;
};

constexpr std::size_t max_attributes = 1000;
constexpr std::size_t checked_keys = 64;  // of one object; a duplicate behind them is not reported

class NodeLinkHandler final : public nlohmann::json_sax<json> {
  public:
    NodeLinkHandler(const SourceText& source, Oddities& oddities, NodeLinkGraph& graph)
        : text_(source.text()), seen_(text_.data()), oddities_(oddities), graph_(graph) {}

    [[nodiscard]] TrackedIterator begin() { return {text_.data(), &seen_}; }
    [[nodiscard]] TrackedIterator end() { return {text_.data() + text_.size(), &seen_}; }

    bool null() override { return true; }
    bool boolean(bool value) override { return scalar(value ? "true" : "false", value); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value), value != 0); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value), value != 0); }
    bool number_float(number_float_t, const string_t& text) override { return scalar(text, true); }
    bool string(string_t& value) override { return scalar(value, !value.empty()); }
    bool binary(binary_t&) override { return true; }

    bool key(string_t& name) override {
        key_ = name;
        std::vector<std::string>& keys = frames_.back().keys;
        if (std::ranges::find(keys, name) != keys.end())
            oddities_.report("duplicate keys", position(),
                             "the key \"" + name + "\" stands twice in one object; the last value counts");
        else if (keys.size() < checked_keys)
            keys.push_back(name);
        return true;
    }

    bool start_object(std::size_t) override { return open(object_frame()); }
    bool end_object() override {
        const Frame frame = frames_.back().frame;
        if (frame == Frame::node || frame == Frame::edge) {
            item_.end = position();
            frame == Frame::node ? nodes_.push_back(std::exchange(item_, {})) : take_edge();
        }
        return close();
    }
    bool start_array(std::size_t) override { return open(array_frame()); }
    bool end_array() override {
        if (frames_.back().frame == Frame::nodes) {
            graph_.add_nodes(std::exchange(nodes_, {}));
            nodes_were_read_ = true;
        }
        if (frames_.back().frame == Frame::list) set_attribute(list_key_, join_list(std::exchange(list_, {})));
        return close();
    }

    bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
        std::string reason = error.what();
        if (const std::size_t colon = reason.rfind("syntax error"); colon != std::string::npos) reason.erase(0, colon);
        const std::size_t at = position() > 0 ? position() - 1 : 0;
        if (reason.find("unexpected end of input") != std::string::npos)
            oddities_.fail(at, "the JSON ends too early: " + reason, "is the file complete?");
        oddities_.fail(at, "not JSON: " + reason);
    }

    // After the whole file.
    void finish() {
        for (Item& edge : edges_) graph_.add_edge(std::exchange(edge, {}));
    }

    std::size_t root_start = 0, root_end = 0;
    bool has_nodes = false, has_edges = false;

  private:
    void take_edge() {
        if (nodes_were_read_)
            graph_.add_edge(std::exchange(item_, {}));
        else
            edges_.push_back(std::exchange(item_, {}));
    }

    [[nodiscard]] std::size_t position() const { return static_cast<std::size_t>(seen_ - text_.data()); }

    [[nodiscard]] Frame object_frame() {
        if (frames_.empty()) return Frame::root;
        switch (frames_.back().frame) {
            case Frame::root: return key_ == "graph" ? Frame::graph : Frame::other;
            case Frame::nodes: return Frame::node;
            case Frame::edges: return Frame::edge;
            default: return Frame::other;
        }
    }

    [[nodiscard]] Frame array_frame() {
        if (frames_.empty()) return Frame::other;
        const Frame inside = frames_.back().frame;
        if (inside == Frame::root && key_ == "nodes") return has_nodes = true, Frame::nodes;
        if (inside == Frame::root && (key_ == "edges" || key_ == "links")) {
            if (has_edges) oddities_.report("edge lists", position(), "there are both \"edges\" and \"links\"; both are read");
            return has_edges = true, Frame::edges;
        }
        if (inside == Frame::node || inside == Frame::edge) {
            list_key_ = key_;
            list_.clear();
            return Frame::list;
        }
        return Frame::other;
    }

    bool open(Frame frame) {
        if (frames_.size() >= max_nesting_depth)
            oddities_.fail(position(), "the JSON is nested more than " + std::to_string(max_nesting_depth) + " levels deep",
                           "a graph file needs about five; is this one?");
        if (frame == Frame::other && !frames_.empty() && frames_.back().frame == Frame::list) frames_.back().frame = Frame::other;
        if (frame == Frame::root) root_start = position() - 1;
        if (frame == Frame::node || frame == Frame::edge) {
            item_ = {};
            item_.start = position() - 1;
        }
        raw_keys_.push_back(key_);
        frames_.push_back({frame, position() - 1, {}});
        return true;
    }

    bool close() {
        const OpenFrame frame = std::move(frames_.back());
        const std::string name = std::move(raw_keys_.back());
        frames_.pop_back();
        raw_keys_.pop_back();
        if (frame.frame == Frame::root) root_end = position();
        const bool in_item = !frames_.empty() && (frames_.back().frame == Frame::node || frames_.back().frame == Frame::edge);
        // What is more than a list stays as it is written.
        if (frame.frame == Frame::other && in_item)
            set_attribute(name, std::string(text_.substr(frame.start, position() - frame.start)));
        return true;
    }

    bool scalar(const std::string& value, bool truth) {
        if (frames_.empty()) return true;
        switch (frames_.back().frame) {
            case Frame::root:
                if (key_ == "directed") graph_.diagram().directed = truth;
                break;
            case Frame::graph:
                if (key_ == "name" || (key_ == "title" && graph_.diagram().name.empty())) graph_.diagram().name = value;
                break;
            case Frame::list: list_.push_back(value); break;
            case Frame::nodes:  // a plain value: the node's id
                item_ = {};
                item_.end = position();
                item_.start = item_.end;
                item_.id = value;
                item_.has_id = true;
                nodes_.push_back(std::exchange(item_, {}));
                break;
            case Frame::node:
            case Frame::edge: set_attribute(key_, value); break;
            case Frame::edges: oddities_.report("edges", position(), "an edge must be an object; this value is left out"); break;
            case Frame::other: break;
        }
        return true;
    }

    void set_attribute(const std::string& name, std::string value) {
        const Frame frame =
            frames_.back().frame == Frame::list && frames_.size() > 1 ? frames_[frames_.size() - 2].frame : frames_.back().frame;
        const auto take = [&](std::string& field, bool& has) {
            field = std::move(value);
            has = true;
        };
        if (name == "id" && frame == Frame::node) return take(item_.id, item_.has_id);
        if (name == "source" && frame == Frame::edge) return take(item_.source, item_.has_source);
        if (name == "target" && frame == Frame::edge) return take(item_.target, item_.has_target);
        if (item_.attributes.size() >= max_attributes)
            return oddities_.report(
                "too many attributes", item_.start,
                "a node or edge has more than " + std::to_string(max_attributes) + " attributes; the others are left out");
        item_.attributes.set(name, value);
    }

    std::string_view text_;
    const char* seen_;
    Oddities& oddities_;
    NodeLinkGraph& graph_;
    std::vector<Item> nodes_, edges_;  // that wait for the end of the list, and for the nodes
    bool nodes_were_read_ = false;
    std::vector<OpenFrame> frames_;
    std::vector<std::string> raw_keys_;  // under which each frame stands
    std::string key_, list_key_;
    std::vector<std::string> list_;
    Item item_;
};

}  // namespace

bool recognises_node_link_json(std::string_view text) {
    constexpr std::size_t looked_at = 4096;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text[start] != '{') return false;
    const std::string_view head = text.substr(start, looked_at);
    const auto has = [&](std::string_view key) { return head.find(key) != std::string_view::npos; };
    return has("\"nodes\"") || (has("\"directed\"") && has("\"multigraph\"")) || has("\"links\"");
}

void read_node_link_json(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Oddities oddities(*source, diagnostics);
    NodeLinkGraph graph(*source, oddities);
    NodeLinkHandler handler(*source, oddities, graph);
    json::sax_parse(handler.begin(), handler.end(), &handler);
    if (!handler.has_nodes && !handler.has_edges)
        oddities.fail(0, "the JSON holds no graph: neither \"nodes\" nor \"edges\" nor \"links\"",
                      "text is read from NDJSON with \"uri\" and \"text\"; a graph needs \"nodes\" and \"edges\"");
    handler.finish();
    oddities.finish();
    Document document = new_document(source);
    document.diagrams.push_back(graph.finish(handler.root_start, handler.root_end));
    document.record.title = document.diagrams.back().name;
    sink(std::move(document));
}

}  // namespace skein
