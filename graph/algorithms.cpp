#include "graph/algorithms.hpp"

#include "graph/csr_graph.hpp"

#include <algorithm>
#include <limits>

namespace skein {

namespace {

constexpr double damping = 0.85;
constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();

// Calls `visit(other, edge)` for each edge of `entity`, edges out of it first; a loop is visited once each way.
template <class Visit>
void for_each_neighbor(const CsrGraph& graph, EntityId entity, Visit visit) {
    for (auto [edge, end] = boost::out_edges(entity.index(), graph); edge != end; ++edge)
        visit(EntityId(boost::target(*edge, graph)), graph[*edge]);
    for (auto [edge, end] = boost::in_edges(entity.index(), graph); edge != end; ++edge)
        visit(EntityId(boost::source(*edge, graph)), graph[*edge]);
}

// Steps from the nearest of `starts`; breadth first, so `reached` is in order of distance.
std::vector<std::uint32_t> distances(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth,
                                     std::vector<EntityId>& reached) {
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
        for_each_neighbor(graph.csr().graph, entity, [&](EntityId other, EdgeId) {
            if (distance[other.index()] != far) return;
            distance[other.index()] = steps;
            reached.push_back(other);
        });
    }
    return distance;
}

}  // namespace

std::vector<double> page_rank(const LinkGraph& link_graph, std::size_t rounds) {
    const std::size_t count = link_graph.entity_count();
    if (count == 0) return {};
    const double even = 1.0 / static_cast<double>(count);
    std::vector<double> rank(count, even), next(count), share(count), strength(count);
    for (std::size_t i = 0; i < count; ++i) strength[i] = link_graph.strength(EntityId(i));
    for (std::size_t round = 0; round < rounds; ++round) {
        double dangling = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (strength[i] > 0)
                share[i] = rank[i] / strength[i];
            else
                dangling += rank[i];
        }
        for (std::size_t i = 0; i < count; ++i) {
            double pulled = 0;
            for (const LinkGraph::Link& link : link_graph.links(EntityId(i))) pulled += share[link.other.index()] * link.weight;
            next[i] = (1 - damping) * even + damping * (pulled + dangling * even);
        }
        rank.swap(next);
    }
    return rank;
}

std::vector<double> page_rank(const FrozenGraph& graph, std::size_t rounds) { return page_rank(link_graph_of(graph), rounds); }

std::vector<EntityId> within(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth) {
    std::vector<EntityId> reached;
    const std::vector<std::uint32_t> distance = distances(graph, starts, depth, reached);
    std::sort(reached.begin(), reached.end(), [&](EntityId a, EntityId b) {
        return distance[a.index()] != distance[b.index()] ? distance[a.index()] < distance[b.index()] : a < b;
    });
    return reached;
}

}  // namespace skein
