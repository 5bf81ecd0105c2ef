#include "export/arrows.hpp"

#include "export/edge_summary.hpp"
#include "graph/disputed_edges.hpp"
#include "graph/disputes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t shown_relations = 4;
constexpr std::size_t shown_claimants = 3;

std::string counted(const std::string& text, std::size_t weight) {
    return weight > 1 ? text + " ×" + std::to_string(weight) : text;
}

std::string joined(const std::vector<std::string>& items, std::size_t shown) {
    std::string text;
    for (std::size_t i = 0; i < std::min(items.size(), shown); ++i) text += (i == 0 ? "" : ", ") + items[i];
    if (items.size() > shown) text += " and " + std::to_string(items.size() - shown) + " more";
    return text;
}

// "Ann, Bob, the document": who says any of it, not who asks.
std::string sayers(const FrozenGraph& graph, const std::vector<EdgeId>& edges) {
    std::set<std::string> names;
    bool said_by_document = false;
    for (const EdgeId id : edges) {
        for (const StatementId each : graph.edge(id).statements) {
            const Statement& statement = graph.statement(each);
            if (!takes_a_side(statement.modality)) continue;
            if (statement.claimants.empty()) said_by_document = true;
            else names.emplace(statement.claimant());
        }
    }
    std::vector<std::string> list(names.begin(), names.end());
    if (said_by_document) list.emplace_back("the document");
    return joined(list, shown_claimants);
}

// The question, and a line a side: who is on it, after the relations that they say it in where these are not the question's own.
std::string both_sides(const FrozenGraph& graph, const std::vector<EdgeId>& dispute) {
    const std::string& label = graph.edge(dispute.front()).label;
    const bool of_one = std::all_of(dispute.begin(), dispute.end(), [&](EdgeId id) { return graph.edge(id).label == label; });
    const std::string question = of_one ? label : std::string(stand_of_edge(label, Polarity::affirmed).question);
    std::string text = question + "?";
    for (const bool yes : {true, false}) {
        std::vector<EdgeId> side;
        std::vector<std::string> relations;
        bool other_words = false;
        for (const EdgeId id : dispute) {
            const Relation& edge = graph.edge(id);
            if ((of_one ? edge.polarity == Polarity::affirmed : stand_of_edge(edge.label, edge.polarity).yes) != yes) continue;
            side.push_back(id);
            relations.push_back(edge_label(edge));
            other_words = other_words || edge.label != question;
        }
        text += (yes ? "\n✓ " : "\n✗ ") + (other_words ? joined(relations, shown_relations) + ": " : "") + sayers(graph, side);
    }
    return text;
}

// The disputes that edges are in, one entity's after another's.
class Disputes {
  public:
    explicit Disputes(const FrozenGraph& graph) : graph_(graph) {}

    // All edges of it; good until one of another source is asked for.
    const std::vector<EdgeId>& of(EdgeId id) {
        if (const EntityId source = graph_.edge(id).source; source_ != source) {
            disputes_ = disputes_from(graph_, source);
            source_ = source;
            places_.clear();
            for (std::size_t i = 0; i < disputes_.size(); ++i)
                for (const EdgeId edge : disputes_[i]) places_.emplace(edge, i);
        }
        return disputes_[places_.at(id)];
    }

  private:
    const FrozenGraph& graph_;
    std::optional<EntityId> source_;
    std::vector<std::vector<EdgeId>> disputes_;
    std::map<EdgeId, std::size_t> places_;
};

struct Bundle {
    std::size_t arrow = 0;
    std::vector<std::pair<std::size_t, std::string>> relations;  // weight and label
};

std::string label_of(Bundle& bundle) {
    std::stable_sort(bundle.relations.begin(), bundle.relations.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min(bundle.relations.size(), shown_relations); ++i)
        text += (i == 0 ? "" : "\n") + counted(bundle.relations[i].second, bundle.relations[i].first);
    if (bundle.relations.size() > shown_relations)
        text += "\n+ " + std::to_string(bundle.relations.size() - shown_relations) + " more";
    return text;
}

}  // namespace

std::vector<Arrow> arrows_of(const Subgraph& subgraph) {
    const FrozenGraph& graph = *subgraph.graph;
    std::vector<std::uint32_t> places(graph.entity_count());
    for (std::uint32_t i = 0; i < subgraph.entities.size(); ++i) places[subgraph.entities[i].index()] = i;
    std::vector<Arrow> arrows;
    Disputes disputes(graph);
    std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, Bundle> bundles;
    for (const EdgeId id : subgraph.edges) {
        const Relation& edge = graph.edge(id);
        const bool negated = edge.polarity == Polarity::negated;
        Arrow arrow{places[edge.source.index()],
                    places[edge.target.index()],
                    negated ? Arrow::Kind::denied : Arrow::Kind::said,
                    {},
                    edge.weight(),
                    {id}};
        if (graph.disputed(id)) {
            // Drawn with the first of its edges that is selected, and says what the others say, too.
            const std::vector<EdgeId>& dispute = disputes.of(id);
            arrow.edges.clear();
            for (const EdgeId each : dispute)
                if (std::binary_search(subgraph.edges.begin(), subgraph.edges.end(), each)) arrow.edges.push_back(each);
            if (arrow.edges.front() != id) continue;
            arrow.kind = Arrow::Kind::disputed;
            arrow.label = both_sides(graph, dispute);
            arrow.weight = 0;
            for (const EdgeId each : dispute) arrow.weight += graph.edge(each).weight();
            arrows.push_back(std::move(arrow));
            continue;
        }
        const auto [place, fresh] = bundles.try_emplace({arrow.source, arrow.target, negated});
        if (fresh) {
            place->second.arrow = arrows.size();
            arrow.weight = 0;
            arrow.edges.clear();
            arrows.push_back(std::move(arrow));
        }
        arrows[place->second.arrow].weight += edge.weight();
        arrows[place->second.arrow].edges.push_back(id);
        place->second.relations.emplace_back(edge.weight(), negated ? "✗ " + edge_label(edge) : edge.label);
    }
    for (auto& [key, bundle] : bundles) arrows[bundle.arrow].label = label_of(bundle);
    return arrows;
}

void keep_heaviest(std::vector<Arrow>& arrows, std::size_t count) {
    if (arrows.size() <= count) return;
    std::vector<std::size_t> order(arrows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key = [&](std::size_t i) { return std::pair(arrows[i].kind == Arrow::Kind::disputed, arrows[i].weight); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    order.resize(count);
    std::sort(order.begin(), order.end());
    std::vector<Arrow> kept;
    for (const std::size_t i : order) kept.push_back(std::move(arrows[i]));
    arrows = std::move(kept);
}

}  // namespace skein
