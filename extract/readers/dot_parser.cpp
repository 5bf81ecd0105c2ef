#include "extract/readers/dot_parser.hpp"

#include "base/utf8.hpp"
#include "extract/document_reader.hpp"
#include "extract/readers/dot_lexer.hpp"
#include "extract/readers/dot_look.hpp"
#include "extract/readers/dot_text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t max_attributes = 1000;  // of one thing
constexpr std::size_t max_edges = 20'000'000;  // `{a b …} -> {c d …}` multiplies

// A text as an escString, for what has been resolved already.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\\\";
        else if (c == '\n') out += "\\n";
        else if (c == '&') out += "&amp;";
        else out += c;
    }
    return out;
}

// What holds inside one pair of braces. Attributes are kept as written until the graph is whole.
struct Scope {
    std::string name;
    Properties node_defaults, edge_defaults, attributes;
    std::optional<std::uint32_t> group;
    std::vector<std::uint32_t> members;  // nodes spoken of inside, each once; not kept for the outermost scope
    std::unordered_set<std::uint32_t> seen;
};

class DotParser {
  public:
    DotParser(const SourceText& source, std::size_t start, std::size_t end, Oddities& oddities)
        : source_(source), oddities_(oddities), lexer_(source.text(), start, end, oddities), token_(lexer_.next()) {}

    [[nodiscard]] bool at_end() const { return token_.kind == DotTokenKind::end; }
    [[nodiscard]] std::size_t next_start() const { return token_.start; }

    Diagram graph() {
        const std::size_t start = token_.start;
        DiagramBuilder builder(source_, "dot");
        builder_ = &builder;
        strict_ = is_keyword("strict");
        if (strict_) advance();
        if (!is_keyword("graph") && !is_keyword("digraph"))
            oddities_.fail(token_.start, "\"graph\" or \"digraph\" was expected here", "a DOT file begins with one of them");
        directed_ = is_keyword("digraph");
        builder.diagram().directed = directed_;
        advance();
        scopes_.emplace_back();
        if (token_.is_id()) {
            scopes_.back().name = token_.text;
            advance();
        }
        braces();
        const std::size_t end = last_end_;
        finish(builder);
        scopes_.clear();
        return builder.finish(start, end);
    }

  private:
    void advance() {
        last_end_ = token_.end;
        token_ = lexer_.next();
    }
    [[nodiscard]] bool is(DotTokenKind kind) const { return token_.kind == kind; }
    [[nodiscard]] bool is_keyword(std::string_view word) const { return is(DotTokenKind::keyword) && token_.text == word; }
    [[nodiscard]] bool is_edge_operator() const { return is(DotTokenKind::arrow) || is(DotTokenKind::line); }
    void expect(DotTokenKind kind, const char* what, const char* advice = "") {
        if (!is(kind))
            oddities_.fail(token_.start, std::string(what) + (at_end() ? " was expected before the end" : " was expected here"),
                           advice);
        advance();
    }

    // "{" statements "}"
    void braces() {
        if (scopes_.size() > max_nesting_depth)
            oddities_.fail(token_.start, "subgraphs are nested more than " + std::to_string(max_nesting_depth) + " levels deep");
        const std::size_t start = token_.start;
        expect(DotTokenKind::open_brace, "'{'");
        while (!is(DotTokenKind::close_brace)) {
            if (at_end()) oddities_.fail(start, "this '{' is not closed", "is the file complete?");
            statement();
            while (is(DotTokenKind::semicolon) || is(DotTokenKind::comma)) advance();
        }
        advance();
    }

    void statement() {
        const std::size_t start = token_.start;
        if (is_keyword("graph") || is_keyword("node") || is_keyword("edge")) return defaults();
        if (is_keyword("subgraph") || is(DotTokenKind::open_brace)) {
            std::vector<std::uint32_t> ends = subgraph();
            if (is_edge_operator()) edges(std::move(ends), start);
            else if (is(DotTokenKind::open_bracket)) (void)attributes();  // Graphviz reads and forgets them
            return;
        }
        if (!token_.is_id()) oddities_.fail(token_.start, "a node, an edge or an attribute was expected here", keyword_advice());
        const DotToken name = token_;
        advance();
        if (is(DotTokenKind::equals)) {
            advance();
            set_attribute(scopes_.back().attributes, name.text, value());
            return;
        }
        skip_port();
        const std::uint32_t index = mention(name);
        if (is_edge_operator()) return edges({index}, start);
        for (const auto& [key, text] : attributes()) set_attribute(builder_->diagram().nodes[index].attributes, key, text);
    }

