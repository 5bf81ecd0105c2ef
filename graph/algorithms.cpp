#include "graph/algorithms.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace skein {

namespace {

constexpr double damping = 0.85;
constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();

// Calls `visit(other, edge)` for each edge of `entity`, edges out of it first; a loop is visited once each way.
template <class Visit>
void for_each_neighbor(const FrozenGraph& graph, EntityId entity, Visit visit) {
    for (const EdgeId edge : graph.out_edges(entity)) visit(graph.edge(edge).target, edge);
    for (const EdgeId edge : graph.in_edges(entity)) visit(graph.edge(edge).source, edge);
}

// Steps from the nearest of `starts`; breadth first, so `reached` is in order of distance.
std::vector<std::uint32_t> distances(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth,
                                     std::vector<EntityId>& reached, const std::function<bool(EdgeId)>& keep = {}) {
    std::vector<std::uint32_t> distance(graph.entity_count(), far);
    for (const EntityId start : starts) {
        if (distance[start.index()] == 0) continue;
        distance[start.index()] = 0;
        reached.push_back(start);
    }
    for (std::size_t next = 0; next < reached.size(); ++next) {
        const EntityId entity = reached[next];
        const std::uint32_t steps = distance[entity.index()] + 1;
        if (steps > depth) break;
        for_each_neighbor(graph, entity, [&](EntityId other, EdgeId edge) {
            if (distance[other.index()] != far || (keep && !keep(edge))) return;
            distance[other.index()] = steps;
            reached.push_back(other);
        });
    }
    return distance;
}

}  // namespace

std::vector<double> page_rank(const FrozenGraph& graph, std::size_t rounds) {
    const std::size_t count = graph.entity_count();
    if (count == 0) return {};
    const double even = 1.0 / static_cast<double>(count);
    std::vector<double> rank(count, even), next(count), share(count), weight(count, 0.0);
    for (const Relation& edge : graph.edges()) {
        weight[edge.source.index()] += static_cast<double>(edge.weight());
        weight[edge.target.index()] += static_cast<double>(edge.weight());
    }
    for (std::size_t round = 0; round < rounds; ++round) {
        double dangling = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (weight[i] > 0)
                share[i] = rank[i] / weight[i];
            else
                dangling += rank[i];
        }
        for (std::size_t i = 0; i < count; ++i) {
            double pulled = 0;
            for_each_neighbor(graph, EntityId(i), [&](EntityId other, EdgeId edge) {
                pulled += share[other.index()] * static_cast<double>(graph.edge(edge).weight());
            });
            next[i] = (1 - damping) * even + damping * (pulled + dangling * even);
        }
        rank.swap(next);
    }
    return rank;
}

std::vector<EntityId> within(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth) {
    std::vector<EntityId> reached;
    const std::vector<std::uint32_t> distance = distances(graph, starts, depth, reached);
    std::sort(reached.begin(), reached.end(), [&](EntityId a, EntityId b) {
        return distance[a.index()] != distance[b.index()] ? distance[a.index()] < distance[b.index()] : a < b;
    });
    return reached;
}

std::vector<std::vector<EntityId>> shortest_paths(const FrozenGraph& graph, EntityId from, EntityId to, std::size_t limit,
                                                  const std::function<bool(EdgeId)>& keep) {
    std::vector<EntityId> reached;
    const std::vector<std::uint32_t> distance = distances(graph, {to}, graph.entity_count(), reached, keep);
    std::vector<std::vector<EntityId>> paths;
    if (limit == 0 || distance[from.index()] == far) return paths;

    // Walks downhill to `to`, depth first, nearer neighbours in order of id; each step's choices wait in `choices`.
    const auto downhill = [&](EntityId entity) {
        std::vector<EntityId> steps;
        for_each_neighbor(graph, entity, [&](EntityId other, EdgeId edge) {
            if (distance[other.index()] + 1 == distance[entity.index()] && (!keep || keep(edge))) steps.push_back(other);
        });
        std::sort(steps.begin(), steps.end(), std::greater<>());  // the smallest is taken from the back first
        steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
        return steps;
    };
    std::vector<EntityId> path{from};
    std::vector<std::vector<EntityId>> choices;
    if (from != to) choices.push_back(downhill(from));
    else paths.push_back(path);
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

}  // namespace skein
