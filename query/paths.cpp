#include "query/paths.hpp"

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>

namespace skein {

namespace {

std::vector<EdgeId> edges_between(const FrozenGraph& graph, EntityId a, EntityId b, const EdgeFilter& filter) {
    std::vector<EdgeId> edges;
    for (const EdgeId edge : graph.out_edges(a))
        if (graph.edge(edge).target == b && filter.keeps(edge)) edges.push_back(edge);
    for (const EdgeId edge : graph.in_edges(a))
        if (graph.edge(edge).source == b && filter.keeps(edge)) edges.push_back(edge);
    std::sort(edges.begin(), edges.end(), [&](EdgeId x, EdgeId y) {
        const std::size_t weight_x = graph.edge(x).weight(), weight_y = graph.edge(y).weight();
        return weight_x != weight_y ? weight_x > weight_y : x < y;
    });
    return edges;
}

}  // namespace

std::vector<Path> find_paths(const FrozenGraph& graph, EntityId from, EntityId to, std::size_t limit, const Selection& selection) {
    const EdgeFilter filter(graph, selection);
    std::vector<Path> paths;
    for (const auto& entities : shortest_paths(graph, from, to, limit, [&](EdgeId edge) { return filter.keeps(edge); })) {
        Path& path = paths.emplace_back();
        for (std::size_t i = 0; i + 1 < entities.size(); ++i)
            path.push_back({entities[i], entities[i + 1], edges_between(graph, entities[i], entities[i + 1], filter)});
    }
    return paths;
}

StatementId best_statement(const FrozenGraph& graph, EdgeId edge) {
    const auto& statements = graph.edge(edge).statements;
    return *std::max_element(statements.begin(), statements.end(), [&](StatementId a, StatementId b) {
        return graph.statement(a).confidence < graph.statement(b).confidence;
    });
}

}  // namespace skein
