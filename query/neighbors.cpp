#include "query/neighbors.hpp"

#include "graph/edge_filter.hpp"

#include <algorithm>

namespace skein {

std::vector<Neighbor> find_neighbors(const FrozenGraph& graph, EntityId entity, const Selection& selection) {
    Selection without_types = selection;
    without_types.types.clear();
    const EdgeFilter filter(graph, without_types);
    const EdgeFilter of_type(graph, {.types = selection.types});

    std::vector<Neighbor> neighbors;
    const auto add = [&](EdgeId edge, Way way, EntityId other) {
        if (!filter.keeps(edge) || !of_type.keeps(graph.entity(other).type)) return;
        neighbors.push_back({edge, way, other, graph.disputed(edge), filter.kept(graph.edge(edge).statements)});
    };
    for (const EdgeId edge : graph.out_edges(entity)) add(edge, Way::out, graph.edge(edge).target);
    for (const EdgeId edge : graph.in_edges(entity))
        if (graph.edge(edge).source != entity) add(edge, Way::in, graph.edge(edge).source);
    std::stable_sort(neighbors.begin(), neighbors.end(), [&](const Neighbor& a, const Neighbor& b) {
        return a.way != b.way ? a.way < b.way : a.statements.size() > b.statements.size();
    });
    return neighbors;
}

}  // namespace skein
