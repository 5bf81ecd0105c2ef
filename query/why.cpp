#include "query/why.hpp"

#include "graph/edge_filter.hpp"
#include "query/neighbors.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace skein {

std::vector<Reason> explain(const FrozenGraph& graph, EntityId one, EntityId other, const Selection& selection) {
    Selection wanted = selection;
    wanted.types.clear();
    const EdgeFilter filter(graph, wanted);
    std::vector<Reason> reasons;
    std::set<StatementId> seen;
    for (const Neighbor& neighbor : find_neighbors(graph, one, wanted)) {
        if (neighbor.other != other) continue;
        for (const StatementId id : filter.kept(graph.edge(neighbor.edge).statements)) {
            seen.insert(id);
            reasons.push_back({id, neighbor.edge});
        }
    }
    if (selection.disputed || one == other) return reasons;
    const auto of_one = graph.statements_of(one), of_other = graph.statements_of(other);
    std::vector<StatementId> both;
    std::set_intersection(of_one.begin(), of_one.end(), of_other.begin(), of_other.end(), std::back_inserter(both));
    for (const StatementId id : filter.kept(both))
        if (!seen.contains(id)) reasons.push_back({id, std::nullopt});
    return reasons;
}

}  // namespace skein