    [[nodiscard]] const char* keyword_advice() const {
        return is(DotTokenKind::keyword)
                   ? "node, edge, graph, digraph, subgraph and strict are DOT's own words; as names they stand in quotes"
                   : "";
    }

    void defaults() {
        const std::string what = token_.text;
        advance();
        if (is(DotTokenKind::equals))
            oddities_.fail(token_.start, "\"" + what + "\" is one of DOT's own words and cannot be set");
        Scope& scope = scopes_.back();
        Properties& target = what == "node" ? scope.node_defaults : what == "edge" ? scope.edge_defaults : scope.attributes;
        for (const auto& [name, text] : attributes()) set_attribute(target, name, text);
    }

    // "[" name = value, … "]" as often as it stands there
    Properties attributes() {
        Properties read;
        while (is(DotTokenKind::open_bracket)) {
            const std::size_t start = token_.start;
            advance();
            while (!is(DotTokenKind::close_bracket)) {
                if (at_end()) oddities_.fail(start, "this '[' is not closed", "is the file complete?");
                if (!token_.is_id() && !is(DotTokenKind::keyword))
                    oddities_.fail(token_.start, "the name of an attribute was expected here",
                                   "values with blanks or signs stand in double quotes");
                const std::string name = token_.text;
                advance();
                std::string text = "true";
                if (is(DotTokenKind::equals)) {
                    advance();
                    text = value();
                }
                set_attribute(read, name, text);
                while (is(DotTokenKind::comma) || is(DotTokenKind::semicolon)) advance();
            }
            advance();
        }
        return read;
    }

    std::string value() {
        if (!token_.is_id())
            oddities_.fail(token_.start, "a value was expected here", "values with blanks or signs stand in double quotes");
        std::string text = is(DotTokenKind::html) ? escaped(dot_html_text(token_.text)) : std::move(token_.text);
        advance();
        return text;
    }

    void set_attribute(Properties& target, std::string_view name, std::string_view text) {
        if (target.size() >= max_attributes && !target.find(name))
            return oddities_.report("too many attributes", token_.start, "this has more than " + std::to_string(max_attributes) +
                                                                             " attributes; the others are left out");
        target.set(name, text);
    }

    void skip_port() {
        for (int parts = 0; parts < 2 && is(DotTokenKind::colon); ++parts) {
            advance();
            if (!token_.is_id())
                oddities_.fail(token_.start, "a port was expected after ':'", "a name with a colon stands in double quotes");
            advance();
        }
    }

    std::uint32_t mention(const DotToken& name) {
        Scope& scope = scopes_.back();
        const bool is_new = !builder_->find(name.text);
        const std::uint32_t index = builder_->node(name.text, name.start, name.end);
        if (is_new) {
            builder_->diagram().nodes[index].attributes = scope.node_defaults;
            group_of_.emplace_back();
        }
        note_member(index);
        return index;
    }

    void note_member(std::uint32_t index) {
        Scope& scope = scopes_.back();
        if (scopes_.size() > 1 && scope.seen.insert(index).second) scope.members.push_back(index);
        if (scope.group && (!group_of_[index] || encloses(*group_of_[index], *scope.group))) group_of_[index] = scope.group;
    }

    [[nodiscard]] bool encloses(std::uint32_t outer, std::uint32_t inner) const {
        for (std::optional<std::uint32_t> each = builder_->diagram().groups[inner].parent; each;
             each = builder_->diagram().groups[*each].parent)
            if (*each == outer) return true;
        return false;
    }

