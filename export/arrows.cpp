#include "export/arrows.hpp"

#include "export/edge_summary.hpp"

#include <algorithm>
#include <map>
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

// "Ann, Bob, the document": who says it.
std::string sayers(const FrozenGraph& graph, EdgeId id) {
    const EdgeSummary summary = summarize_edge(graph, id);
    std::vector<std::string_view> names = summary.claimants;
    const bool said_by_document = std::any_of(summary.edge->statements.begin(), summary.edge->statements.end(),
                                              [&](StatementId each) { return graph.statement(each).claimants.empty(); });
    if (said_by_document) names.push_back("the document");
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), shown_claimants); ++i)
        text += (i == 0 ? "" : ", ") + std::string(names[i]);
    if (names.size() > shown_claimants) text += " and " + std::to_string(names.size() - shown_claimants) + " more";
    return text;
}

std::string both_sides(const FrozenGraph& graph, EdgeId affirmed, EdgeId negated) {
    return graph.edge(affirmed).label + "?\n✓ " + sayers(graph, affirmed) + "\n✗ " + sayers(graph, negated);
}

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
        if (const auto opposite = graph.opposite(id)) {
            // Drawn where its affirmed side stands; where that was not selected, at the denied one.
            const bool both = std::binary_search(subgraph.edges.begin(), subgraph.edges.end(), *opposite);
            if (negated && both) continue;
            if (both) arrow.edges.push_back(*opposite);
            arrow.kind = Arrow::Kind::disputed;
            arrow.label = negated ? both_sides(graph, *opposite, id) : both_sides(graph, id, *opposite);
            arrow.weight += graph.edge(*opposite).weight();
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
