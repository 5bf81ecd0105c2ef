#include "extract/map/concept_map.hpp"

#include "extract/map/concepts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

namespace skein {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr std::size_t parts_of_text = 12;  // that are to be covered

double worth(LinkKind kind) {
    switch (kind) {
        case LinkKind::relation:
            return 1;
        case LinkKind::purpose:
            return 1.25;
        case LinkKind::outcome:
            return 1.5;
        case LinkKind::contrast:
            return 1.1;
        case LinkKind::choice:
            return 1.6;
        case LinkKind::example:
            return 1.4;
    }
    return 1;
}

class Chooser {
  public:
    Chooser(const ConceptGraph& graph, std::size_t most)
        : graph_(graph), most_(most), ties_(graph.concepts.size()), chosen_(graph.concepts.size()) {}

    std::vector<std::size_t> run() {
        while (true) {
            std::size_t best = none;
            double most = 0;
            for (std::size_t i = 0; i < graph_.links.size(); ++i) {
                if (taken_.contains(i)) continue;
                const double gain = gain_of(graph_.links[i]);
                if (gain > most) {
                    most = gain;
                    best = i;
                }
            }
            constexpr double least_gain = 0.12;
            if (best == none || most < least_gain) break;
            take(best);
        }
        std::vector<std::size_t> links;
        for (const auto& [link, nothing] : taken_) links.push_back(link);
        return links;
    }

  private:
    [[nodiscard]] std::size_t part_of(const MapLink& link) const {
        return std::min(static_cast<std::size_t>(link.place * parts_of_text), parts_of_text - 1);
    }

    [[nodiscard]] double gain_of(const MapLink& link) const {
        const bool from = chosen_[link.from];
        const bool to = chosen_[link.to];
        const std::size_t fresh = (from ? 0U : 1U) + (to ? 0U : 1U);
        if (count_ + fresh > most_) return 0;
        double gain = link.weight * worth(link.kind);
        // A pair that is tied needs no second arrow.
        if (pairs_.contains(std::minmax(link.from, link.to))) return 0;
        gain *= 1 + 0.15 * std::log1p(graph_.concepts[link.from].weight + graph_.concepts[link.to].weight);
        gain /= 1 + 0.22 * static_cast<double>(ties_[link.from]) + 0.3 * static_cast<double>(ties_[link.to]);
        gain /= 1 + 0.25 * static_cast<double>(covered_[part_of(link)]);
        // What stands apart has to be worth it: two ways of a choice, or much said.
        if (fresh == 2 && count_ > 0 && link.kind != LinkKind::choice) gain *= 0.45;
        return gain;
    }

    void take(std::size_t number) {
        const MapLink& link = graph_.links[number];
        taken_.emplace(number, 0);
        pairs_.emplace(std::minmax(link.from, link.to), 0);
        ++ties_[link.from];
        ++ties_[link.to];
        ++covered_[part_of(link)];
        for (const std::size_t end : {link.from, link.to}) {
            count_ += chosen_[end] ? 0U : 1U;
            chosen_[end] = true;
        }
        // Of a choice both ways are drawn.
        if (link.kind != LinkKind::choice) return;
        for (std::size_t i = 0; i < graph_.links.size(); ++i)
            if (graph_.links[i].kind == LinkKind::choice && graph_.links[i].to == link.to && !taken_.contains(i)) take(i);
    }

    const ConceptGraph& graph_;
    std::size_t most_;
    std::vector<std::size_t> ties_;
    std::vector<bool> chosen_;
    std::size_t count_ = 0;
    std::map<std::size_t, int> taken_;
    std::map<std::pair<std::size_t, std::size_t>, int> pairs_;
    std::size_t covered_[parts_of_text] = {};
};

// What a map's boxes look like: who acts, what may come, what is to be chosen.
const DiagramClass classes[] = {
    {"actor", {{"fill", "#dbe7ff"}, {"stroke", "#2255aa"}, {"stroke-width", "2px"}}},
    {"outcome", {{"fill", "#d9f5e5"}, {"stroke", "#22774f"}}},
    {"choice", {{"fill", "#fff3c4"}, {"stroke", "#8a6d00"}}},
};

class Drawer {
  public:
    Drawer(const ConceptGraph& graph, const std::vector<std::size_t>& links, const MapMaterial& material)
        : graph_(graph), links_(links), material_(material) {}

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
        diagram_.classes.assign(std::begin(classes), std::end(classes));
        return std::move(diagram_);
    }

  private:
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

    void add_node(std::size_t which) {
        if (node_of_[which] != none) return;
        node_of_[which] = diagram_.nodes.size();
        const Concept& idea = graph_.concepts[which];
        DiagramNode node;
        node.id = "n" + std::to_string(diagram_.nodes.size());
        node.label = idea.label;
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
        edge.label = link.label;
        edge.span = link.span;
        edge.line = link.line;
        if (link.kind == LinkKind::contrast || link.label.starts_with("does not ") || link.label.starts_with("do not "))
            edge.stroke = EdgeStroke::dotted;
        diagram_.edges.push_back(std::move(edge));
    }

    // What the hub does, and what that serves.
    void add_group() {
        if (hub_ == none) return;
        std::vector<bool> inside(graph_.concepts.size());
        inside[hub_] = true;
        for (bool grown = true; grown;) {
            grown = false;
            for (const std::size_t number : links_) {
                const MapLink& link = graph_.links[number];
                const bool said = link.kind == LinkKind::relation || link.kind == LinkKind::purpose;
                if (!said || !inside[link.from] || inside[link.to] || graph_.concepts[link.to].decision) continue;
                inside[link.to] = grown = true;
            }
        }
        DiagramGroup group;
        for (std::size_t which = 0; which < inside.size(); ++which)
            if (inside[which] && node_of_[which] != none) group.nodes.push_back(static_cast<std::uint32_t>(node_of_[which]));
        constexpr std::size_t fewest = 3;
        if (group.nodes.size() < fewest || group.nodes.size() == diagram_.nodes.size()) return;
        std::sort(group.nodes.begin(), group.nodes.end());
        group.id = "g0";
        group.title = title();
        diagram_.groups.push_back(std::move(group));
    }

    // "Acme's Approach": what it is most often said to have.
    [[nodiscard]] std::string title() const {
        const Concept& hub = graph_.concepts[hub_];
        const auto owned = material_.possessions.find(hub.entity);
        if (hub.entity.empty() || owned == material_.possessions.end()) return hub.label;
        // Once is no habit.
        const auto most = std::max_element(owned->second.begin(), owned->second.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most->second < 2 ? hub.label : hub.entity + "'s " + title_case(most->first);
    }

    const ConceptGraph& graph_;
    const std::vector<std::size_t>& links_;
    const MapMaterial& material_;
    Diagram diagram_;
    std::vector<std::size_t> node_of_;
    std::size_t hub_ = none;
};

}  // namespace

Diagram concept_map(const std::vector<Extraction>& documents, const ConceptMapOptions& options) {
    const MapMaterial material = map_material(documents);
    const ConceptGraph graph = concepts_of(material);
    return Drawer(graph, Chooser(graph, options.concepts).run(), material).draw();
}

}  // namespace skein
