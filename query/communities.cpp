#include "query/communities.hpp"

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>

namespace skein {

std::vector<Community> list_communities(const FrozenGraph& graph, const Selection& selection) {
    const EdgeFilter filter(graph, selection);
    return list_communities(link_graph_of(graph, &filter));
}

std::vector<Community> list_communities(const LinkGraph& link_graph) {
    const std::vector<std::uint32_t> membership = communities(link_graph);
    const std::vector<double> rank = page_rank(link_graph);

    const std::size_t count = membership.empty() ? 0 : *std::max_element(membership.begin(), membership.end()) + 1;
    std::vector<Community> list(count);
    for (std::size_t i = 0; i < membership.size(); ++i) {
        Community& own = list[membership[i]];
        own.members.emplace_back(i);
        for (const LinkGraph::Link& link : link_graph.links(EntityId(i))) {
            if (membership[link.other.index()] != membership[i]) own.outwards += link.weight;
            else if (link.other.index() >= i) own.within += link.other.index() == i ? link.weight / 2 : link.weight;
        }
    }
    std::erase_if(list,
                  [&](const Community& one) { return one.members.size() == 1 && link_graph.links(one.members.front()).empty(); });
    for (Community& one : list)
        std::stable_sort(one.members.begin(), one.members.end(),
                         [&](EntityId a, EntityId b) { return rank[a.index()] > rank[b.index()]; });
    return list;
}

}  // namespace skein
