// A diagram as a Mermaid flowchart: groups with their nodes, the arrows, then colours, classes and links.

#include "base/error.hpp"
#include "export/direction_code.hpp"
#include "export/escape.hpp"
#include "export/escape_mermaid.hpp"
#include "export/formats.hpp"
#include "export/mermaid_text.hpp"

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace skein {

namespace {

class DiagramWriter {
  public:
    DiagramWriter(const Diagram& diagram, Diagnostics& diagnostics) : diagram_(diagram), diagnostics_(diagnostics) {
        choose_ids();
    }

    std::string write() {
        if (!diagram_.name.empty()) out_ += "---\ntitle: " + mermaid_title(diagram_.name) + "\n---\n";
        out_ += "flowchart ";
        out_ += direction_code(diagram_.direction);
        out_ += '\n';
        write_groups();
        write_free_nodes();
        write_edges();
        write_classes();
        write_styles();
        write_links();
        return std::move(out_);
    }

  private:
    // Ids as they stand where Mermaid takes them, n0 … and g0 … otherwise.
    void choose_ids() {
        std::unordered_set<std::string> taken;
        for (const DiagramNode& node : diagram_.nodes)
            if (is_safe_mermaid_id(node.id)) taken.insert(node.id);
        for (const DiagramGroup& group : diagram_.groups)
            if (is_safe_mermaid_id(group.id)) taken.insert(group.id);
        std::unordered_set<std::string> given;
        std::size_t number = 0;
        const auto choose = [&](const std::string& id, char letter) {
            if (is_safe_mermaid_id(id) && given.insert(id).second) return id;
            for (;; ++number) {
                std::string fresh = letter + std::to_string(number);
                if (!taken.contains(fresh) && given.insert(fresh).second) return fresh;
            }
        };
        for (const DiagramNode& node : diagram_.nodes) node_ids_.push_back(choose(node.id, 'n'));
        for (const DiagramGroup& group : diagram_.groups) group_ids_.push_back(choose(group.id, 'g'));
    }

    void line(std::size_t depth, const std::string& words) { out_ += std::string(4 * depth, ' ') + words + '\n'; }

    [[nodiscard]] std::string node_text(std::uint32_t index) const {
        const DiagramNode& node = diagram_.nodes[index];
        const std::string& id = node_ids_[index];
        if (node.shape == NodeShape::plain && node.label == id && node.markup.empty()) return id;
        const MermaidBrackets brackets = mermaid_brackets(node.shape);
        return id + std::string(brackets.open) + mermaid_label(node.label, node.markup) + std::string(brackets.close);
    }

    void write_groups() {
        std::vector<std::vector<std::uint32_t>> children(diagram_.groups.size());
        std::vector<std::uint32_t> roots;
        for (std::uint32_t i = 0; i < diagram_.groups.size(); ++i) {
            const auto parent = diagram_.groups[i].parent;
            // A parent always stands before its children: no circles.
            if (parent && *parent < i) children[*parent].push_back(i);
            else roots.push_back(i);
        }
        grouped_.resize(diagram_.nodes.size());
        struct Open {
            std::uint32_t group;
            std::size_t next_child = 0;
        };
        for (const std::uint32_t root : roots) {
            if (root != roots.front()) out_ += '\n';
            std::vector<Open> open{{root}};
            open_group(root, 1);
            while (!open.empty()) {
                Open& top = open.back();
                if (top.next_child < children[top.group].size()) {
                    const std::uint32_t child = children[top.group][top.next_child++];
                    open.push_back({child});
                    open_group(child, open.size());
                } else {
                    line(open.size(), "end");
                    open.pop_back();
                }
            }
        }
        grouped_any_ = !roots.empty();
    }
    void open_group(std::uint32_t index, std::size_t depth) {
        const DiagramGroup& group = diagram_.groups[index];
        line(depth, "subgraph " + group_ids_[index] + '[' + mermaid_label(group.title, group.markup) + ']');
        if (group.direction) line(depth + 1, "direction " + std::string(direction_code(*group.direction)));
        for (const std::uint32_t node : group.nodes) {
            if (node >= diagram_.nodes.size() || grouped_[node]) continue;
            grouped_[node] = true;
            line(depth + 1, node_text(node));
        }
    }

    void write_free_nodes() {
        bool first = true;
        for (std::uint32_t i = 0; i < diagram_.nodes.size(); ++i) {
            if (grouped_[i]) continue;
            if (first && grouped_any_) out_ += '\n';
            first = false;
            line(1, node_text(i));
        }
        if ((!first || grouped_any_) && !diagram_.edges.empty()) out_ += '\n';
    }

    [[nodiscard]] const std::string& end_id(DiagramEndpoint end) const {
        return end.is_group ? group_ids_[end.index] : node_ids_[end.index];
    }
    void write_edges() {
        for (const DiagramEdge& edge : diagram_.edges) {
            const ArrowEnd target_end =
                diagram_.directed || edge.target_end != ArrowEnd::arrow ? edge.target_end : ArrowEnd::none;
            // A head at the start alone: the ends change places.
            const bool turned = edge.source_end != ArrowEnd::none && target_end == ArrowEnd::none;
            std::string words = end_id(turned ? edge.target : edge.source) + ' ' +
                                (turned ? mermaid_arrow(edge.stroke, ArrowEnd::none, edge.source_end, edge.length)
                                        : mermaid_arrow(edge.stroke, edge.source_end, target_end, edge.length));
            const bool labelled = edge.label.find_first_not_of(" \t\r\n") != std::string::npos || !edge.markup.empty();
            if (labelled && edge.stroke != EdgeStroke::invisible) words += '|' + mermaid_label(edge.label, edge.markup) + '|';
            line(1, words + ' ' + end_id(turned ? edge.source : edge.target));
        }
    }

    // Names of classes, the unsafe ones replaced.
    std::string class_name(const std::string& name) {
        if (name == "default" || is_safe_mermaid_id(name)) return name;
        const auto [place, fresh] = class_names_.try_emplace(name, "c" + std::to_string(class_names_.size()));
        return place->second;
    }
    void write_classes() {
        std::vector<std::pair<std::string, std::string>> lists;  // class → ids
        std::map<std::string, std::size_t> place;
        const auto add = [&](const std::string& name, const std::string& id) {
            const auto [found, fresh] = place.try_emplace(name, lists.size());
            if (fresh) lists.emplace_back(class_name(name), id);
            else lists[found->second].second += ',' + id;
        };
        for (std::size_t i = 0; i < diagram_.nodes.size(); ++i)
            for (const std::string& name : diagram_.nodes[i].classes) add(name, node_ids_[i]);
        for (std::size_t i = 0; i < diagram_.groups.size(); ++i)
            for (const std::string& name : diagram_.groups[i].classes) add(name, group_ids_[i]);
        if (!diagram_.classes.empty() || !lists.empty()) out_ += '\n';
        for (const DiagramClass& entry : diagram_.classes)
            if (const std::string style = mermaid_style(entry.style); !style.empty())
                line(1, "classDef " + class_name(entry.name) + ' ' + style);
        for (const auto& [name, ids] : lists) line(1, "class " + ids + ' ' + name);
    }

    void write_styles() {
        std::string styles;
        std::swap(styles, out_);
        const auto add = [&](const std::string& id, const Properties& style) {
            if (const std::string words = mermaid_style(style); !words.empty()) line(1, "style " + id + ' ' + words);
        };
        for (std::size_t i = 0; i < diagram_.nodes.size(); ++i) add(node_ids_[i], diagram_.nodes[i].style);
        for (std::size_t i = 0; i < diagram_.groups.size(); ++i) add(group_ids_[i], diagram_.groups[i].style);
        std::vector<std::pair<std::string, std::string>> links;  // style → numbers of arrows
        std::map<std::string, std::size_t> place;
        for (std::size_t i = 0; i < diagram_.edges.size(); ++i) {
            const std::string words = mermaid_style(diagram_.edges[i].style);
            if (words.empty()) continue;
            const auto [found, fresh] = place.try_emplace(words, links.size());
            if (fresh) links.emplace_back(words, std::to_string(i));
            else links[found->second].second += ',' + std::to_string(i);
        }
        for (const auto& [words, numbers] : links) line(1, "linkStyle " + numbers + ' ' + words);
        std::swap(styles, out_);
        if (!styles.empty()) out_ += '\n' + styles;
    }

    void write_links() {
        bool first = true;
        for (std::size_t i = 0; i < diagram_.nodes.size(); ++i) {
            const DiagramNode& node = diagram_.nodes[i];
            if (node.link.empty()) continue;
            if (!is_safe_link(node.link)) {
                diagnostics_.warning("the link of \"" + node.label + "\" is not written: only http, https and mailto are");
                continue;
            }
            if (first) out_ += '\n';
            first = false;
            std::string words = "click " + node_ids_[i] + ' ' + mermaid_link(node.link);
            if (!node.tooltip.empty()) words += ' ' + mermaid_label(node.tooltip);
            line(1, words);
        }
    }

    const Diagram& diagram_;
    Diagnostics& diagnostics_;
    std::string out_;
    std::vector<std::string> node_ids_;
    std::vector<std::string> group_ids_;
    std::vector<bool> grouped_;
    bool grouped_any_ = false;
    std::map<std::string, std::string> class_names_;
};

}  // namespace

void write_mermaid_diagram(const Diagram& diagram, const WriteOptions&, ByteSink& out, Diagnostics& diagnostics) {
    const std::string advice = "write it as dot or svg, which have no such limit";
    if (diagram.edges.size() > mermaid_max_drawn_edges)
        throw Error("Mermaid draws at most " + std::to_string(mermaid_max_drawn_edges) + " arrows; this diagram has " +
                        std::to_string(diagram.edges.size()),
                    advice);
    const std::string text = DiagramWriter(diagram, diagnostics).write();
    if (text.size() > mermaid_max_drawn_bytes)
        throw Error("Mermaid draws at most " + std::to_string(mermaid_max_drawn_bytes) + " characters; this diagram takes " +
                        std::to_string(text.size()),
                    advice);
    out.append(text);
}

}  // namespace skein
