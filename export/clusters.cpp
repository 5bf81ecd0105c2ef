#include "export/clusters.hpp"

#include "graph/algorithms.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace skein {

std::vector<Cluster> clusters_of(const Subgraph& subgraph, Grouping grouping) {
    const FrozenGraph& graph = *subgraph.graph;
    std::vector<std::uint32_t> community;
    if (grouping == Grouping::community) community = communities(graph);
    std::vector<Cluster> clusters;
    std::map<std::uint32_t, std::size_t> cluster_of_key;
    for (std::size_t i = 0; i < subgraph.entities.size(); ++i) {
        const EntityId id = subgraph.entities[i];
        const Entity& entity = graph.entity(id);
        std::uint32_t key = 0;
        std::string title;
        if (grouping == Grouping::type) {
            key = static_cast<std::uint32_t>(entity.type);
            title = name_of(entity.type);
        } else if (grouping == Grouping::community) {
            key = community[id.index()];
            title = entity.name;
        }
        const auto [place, added] = cluster_of_key.try_emplace(key, clusters.size());
        if (added) clusters.push_back({std::move(title), {}});
        clusters[place->second].members.push_back(static_cast<std::uint32_t>(i));
    }
    if (grouping != Grouping::community) return clusters;
    const auto single =
        std::stable_partition(clusters.begin(), clusters.end(), [](const Cluster& c) { return c.members.size() > 1; });
    for (auto cluster = single; cluster != clusters.end(); ++cluster) cluster->title.clear();
    return clusters;
}

}  // namespace skein
