#include "query/cypher/match.hpp"

#include <unordered_map>

namespace skein::cypher {

namespace {

// How a node was first reached: at which distance, and over which relationships from which nodes.
struct Reached {
    std::size_t distance = 0;
    std::vector<Hop> from;
};

using ReachedNodes = std::unordered_map<NodeId, Reached>;

bool unwind(const ReachedNodes& reached, NodeId node, std::vector<RelationshipId>& chain, std::size_t length, Budget& budget,
            const std::function<bool(const std::vector<RelationshipId>&)>& found) {
    budget.step();
    if (length == 0) return found(chain);
    for (const Hop& hop : reached.at(node).from) {
        chain[length - 1] = hop.relationship;
        if (!unwind(reached, hop.other, chain, length - 1, budget, found)) return false;
    }
    return true;
}

}  // namespace

bool shortest_chains(const PropertyGraph& graph, NodeId from, NodeId to, Direction direction, std::span<const TypeId> types, std::size_t most,
                     Budget& budget, const std::function<bool(RelationshipId)>& usable,
                     const std::function<bool(const std::vector<RelationshipId>&)>& found) {
    ReachedNodes reached;
    reached[from];
    std::vector<NodeId> frontier{from};
    std::vector<Hop> hops;
    std::size_t held = 0;
    std::size_t distance = 0;
    while (!frontier.empty() && !reached.contains(to) && distance < most) {
        ++distance;
        std::vector<NodeId> next;
        for (const NodeId node : frontier) {
            hops.clear();
            graph.hops(node, direction, types, hops);
            for (const Hop& hop : hops) {
                budget.step();
                if (!usable(hop.relationship)) continue;
                const auto [place, fresh] = reached.try_emplace(hop.other);
                if (fresh) {
                    place->second.distance = distance;
                    next.push_back(hop.other);
                }
                if (place->second.distance != distance) continue;
                place->second.from.push_back({hop.relationship, node});
                budget.hold(sizeof(Hop) + sizeof(Reached));
                held += sizeof(Hop) + sizeof(Reached);
            }
        }
        frontier = std::move(next);
    }
    bool going_on = true;
    if (const auto end = reached.find(to); end != reached.end()) {
        std::vector<RelationshipId> chain(end->second.distance);
        if (chain.size() <= longest_chain) going_on = unwind(reached, to, chain, chain.size(), budget, found);
    }
    budget.release(held);
    return going_on;
}

}  // namespace skein::cypher
