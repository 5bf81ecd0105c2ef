// The Diagram value: what Mermaid draws of the settled flowchart.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/resolution.hpp"

#include <algorithm>
#include <unordered_set>

namespace skein::mermaid {

namespace {

class DiagramBuilder {
  public:
    DiagramBuilder(Flowchart& chart, Resolution& out, const WorkingText& origin)
        : chart_(chart), text_(chart.text), out_(out), diagram_(out.diagram), origin_(origin) {}

    void build() {
        diagram_.format = "mermaid";
        diagram_.name = chart_.title;
        diagram_.direction = chart_.direction;
        add_groups();
        for (const Statement& statement : chart_.statements) {
            if (statement.kind == StatementKind::chain) add_chain(chart_.chains[statement.index], statement);
            if (statement.kind == StatementKind::close_group) close_group(statement.index);
        }
    }

  private:
    void add_groups() {
        members_.resize(chart_.groups.size());
        for (std::uint32_t i = 0; i < chart_.groups.size(); ++i) {
            const GroupStatement& written = chart_.groups[i];
            DiagramGroup group;
            group.id = out_.group_ids[i];
            SeenLabel seen = seen_label(written.title.empty() ? written.id : written.title);
            group.title = std::move(seen.plain);
            group.markup = std::move(seen.markup);
            group.parent = written.parent;
            group.direction = written.direction;
            group.span = origin_.original(written.begin, written.head_end);
            group.line = origin_.line_of(written.begin);
            diagram_.groups.push_back(std::move(group));
        }
    }

    std::uint32_t node_of(const NodeMention& mention) {
        NameUse& use = out_.names[mention.name];
        if (!use.node) {
            use.node = static_cast<std::uint32_t>(diagram_.nodes.size());
            DiagramNode node;
            node.id = use.id;
            node.label = use.id == mention.name && !mention.quoted ? mention.name : seen_label(quoted_label(mention.name)).plain;
            node.span = origin_.original(mention.begin, mention.end);
            node.line = origin_.line_of(mention.begin);
            // A new id that shows its name has got brackets.
            if ((use.id != mention.name || mention.quoted) && !use.shaped) node.shape = NodeShape::rectangle;
            diagram_.nodes.push_back(std::move(node));
            shape_source_.emplace_back();
        }
        DiagramNode& node = diagram_.nodes[*use.node];
        if (mention.shape) {
            const FoundShape& shape = *mention.shape;
            const MendedLabel label = mend_label(text_.substr(shape.label_begin, shape.label_end - shape.label_begin));
            SeenLabel seen = seen_label(label.source);
            std::string& earlier = shape_source_[*use.node];
            if (!earlier.empty() && seen.plain != node.label)
                chart_.reported(
                    mention.begin,
                    "a second label for \"" + mention.name + "\", which was \"" + node.label + "\"; Mermaid shows the last one",
                    "give one of the two another id if two things are meant");
            earlier = label.source;
            node.label = std::move(seen.plain);
            node.markup = std::move(seen.markup);
            node.shape = shape.form->shape;
        }
        if (!mention.attributes.empty()) add_attributes(node, mention.attributes);
        for (const std::string& name : mention.classes)
            if (std::find(node.classes.begin(), node.classes.end(), name) == node.classes.end()) node.classes.push_back(name);
        return *use.node;
    }

    // Mermaid 11: id@{ shape: rounded, label: "words" }.
    static void add_attributes(DiagramNode& node, std::string_view attributes) {
        const auto value_of = [&](std::string_view key) -> std::string_view {
            const std::size_t at = attributes.find(key);
            if (at == std::string_view::npos) return {};
            std::size_t begin = skip_blanks(attributes, at + key.size());
            if (begin >= attributes.size() || attributes[begin] != ':') return {};
            begin = skip_blanks(attributes, begin + 1);
            if (begin < attributes.size() && attributes[begin] == '"') {
                const std::size_t end = attributes.find('"', begin + 1);
                return end == std::string_view::npos ? std::string_view() : attributes.substr(begin, end + 1 - begin);
            }
            const std::size_t end = attributes.find_first_of(",}\n", begin);
            return trim_blanks(attributes.substr(begin, end - begin));
        };
        static constexpr std::pair<std::string_view, NodeShape> shapes[] = {{"rect", NodeShape::rectangle},
                                                                            {"rounded", NodeShape::rounded},
                                                                            {"stadium", NodeShape::stadium},
                                                                            {"subproc", NodeShape::subroutine},
                                                                            {"cyl", NodeShape::cylinder},
                                                                            {"circle", NodeShape::circle},
                                                                            {"dbl-circ", NodeShape::double_circle},
                                                                            {"diam", NodeShape::diamond},
                                                                            {"hex", NodeShape::hexagon},
                                                                            {"lean-r", NodeShape::lean_right},
                                                                            {"lean-l", NodeShape::lean_left},
                                                                            {"trap-b", NodeShape::trapezoid},
                                                                            {"trap-t", NodeShape::inverted_trapezoid},
                                                                            {"odd", NodeShape::asymmetric}};
        if (const std::string_view label = value_of("label"); !label.empty()) {
            SeenLabel seen = seen_label(label);
            node.label = std::move(seen.plain);
            node.markup = std::move(seen.markup);
        }
        const std::string_view shape = value_of("shape");
        for (const auto& [name, value] : shapes)
            if (shape == name) node.shape = value;
    }

