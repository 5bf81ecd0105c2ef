#pragma once
// Every shortest chain between two nodes of a graph, wherever its rows lie.

#include "graph/two_ended_search.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace skein {

// The first `limit` of them, the nodes of each in order. `neighbors(node, visit)` calls visit(other) for each node a step away; a
// step can be gone back. `before(a, b)` says which of two nodes comes first where a chain may go on with either.
template <class Neighbors, class Before>
std::vector<std::vector<std::uint32_t>> shortest_chains(std::size_t nodes, std::uint32_t from, std::uint32_t to,
                                                        std::size_t limit, const Neighbors& neighbors, const Before& before) {
    std::vector<std::vector<std::uint32_t>> chains;
    if (limit == 0) return chains;
    const auto left = steps_left(from, to, nodes, neighbors, neighbors);
    if (!left) return chains;

    // Walks downhill to `to`, depth first; each step's choices wait in `choices`, the first one at the back.
    const auto downhill = [&](std::uint32_t node) {
        std::vector<std::uint32_t> steps;
        const std::uint32_t wanted = *left->find(node) - 1;
        neighbors(node, [&](std::uint32_t other) {
            if (left->find(other) == wanted) steps.push_back(other);
        });
        std::sort(steps.begin(), steps.end());
        steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
        std::sort(steps.begin(), steps.end(), [&](std::uint32_t a, std::uint32_t b) { return before(b, a); });
        return steps;
    };
    std::vector<std::uint32_t> chain{from};
    std::vector<std::vector<std::uint32_t>> choices;
    if (from != to)
        choices.push_back(downhill(from));
    else
        chains.push_back(chain);
    while (!choices.empty() && chains.size() < limit) {
        if (choices.back().empty()) {
            choices.pop_back();
            chain.pop_back();
            continue;
        }
        chain.push_back(choices.back().back());
        choices.back().pop_back();
        if (chain.back() == to) {
            chains.push_back(chain);
            chain.pop_back();
        } else {
            choices.push_back(downhill(chain.back()));
        }
    }
    return chains;
}

}  // namespace skein