    std::vector<std::uint32_t> subgraph() {
        const std::size_t start = token_.start;
        Scope inner;
        inner.node_defaults = scopes_.back().node_defaults;
        inner.edge_defaults = scopes_.back().edge_defaults;
        inner.group = scopes_.back().group;
        if (is_keyword("subgraph")) {
            advance();
            if (token_.is_id()) {
                inner.name = token_.text;
                advance();
            }
        }
        const bool is_cluster = inner.name.starts_with("cluster");
        if (is_cluster) inner.group = cluster(inner.name, start);
        const std::string name = inner.name;
        if (!is(DotTokenKind::open_brace)) return known_subgraph(name);
        scopes_.push_back(std::move(inner));
        braces();
        Scope closed = std::move(scopes_.back());
        scopes_.pop_back();
        if (is_cluster) describe(*closed.group, closed.attributes);
        for (const std::uint32_t index : closed.members) note_outer_member(index);
        if (!name.empty()) members_of_[name] = closed.members;
        return std::move(closed.members);
    }

    // `subgraph x` without braces means the one given before.
    std::vector<std::uint32_t> known_subgraph(const std::string& name) {
        const auto known = members_of_.find(name);
        if (name.empty() || known == members_of_.end()) oddities_.fail(token_.start, "'{' was expected here");
        for (const std::uint32_t index : known->second) note_outer_member(index);
        return known->second;
    }

    void note_outer_member(std::uint32_t index) {
        Scope& outer = scopes_.back();
        if (scopes_.size() > 1 && outer.seen.insert(index).second) outer.members.push_back(index);
        if (outer.group && !group_of_[index]) group_of_[index] = outer.group;
    }

    std::uint32_t cluster(const std::string& name, std::size_t start) {
        const auto known = clusters_.find(name);
        if (known != clusters_.end()) return known->second;
        const std::uint32_t index = builder_->add_group(name, "", scopes_.back().group, start, token_.start);
        clusters_.emplace(name, index);
        return index;
    }

    void describe(std::uint32_t index, Properties& attributes) {
        DiagramGroup& group = builder_->diagram().groups[index];
        if (const auto label = attributes.take("label")) group.title = dot_plain_text(*label, {{}, group.id, {}, {}, {}});
        take_dot_look(group, attributes);
    }

    // ends ( -> | -- ) ends … [attributes]
    void edges(std::vector<std::uint32_t> first, std::size_t start) {
        std::vector<std::vector<std::uint32_t>> chain = {std::move(first)};
        std::vector<bool> arrows;
        while (is_edge_operator()) {
            arrows.push_back(is(DotTokenKind::arrow));
            if (arrows.back() != directed_)
                oddities_.report("edge signs", token_.start,
                                 directed_ ? "in a digraph edges are drawn with \"->\"; this one is read without an arrow"
                                           : "in a graph edges are drawn with \"--\"; this one is read as an arrow");
            advance();
            if (is_keyword("subgraph") || is(DotTokenKind::open_brace)) {
                chain.push_back(subgraph());
            } else {
                if (!token_.is_id())
                    oddities_.fail(token_.start, "the other end of the edge was expected here", keyword_advice());
                const DotToken name = token_;
                advance();
                skip_port();
                chain.push_back({mention(name)});
            }
        }
        Properties given = scopes_.back().edge_defaults;
        for (const auto& [name, text] : attributes()) set_attribute(given, name, text);
        for (std::size_t i = 0; i + 1 < chain.size(); ++i)
            for (const std::uint32_t tail : chain[i])
                for (const std::uint32_t head : chain[i + 1]) add_edge(tail, head, arrows[i], given, start);
    }

    void add_edge(std::uint32_t tail, std::uint32_t head, bool arrow, const Properties& given, std::size_t start) {
        auto& all = builder_->diagram().edges;
        if (strict_) {
            const std::pair ends = directed_ || tail < head ? std::pair(tail, head) : std::pair(head, tail);
            const auto [known, is_new] = strict_edges_.try_emplace(ends, all.size());
            if (!is_new) {
                for (const auto& [name, text] : given) set_attribute(all[known->second].attributes, name, text);
                return;
            }
        }
        if (all.size() >= max_edges) oddities_.fail(start, "the graph has more than " + std::to_string(max_edges) + " edges");
        DiagramEdge& edge = builder_->add_edge({false, tail}, {false, head}, start, last_end_);
        edge.attributes = given;
        if (arrow != directed_ && !given.find("dir")) edge.attributes.append("dir", arrow ? "forward" : "none");
    }

