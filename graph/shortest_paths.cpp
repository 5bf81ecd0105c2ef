#include "graph/algorithms.hpp"
#include "graph/csr_graph.hpp"
#include "graph/shortest_chains.hpp"

#include <functional>

namespace skein {

namespace {

template <class Neighbors>
std::vector<std::vector<EntityId>> all_shortest(std::size_t entities, EntityId from, EntityId to, std::size_t limit,
                                                const Neighbors& neighbors) {
    std::vector<std::vector<EntityId>> paths;
    for (const std::vector<std::uint32_t>& chain :
         shortest_chains(entities, from.index(), to.index(), limit, neighbors, std::less<>())) {
        paths.emplace_back();
        for (const std::uint32_t entity : chain) paths.back().emplace_back(entity);
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
