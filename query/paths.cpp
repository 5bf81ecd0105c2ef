#include "query/paths.hpp"

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>

namespace skein {

namespace {

// Statements by confidence, the first of equals first.
std::vector<StatementId> best_first(const FrozenGraph& graph, std::vector<StatementId> statements) {
    std::stable_sort(statements.begin(), statements.end(),
                     [&](StatementId a, StatementId b) { return graph.statement(a).confidence > graph.statement(b).confidence; });
    return statements;
}

std::vector<PathEdge> edges_between(const FrozenGraph& graph, EntityId a, EntityId b, const EdgeFilter& filter) {
    std::vector<PathEdge> edges;
    const auto add = [&](EdgeId edge) {
        if (filter.keeps(edge)) edges.push_back({edge, best_first(graph, filter.kept(graph.edge(edge).statements))});
    };
    for (const EdgeId edge : graph.out_edges(a))
        if (graph.edge(edge).target == b) add(edge);
    for (const EdgeId edge : graph.in_edges(a))
        if (graph.edge(edge).source == b) add(edge);
    std::sort(edges.begin(), edges.end(), [&](const PathEdge& x, const PathEdge& y) {
        return x.statements.size() != y.statements.size() ? x.statements.size() > y.statements.size() : x.edge < y.edge;
    });
    return edges;
}

}  // namespace

std::vector<Path> find_paths(const FrozenGraph& graph, EntityId from, EntityId to, std::size_t limit,
                             const Selection& selection) {
    const EdgeFilter filter(graph, selection);
    std::vector<Path> paths;
    for (const auto& entities : shortest_paths(graph, from, to, limit, [&](EdgeId edge) { return filter.keeps(edge); })) {
        Path& path = paths.emplace_back();
        for (std::size_t i = 0; i + 1 < entities.size(); ++i)
            path.push_back({entities[i], entities[i + 1], edges_between(graph, entities[i], entities[i + 1], filter)});
    }
    return paths;
}

}  // namespace skein
