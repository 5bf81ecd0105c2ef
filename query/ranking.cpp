#include "query/ranking.hpp"

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace skein {

namespace {

constexpr std::array<std::string_view, 3> measure_names = {"pagerank", "betweenness",
                                                           "degree"};  // in the order of the enumerators

RankedEntity counted(const LinkGraph& link_graph, EntityId id) {
    RankedEntity entity{id, 0, 0, 0};
    for (const LinkGraph::Link& link : link_graph.links(id)) {
        const bool loop = link.other == id;
        entity.links += loop ? 0U : 1U;
        entity.statements += loop ? link.weight / 2 : link.weight;
    }
    return entity;
}

}  // namespace

std::string_view name_of(Measure measure) { return measure_names[static_cast<std::size_t>(measure)]; }

std::optional<Measure> measure_from(std::string_view name) {
    const auto place = std::find(measure_names.begin(), measure_names.end(), name);
    if (place == measure_names.end()) return std::nullopt;
    return static_cast<Measure>(place - measure_names.begin());
}

Ranking rank_entities(const LinkGraph& link_graph, Measure measure, const std::function<bool(EntityId)>& listed) {
    Ranking ranking;
    std::vector<double> scores;
    if (measure == Measure::pagerank) scores = page_rank(link_graph);
    if (measure == Measure::betweenness) {
        ranking.pivots = affordable_pivots(link_graph);
        scores = betweenness(link_graph, ranking.pivots);
    }
    for (std::size_t i = 0; i < link_graph.entity_count(); ++i) {
        if (!listed(EntityId(i))) continue;
        RankedEntity entity = counted(link_graph, EntityId(i));
        entity.score = scores.empty() ? static_cast<double>(entity.links) : scores[i];
        ranking.entities.push_back(entity);
    }
    std::sort(ranking.entities.begin(), ranking.entities.end(), [](const RankedEntity& a, const RankedEntity& b) {
        return std::tuple(-a.score, b.links, b.statements, a.entity) < std::tuple(-b.score, a.links, a.statements, b.entity);
    });
    return ranking;
}

Ranking rank_entities(const FrozenGraph& graph, Measure measure, const Selection& selection) {
    Selection measured = selection;
    measured.types.clear();
    const EdgeFilter filter(graph, measured), of_type(graph, {.types = selection.types});
    const bool linked_only = measured.about_edges() || measured.about_statements();
    const LinkGraph link_graph = link_graph_of(graph, linked_only ? &filter : nullptr);
    return rank_entities(link_graph, measure, [&](EntityId id) {
        return of_type.keeps(graph.entity(id).type) && (!linked_only || !link_graph.links(id).empty());
    });
}

}  // namespace skein
