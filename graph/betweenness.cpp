#include "graph/algorithms.hpp"

#include <algorithm>
#include <limits>

namespace skein {

namespace {

constexpr std::size_t affordable_steps = 1'000'000'000;
constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();

// What a search from one entity needs of each; kept from pivot to pivot.
struct Search {
    explicit Search(std::size_t count) : distance(count, far), chains(count, 0), dependency(count, 0) { order.reserve(count); }

    std::vector<std::uint32_t> distance;
    std::vector<double> chains;      // shortest ones from the pivot
    std::vector<double> dependency;  // of the pivot on the entity
    std::vector<EntityId> order;     // as reached
};

void add_dependencies(const LinkGraph& link_graph, EntityId pivot, Search& search, std::vector<double>& sums) {
    auto& [distance, chains, dependency, order] = search;
    order.assign(1, pivot);
    distance[pivot.index()] = 0;
    chains[pivot.index()] = 1;
    for (std::size_t next = 0; next < order.size(); ++next) {
        const std::uint32_t at = order[next].index();
        for (const LinkGraph::Link& link : link_graph.links(order[next])) {
            const std::uint32_t other = link.other.index();
            if (distance[other] == far) {
                distance[other] = distance[at] + 1;
                order.push_back(link.other);
            }
            if (distance[other] == distance[at] + 1) chains[other] += chains[at];
        }
    }
    for (std::size_t i = order.size(); i-- > 1;) {
        const std::uint32_t at = order[i].index();
        for (const LinkGraph::Link& link : link_graph.links(order[i])) {
            const std::uint32_t other = link.other.index();
            if (distance[other] + 1 == distance[at]) dependency[other] += chains[other] / chains[at] * (1 + dependency[at]);
        }
        sums[at] += dependency[at];
    }
    for (const EntityId id : order) {
        distance[id.index()] = far;
        chains[id.index()] = dependency[id.index()] = 0;
    }
}

}  // namespace

std::size_t affordable_pivots(const LinkGraph& link_graph) {
    const std::size_t steps = std::max<std::size_t>(1, link_graph.link_count());
    const std::size_t pivots = std::max<std::size_t>(1, affordable_steps / steps);
    return pivots >= link_graph.entity_count() ? 0 : pivots;
}

std::vector<double> betweenness(const LinkGraph& link_graph, std::size_t pivots) {
    const std::size_t count = link_graph.entity_count();
    if (pivots == 0 || pivots > count) pivots = count;
    std::vector<double> sums(count, 0.0);
    Search search(count);
    for (std::size_t i = 0; i < pivots; ++i) add_dependencies(link_graph, EntityId(i * count / pivots), search, sums);
    if (count < 3) return sums;
    // Each pair was met from both its ends, as far as both were pivots.
    const double pairs = static_cast<double>(count - 1) * static_cast<double>(count - 2);
    const double scale = static_cast<double>(count) / static_cast<double>(pivots) / pairs;
    for (double& sum : sums) sum *= scale;
    return sums;
}

}  // namespace skein
