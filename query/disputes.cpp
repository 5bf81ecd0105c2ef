#include "query/disputes.hpp"

#include "graph/edge_filter.hpp"

#include <algorithm>

namespace skein {

std::vector<Dispute> find_disputes(const FrozenGraph& graph, const Selection& selection) {
    const EdgeFilter filter(graph, selection);
    std::vector<Dispute> disputes;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const EdgeId id(i);
        if (graph.edge(id).polarity != Polarity::affirmed) continue;
        const auto opposite = graph.opposite(id);
        if (opposite && filter.keeps(id) && filter.keeps(*opposite)) disputes.push_back({id, *opposite});
    }
    const auto weight = [&](const Dispute& dispute) { return graph.edge(dispute.affirmed).weight() + graph.edge(dispute.denied).weight(); };
    std::stable_sort(disputes.begin(), disputes.end(), [&](const Dispute& a, const Dispute& b) { return weight(a) > weight(b); });
    return disputes;
}

}  // namespace skein
