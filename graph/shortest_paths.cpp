#include "graph/algorithms.hpp"
#include "graph/csr_graph.hpp"
#include "graph/two_ended_search.hpp"

#include <algorithm>

namespace skein {

namespace {

// `neighbors(index, visit)` calls visit(index) for each entity a step away; a step can be gone back.
template <class Neighbors>
std::vector<std::vector<EntityId>> all_shortest(std::size_t entities, EntityId from, EntityId to, std::size_t limit, const Neighbors& neighbors) {
    std::vector<std::vector<EntityId>> paths;
    if (limit == 0) return paths;
    const auto left = steps_left(from.index(), to.index(), entities, neighbors, neighbors);
    if (!left) return paths;

    // Walks downhill to `to`, depth first, nearer neighbours in order of id; each step's choices wait in `choices`.
    const auto downhill = [&](EntityId entity) {
        std::vector<EntityId> steps;
        const std::uint32_t wanted = *left->find(entity.index()) - 1;
        neighbors(entity.index(), [&](std::uint32_t other) {
            if (left->find(other) == wanted) steps.emplace_back(other);
        });
        std::sort(steps.begin(), steps.end(), std::greater<>());  // the smallest is taken from the back first
        steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
        return steps;
    };
    std::vector<EntityId> path{from};
    std::vector<std::vector<EntityId>> choices;
    if (from != to)
        choices.push_back(downhill(from));
    else
        paths.push_back(path);
    while (!choices.empty() && paths.size() < limit) {
        if (choices.back().empty()) {
            choices.pop_back();
            path.pop_back();
            continue;
        }
        path.push_back(choices.back().back());
        choices.back().pop_back();
        if (path.back() == to) {
            paths.push_back(path);
            path.pop_back();
        } else {
            choices.push_back(downhill(path.back()));
        }
    }
    return paths;
}

}  // namespace

std::vector<std::vector<EntityId>> shortest_paths(const FrozenGraph& graph, EntityId from, EntityId to, std::size_t limit,
                                                  const std::function<bool(EdgeId)>& keep) {
    const CsrGraph& rows = graph.csr().graph;
    return all_shortest(graph.entity_count(), from, to, limit, [&](std::uint32_t entity, const auto& visit) {
        for (auto [edge, end] = boost::out_edges(entity, rows); edge != end; ++edge)
            if (!keep || keep(rows[*edge])) visit(boost::target(*edge, rows));
        for (auto [edge, end] = boost::in_edges(entity, rows); edge != end; ++edge)
            if (!keep || keep(rows[*edge])) visit(boost::source(*edge, rows));
    });
}

std::vector<std::vector<EntityId>> shortest_paths(const LinkGraph& link_graph, EntityId from, EntityId to, std::size_t limit) {
    return all_shortest(link_graph.entity_count(), from, to, limit, [&](std::uint32_t entity, const auto& visit) {
        for (const LinkGraph::Link& link : link_graph.links(EntityId(entity))) visit(link.other.index());
    });
}

}  // namespace skein