    void finish(DiagramBuilder& builder) {
        Diagram& diagram = builder.diagram();
        Scope& root = scopes_.front();
        const std::string graph_name = root.name;
        if (const auto label = root.attributes.take("label")) diagram.name = dot_plain_text(*label, {{}, graph_name, {}, {}, {}});
        const std::string direction = root.attributes.take("rankdir").value_or("TB");
        diagram.direction = direction == "LR"   ? Direction::left_right
                            : direction == "RL" ? Direction::right_left
                            : direction == "BT" ? Direction::bottom_top
                                                : Direction::top_bottom;
        for (std::uint32_t i = 0; i < diagram.nodes.size(); ++i) {
            if (group_of_[i]) diagram.groups[*group_of_[i]].nodes.push_back(i);
            finish_node(diagram.nodes[i], graph_name);
        }
        for (DiagramEdge& edge : diagram.edges) finish_edge(diagram, edge, graph_name);
    }

    static void show_attributes(Properties& attributes, const DotNames& names) {
        Properties shown;
        for (const auto& [name, text] : attributes) shown.append(name, dot_plain_text(text, names, true));
        attributes = std::move(shown);
    }

    static void finish_node(DiagramNode& node, const std::string& graph_name) {
        const DotNames names{node.id, graph_name, {}, {}, {}};
        const auto shape = node.attributes.find("shape");
        const bool record = shape && (*shape == "record" || *shape == "Mrecord");
        const auto label = node.attributes.take("label");
        show_attributes(node.attributes, names);
        if (label) node.label = record ? dot_record_text(*label, names) : dot_plain_text(*label, names);
        take_dot_look(node);
    }

    void finish_edge(Diagram& diagram, DiagramEdge& edge, const std::string& graph_name) {
        const std::string& tail = diagram.nodes[edge.source.index].id;
        const std::string& head = diagram.nodes[edge.target.index].id;
        const std::string both = tail + (directed_ ? "->" : "--") + head;
        const DotNames names{{}, graph_name, tail, head, both};
        for (const std::string_view name : {"label", "xlabel", "headlabel", "taillabel"}) {
            const auto label = edge.attributes.take(name);
            if (label && edge.label.empty()) edge.label = dot_plain_text(*label, names);
        }
        show_attributes(edge.attributes, names);
        const auto lead = [&](std::string_view name, DiagramEndpoint& end) {
            const auto cluster = edge.attributes.take(name);
            const auto known = cluster ? clusters_.find(*cluster) : clusters_.end();
            if (known != clusters_.end()) end = {true, known->second};
        };
        lead("ltail", edge.source);
        lead("lhead", edge.target);
        take_dot_look(edge, directed_);
        DiagramBuilder::settle(edge);
    }

    const SourceText& source_;
    Oddities& oddities_;
    DotLexer lexer_;
    DotToken token_;
    std::size_t last_end_ = 0;
    bool strict_ = false;
    bool directed_ = true;
    DiagramBuilder* builder_ = nullptr;
    std::vector<Scope> scopes_;
    std::vector<std::optional<std::uint32_t>> group_of_;  // by node
    std::map<std::string, std::uint32_t> clusters_;
    std::map<std::string, std::vector<std::uint32_t>> members_of_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> strict_edges_;
};

}  // namespace

std::vector<Diagram> parse_dot(const SourceText& source, std::size_t start, std::size_t end, Oddities& oddities) {
    std::vector<Diagram> diagrams;
    for (;;) {
        DotParser parser(source, start, end, oddities);
        diagrams.push_back(parser.graph());
        if (parser.at_end()) return diagrams;
        start = parser.next_start();
    }
}

}  // namespace skein
