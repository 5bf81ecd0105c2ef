#include "graph/algorithms.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace skein {

namespace {

// More than this many passes over the nodes only shuffles nodes between communities of nearly equal gain.
constexpr std::size_t most_passes = 50;
// A move must gain at least this share of the total weight: keeps rounding from undoing and redoing a move for ever.
constexpr double least_gain = 1e-12;

struct WeightedGraph {
    std::vector<std::vector<std::pair<std::uint32_t, double>>> neighbors;  // in order of number; a loop holds twice its weight
    std::vector<double> degree;                                          // sum of the weights of its edges
    double total = 0;                                                    // of all degrees
};

WeightedGraph from_weights(std::size_t count, const std::map<std::pair<std::uint32_t, std::uint32_t>, double>& weights) {
    WeightedGraph graph;
    graph.neighbors.resize(count);
    graph.degree.assign(count, 0.0);
    for (const auto& [ends, weight] : weights) {
        graph.neighbors[ends.first].emplace_back(ends.second, weight);
        graph.degree[ends.first] += weight;
        graph.total += weight;
    }
    return graph;
}

WeightedGraph from_entities(const FrozenGraph& graph) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
    for (const Relation& edge : graph.edges()) {
        const auto weight = static_cast<double>(edge.weight());
        weights[{edge.source.index(), edge.target.index()}] += weight;
        weights[{edge.target.index(), edge.source.index()}] += weight;
    }
    return from_weights(graph.entity_count(), weights);
}

// Moves nodes one by one, in order, to the neighbouring community of greatest gain in modularity (ties: the smaller number),
// until none gains. Gives each node's community, numbered from 0 by first member; their count is in `count`.
std::vector<std::uint32_t> local_moves(const WeightedGraph& graph, std::uint32_t& count) {
    const std::size_t nodes = graph.neighbors.size();
    std::vector<std::uint32_t> community(nodes);
    std::iota(community.begin(), community.end(), 0U);
    std::vector<double> community_degree = graph.degree;
    std::vector<double> shared(nodes, 0.0);  // weight between the node at hand and each community
    for (std::size_t pass = 0; pass < most_passes; ++pass) {
        bool moved = false;
        for (std::size_t node = 0; node < nodes; ++node) {
            const std::uint32_t home = community[node];
            std::vector<std::uint32_t> near{home};
            for (const auto& [other, weight] : graph.neighbors[node]) {
                if (other == node) continue;
                if (shared[community[other]] == 0.0 && community[other] != home) near.push_back(community[other]);
                shared[community[other]] += weight;
            }
            community_degree[home] -= graph.degree[node];
            const auto gain = [&](std::uint32_t c) { return shared[c] - graph.degree[node] * community_degree[c] / graph.total; };
            std::sort(near.begin(), near.end());
            std::uint32_t best = home;
            double best_gain = gain(home) + least_gain * graph.total;
            for (const std::uint32_t c : near)
                if (gain(c) > best_gain) {
                    best = c;
                    best_gain = gain(c);
                }
            for (const std::uint32_t c : near) shared[c] = 0.0;
            community_degree[best] += graph.degree[node];
            community[node] = best;
            moved = moved || best != home;
        }
        if (!moved) break;
    }
    std::vector<std::uint32_t> number(nodes, static_cast<std::uint32_t>(nodes));
    count = 0;
    for (std::uint32_t& c : community) {
        if (number[c] == nodes) number[c] = count++;
        c = number[c];
    }
    return community;
}

WeightedGraph contracted(const WeightedGraph& graph, const std::vector<std::uint32_t>& community, std::uint32_t count) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
    for (std::size_t node = 0; node < graph.neighbors.size(); ++node)
        for (const auto& [other, weight] : graph.neighbors[node]) weights[{community[node], community[other]}] += weight;
    return from_weights(count, weights);
}

}  // namespace

std::vector<std::uint32_t> communities(const FrozenGraph& graph) {
    std::vector<std::uint32_t> membership(graph.entity_count());
    std::iota(membership.begin(), membership.end(), 0U);
    WeightedGraph level = from_entities(graph);
    while (level.total > 0) {
        std::uint32_t count = 0;
        const std::vector<std::uint32_t> community = local_moves(level, count);
        for (std::uint32_t& c : membership) c = community[c];
        if (count == level.neighbors.size()) break;
        level = contracted(level, community, count);
    }

    std::vector<std::uint32_t> size(graph.entity_count(), 0), first(graph.entity_count(), 0), order;
    for (std::size_t i = 0; i < membership.size(); ++i)
        if (size[membership[i]]++ == 0) {
            first[membership[i]] = static_cast<std::uint32_t>(i);
            order.push_back(membership[i]);
        }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b];
    });
    std::vector<std::uint32_t> number(graph.entity_count(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<std::uint32_t>(i);
    for (std::uint32_t& c : membership) c = number[c];
    return membership;
}

}  // namespace skein
