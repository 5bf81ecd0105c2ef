#include "extract/map/concept_map.hpp"

#include "base/utf8.hpp"
#include "extract/map/concepts.hpp"
#include "extract/map/link_selection.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

namespace skein {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
// What a map's boxes look like: who acts, what may come, what is to be chosen, and the frame around what the first of them does.
const DiagramClass classes[] = {
    {"actor", {{"fill", "#dbe7ff"}, {"stroke", "#2255aa"}, {"stroke-width", "2px"}}},
    {"outcome", {{"fill", "#d9f5e5"}, {"stroke", "#22774f"}}},
    {"choice", {{"fill", "#fff3c4"}, {"stroke", "#8a6d00"}}},
    {"frame", {{"fill", "#f6f8fa"}, {"stroke", "#c4ccd4"}}},
};

class Drawer {
  public:
    Drawer(const ConceptGraph& graph, const std::vector<std::size_t>& links) : graph_(graph), links_(links) {}

    Diagram draw() {
        diagram_.format = "mermaid";
        diagram_.direction = Direction::left_right;
        node_of_.assign(graph_.concepts.size(), none);
        hub_ = hub();
        for (const std::size_t number : links_) {
            add_node(graph_.links[number].from);
            add_node(graph_.links[number].to);
        }
        for (const std::size_t number : links_) add_edge(graph_.links[number]);
        add_group();
        for (const DiagramClass& each : classes)
            if (has_class(diagram_.nodes, each.name) || has_class(diagram_.groups, each.name)) diagram_.classes.push_back(each);
        return std::move(diagram_);
    }

