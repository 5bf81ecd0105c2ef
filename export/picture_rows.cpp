#include "export/picture_rows.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <map>

namespace skein {

namespace {

using Nodes = std::vector<std::uint32_t>;

// What is tied together, each part in the order of its nodes; parts in the order of their first ones.
std::vector<Nodes> parts_of(std::size_t nodes, const std::vector<Arrow>& arrows, const std::vector<Cluster>& clusters) {
    std::vector<std::size_t> rank(nodes), parent(nodes);
    // Not `disjoint_sets_with_storage`: behind Boost's compressed graphs its pointers are no property maps to the compiler.
    const auto by_node = [](std::vector<std::size_t>& of) {
        return boost::make_iterator_property_map(of.begin(), boost::typed_identity_property_map<std::size_t>());
    };
    boost::disjoint_sets tied(by_node(rank), by_node(parent));
    for (std::size_t node = 0; node < nodes; ++node) tied.make_set(node);
    for (const Arrow& arrow : arrows) tied.union_set(arrow.source, arrow.target);
    for (const Cluster& cluster : clusters)
        if (!cluster.title.empty())
            for (const std::uint32_t member : cluster.members) tied.union_set(cluster.members.front(), member);
    std::vector<Nodes> parts;
    std::map<std::size_t, std::size_t> number;  // of a part, by the node that stands for it
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const auto [place, is_new] = number.try_emplace(tied.find_set(node), parts.size());
        if (is_new) parts.emplace_back();
        parts[place->second].push_back(node);
    }
    return parts;
}

// Layers as Graphviz's `dot` is likely to make them: arrows that close a circle are turned round, each node stands right behind
// the last of those that lead to it.
class Layers {
  public:
    Layers(std::size_t nodes, const std::vector<Arrow>& arrows) : next_(nodes), state_(nodes), layer_(nodes) {
        for (const Arrow& arrow : arrows)
            if (arrow.source != arrow.target) next_[arrow.source].push_back(arrow.target);
        for (std::uint32_t node = 0; node < nodes; ++node) visit(node);
        for (auto node = finished_.rbegin(); node != finished_.rend(); ++node)
            for (const std::uint32_t target : next_[*node]) layer_[target] = std::max(layer_[target], layer_[*node] + 1);
    }

    [[nodiscard]] std::size_t of(std::uint32_t node) const { return layer_[node]; }

  private:
    enum class State : std::uint8_t { unseen, open, done };

    // Depth first, without recursion, for a path may lead through every node.
    void visit(std::uint32_t start) {
        if (state_[start] != State::unseen) return;
        std::vector<std::pair<std::uint32_t, std::size_t>> path = {{start, 0}};
        state_[start] = State::open;
        while (!path.empty()) {
            auto& [node, at] = path.back();
            if (at == next_[node].size()) {
                state_[node] = State::done;
                finished_.push_back(node);
                path.pop_back();
                continue;
            }
            const std::uint32_t target = next_[node][at];
            if (state_[target] == State::open) {
                next_[node].erase(next_[node].begin() + static_cast<std::ptrdiff_t>(at));
                continue;
            }
            ++at;
            if (state_[target] == State::unseen) {
                state_[target] = State::open;
                path.emplace_back(target, 0);
            }
        }
    }

    std::vector<Nodes> next_;
    std::vector<State> state_;
    std::vector<std::size_t> layer_;
    Nodes finished_;
};

struct Part {
    std::uint32_t first = 0, last = 0;  // nodes of its first and last layer
    std::size_t layers = 0, height = 0;
};

Part measured(const Nodes& nodes, const Layers& layers) {
    Part part{nodes.front(), nodes.front(), 0, 0};
    std::map<std::size_t, std::size_t> count;
    for (const std::uint32_t node : nodes) {
        part.height = std::max(part.height, ++count[layers.of(node)]);
        if (layers.of(node) < layers.of(part.first)) part.first = node;
        if (layers.of(node) > layers.of(part.last)) part.last = node;
    }
    part.layers = layers.of(part.last) + 1;
    return part;
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> row_ties(std::size_t nodes, const std::vector<Arrow>& arrows,
                                                             const std::vector<Cluster>& clusters) {
    const Layers layers(nodes, arrows);
    std::vector<Part> parts;
    for (const Nodes& part : parts_of(nodes, arrows, clusters)) parts.push_back(measured(part, layers));
    if (parts.size() < 2) return {};
    // The largest part stands alone; others of about the same height share a row.
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return std::pair(a.height, a.layers) > std::pair(b.height, b.layers); });
    double area = 0;
    std::size_t widest = 0;
    for (const Part& part : parts) {
        area += static_cast<double>(part.layers * part.height);
        widest = std::max(widest, part.layers);
    }
    constexpr double layer_to_line = 4.5;  // how much wider a layer with its labels is than a node with its margin is high
    constexpr double wide_to_high = 1.5;
    const auto balanced = static_cast<std::size_t>(std::ceil(std::sqrt(area * wide_to_high / layer_to_line)));
    const std::size_t room = std::max(widest, balanced);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::size_t taken = room;  // of the row
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool beside = taken + parts[i].layers <= room;
        if (beside) ties.emplace_back(parts[i - 1].last, parts[i].first);
        taken = (beside ? taken : 0) + parts[i].layers;
    }
    return ties;
}

}  // namespace skein