    DiagramEndpoint endpoint(const NodeMention& mention, const Statement& statement) {
        const NameUse& use = out_.names[mention.name];
        if (use.group) return {true, *use.group};
        const std::uint32_t node = node_of(mention);
        if (statement.group) members_[*statement.group].emplace_back(node, mention.begin);
        return {false, node};
    }

    void add_chain(const Chain& chain, const Statement& statement) {
        const bool gone =
            chain.dangling && chain.links.empty() && chain.groups.front().size() == 1 && !chain.groups.front().front().shape;
        std::vector<std::vector<DiagramEndpoint>> ends;
        if (!gone)
            for (const auto& group : chain.groups) {
                ends.emplace_back();
                for (const NodeMention& node : group) ends.back().push_back(endpoint(node, statement));
            }
        for (std::size_t i = 0; i < chain.links.size(); ++i) {
            const Link& link = chain.links[i];
            const auto& sources = ends[link.reversed ? i + 1 : i];
            const auto& targets = ends[link.reversed ? i : i + 1];
            for (const DiagramEndpoint source : sources)
                for (const DiagramEndpoint target : targets) add_edge(link, source, target, statement);
        }
        if (chain.dangling)
            for (std::size_t i = 0; i < chain.groups.back().size(); ++i) out_.counted.emplace_back();
    }

    void add_edge(const Link& link, DiagramEndpoint source, DiagramEndpoint target, const Statement& statement) {
        out_.counted.emplace_back(static_cast<std::uint32_t>(diagram_.edges.size()));
        DiagramEdge edge;
        edge.source = source;
        edge.target = target;
        edge.id = link.id;
        if (!link.label.empty()) {
            SeenLabel seen = seen_label(link.label);
            edge.label = std::move(seen.plain);
            edge.markup = std::move(seen.markup);
        }
        edge.stroke = link.stroke;
        edge.source_end = link.source_end;
        edge.target_end = link.target_end;
        edge.length = link.length;
        edge.span = origin_.original(statement.begin, statement.end);
        edge.line = origin_.line_of(link.begin);
        diagram_.edges.push_back(std::move(edge));
    }

    // Mermaid gives a node to the first of its subgraphs that closes.
    void close_group(std::uint32_t index) {
        DiagramGroup& group = diagram_.groups[index];
        for (const auto& [node, at] : members_[index]) {
            if (owner_.size() <= node) owner_.resize(node + 1);
            std::optional<std::uint32_t>& owner = owner_[node];
            if (!owner) {
                owner = index;
                group.nodes.push_back(node);
                continue;
            }
            if (*owner == index || encloses(index, *owner) || !reported_.insert((std::uint64_t{index} << 32) | node).second)
                continue;
            chart_.reported(at, "\"" + diagram_.nodes[node].label + "\" is named in the subgraph \"" + group.title +
                                    "\" and in \"" + diagram_.groups[*owner].title + "\"; it is drawn in the latter");
        }
    }
    [[nodiscard]] bool encloses(std::uint32_t outer, std::uint32_t inner) const {
        for (std::optional<std::uint32_t> at = diagram_.groups[inner].parent; at; at = diagram_.groups[*at].parent)
            if (*at == outer) return true;
        return false;
    }

    Flowchart& chart_;
    std::string_view text_;
    Resolution& out_;
    Diagram& diagram_;
    const WorkingText& origin_;
    std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> members_;  // node and where it is named
    std::vector<std::optional<std::uint32_t>> owner_;
    std::vector<std::string> shape_source_;
    std::unordered_set<std::uint64_t> reported_;
};

}  // namespace

void build_diagram(Flowchart& chart, Resolution& out, const WorkingText& origin) { DiagramBuilder(chart, out, origin).build(); }

}  // namespace skein::mermaid