  private:
    template <class Part>
    [[nodiscard]] static bool has_class(const std::vector<Part>& parts, const std::string& name) {
        return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.classes == std::vector{name}; });
    }

    // The concept that most arrows leave.
    [[nodiscard]] std::size_t hub() const {
        std::map<std::size_t, std::size_t> leaving;
        for (const std::size_t number : links_) ++leaving[graph_.links[number].from];
        std::size_t best = none;
        for (const auto& [which, count] : leaving)
            if (best == none || count > leaving.at(best) ||
                (count == leaving.at(best) && graph_.concepts[which].weight > graph_.concepts[best].weight))
                best = which;
        return best;
    }

    // "Acme's lamps", but "lamps" where nothing but an arrow from Acme ties them.
    [[nodiscard]] std::string label_of(std::size_t which) const {
        const std::string& label = graph_.concepts[which].label;
        std::string rest = label;
        for (const std::size_t number : links_) {
            const MapLink& link = graph_.links[number];
            if (link.from == which) return label;
            if (link.to != which) continue;
            const std::string owned = of_owner(graph_.concepts[link.from].label, "");
            if (link.kind != LinkKind::relation || !label.starts_with(owned)) return label;
            rest = label.substr(owned.size());
        }
        return rest;
    }

    void add_node(std::size_t which) {
        if (node_of_[which] != none) return;
        node_of_[which] = diagram_.nodes.size();
        const Concept& idea = graph_.concepts[which];
        DiagramNode node;
        node.id = "n" + std::to_string(diagram_.nodes.size());
        node.label = label_of(which);
        node.entity = idea.entity;
        bool leaves = false;
        bool chosen = false;
        for (const std::size_t number : links_) {
            leaves = leaves || graph_.links[number].from == which;
            chosen = chosen || (graph_.links[number].to == which && graph_.links[number].kind == LinkKind::choice);
        }
        node.shape = idea.decision ? NodeShape::diamond : leaves ? NodeShape::rectangle : NodeShape::rounded;
        if (which == hub_)
            node.classes = {"actor"};
        else if (chosen)
            node.classes = {"choice"};
        else if (idea.decision)
            node.classes = {"outcome"};
        diagram_.nodes.push_back(std::move(node));
    }

    void add_edge(const MapLink& link) {
        DiagramEdge edge;
        edge.source.index = static_cast<std::uint32_t>(node_of_[link.from]);
        edge.target.index = static_cast<std::uint32_t>(node_of_[link.to]);
        // "Acme has Acme's success" goes without saying.
        const bool plain = link.kind == LinkKind::possession &&
                           graph_.concepts[link.to].label.find(graph_.concepts[link.from].label) != std::string::npos;
        if (!plain) edge.label = link.label;
        if (!link.claimant.empty()) edge.label += (edge.label.empty() ? "(" : " (") + link.claimant + ")";
        // Parallel arrows lie over one another: what several voices say is one arrow of several lines.
        if (link.kind == LinkKind::relation) {
            const auto [place, fresh] = relation_of_.try_emplace({link.from, link.to}, diagram_.edges.size());
            if (!fresh) {
                DiagramEdge& drawn = diagram_.edges[place->second];
                drawn.label += "\n" + edge.label;
                drawn.stroke = EdgeStroke::dotted;
                return;
            }
        }
        edge.span = link.span;
        edge.line = link.line;
        if (link.kind == LinkKind::contrast || link.negated) edge.stroke = EdgeStroke::dotted;
        diagram_.edges.push_back(std::move(edge));
    }

    // What the hub does, and what that serves.
    void add_group() {
        if (hub_ == none) return;
        std::vector<bool> inside(graph_.concepts.size());
        inside[hub_] = true;
        // What is named as the hub's is inside whatever ties it.
        const std::string owned = of_owner(graph_.concepts[hub_].label, "");
        for (std::size_t which = 0; which < inside.size(); ++which)
            if (graph_.concepts[which].label.starts_with(owned) && !graph_.concepts[which].decision) inside[which] = true;
        for (bool grown = true; grown;) {
            grown = false;
            for (const std::size_t number : links_) {
                const MapLink& link = graph_.links[number];
                // What another does is not the hub's doing, nor is what is denied of it or only somebody says.
                const bool own = link.from == hub_ || !graph_.concepts[link.from].actor;
                const bool sure = !link.negated && link.claimant.empty();
                const bool said = ((link.kind == LinkKind::relation || link.kind == LinkKind::outcome) && own && sure) ||
                                  link.kind == LinkKind::purpose;
                if (!said || !inside[link.from] || inside[link.to] || graph_.concepts[link.to].decision) continue;
                inside[link.to] = grown = true;
            }
        }
        DiagramGroup group;
        for (std::size_t which = 0; which < inside.size(); ++which)
            if (inside[which] && node_of_[which] != none) group.nodes.push_back(static_cast<std::uint32_t>(node_of_[which]));
        constexpr std::size_t fewest = 3;
        if (group.nodes.size() < fewest || group.nodes.size() == diagram_.nodes.size()) return;
        // A frame that most of the hub's arrows leave parts what belongs together.
        const auto from_hub = [&](bool within) {
            return std::ranges::count_if(links_, [&](std::size_t number) {
                const MapLink& link = graph_.links[number];
                return link.from == hub_ && inside[link.to] == within;
            });
        };
        if (from_hub(true) <= from_hub(false)) return;
        std::sort(group.nodes.begin(), group.nodes.end());
        group.id = "g0";
        group.title = "About " + graph_.concepts[hub_].label;
        group.classes = {"frame"};
        diagram_.groups.push_back(std::move(group));
    }

    const ConceptGraph& graph_;
    const std::vector<std::size_t>& links_;
    Diagram diagram_;
    std::vector<std::size_t> node_of_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> relation_of_;  // in diagram_.edges, of a pair
    std::size_t hub_ = none;
};

}  // namespace

Diagram concept_map(const std::vector<Extraction>& documents, const ConceptMapOptions& options) {
    const MapMaterial material = map_material(documents);
    const ConceptGraph graph = concepts_of(material);
    return Drawer(graph, select_links(graph, options.concepts)).draw();
}

}  // namespace skein
