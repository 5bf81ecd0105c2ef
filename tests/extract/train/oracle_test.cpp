#include "extract/train/oracle.hpp"

#include "extract/train/random.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <vector>

using namespace skein;

namespace {

// A random projective tree: each span's head is chosen, then the spans beside it hang on it.
void grow(std::vector<std::uint32_t>& heads, std::uint32_t first, std::uint32_t last, std::uint32_t head, Random& random) {
    if (first >= last) return;
    const std::uint32_t chosen = first + random.below(last - first);
    heads[chosen] = head;
    grow(heads, first, chosen, chosen, random);
    grow(heads, chosen + 1, last, chosen, random);
}

// Gold arcs the best continuation still finds.
std::uint32_t best_reachable(const ArcHybrid& state, const std::vector<std::uint32_t>& heads) {
    if (state.done()) return 0;
    std::uint32_t best = 0;
    for (const Move move : {Move::shift, Move::left, Move::right}) {
        if (!state.allows(move)) continue;
        ArcHybrid next = state;
        const bool right = move != Move::shift && heads[state.child_of(move)] == state.head_of(move);
        next.apply(move, 1);
        best = std::max(best, right + best_reachable(next, heads));
    }
    return best;
}

}  // namespace

TEST_CASE("following moves without cost rebuilds any projective tree") {
    Random random(1);
    for (std::uint32_t size = 1; size < 40; ++size) {
        std::vector<std::uint32_t> heads(size);
        grow(heads, 0, size, size, random);
        ArcHybrid state;
        state.reset(size);
        while (!state.done()) {
            const auto costs = move_costs(state, heads);
            const auto best = std::ranges::min_element(costs) - costs.begin();
            REQUIRE(costs[static_cast<std::size_t>(best)] == 0);
            state.apply(static_cast<Move>(best), 1);
        }
        for (std::uint32_t i = 0; i < size; ++i) CHECK(state.head(i) == heads[i]);
    }
}

TEST_CASE("off the gold path a move costs as many gold arcs as it puts out of reach") {
    Random random(2);
    for (int round = 0; round < 30; ++round) {
        const std::uint32_t size = 2 + random.below(5);
        std::vector<std::uint32_t> heads(size);
        grow(heads, 0, size, size, random);
        ArcHybrid state;
        state.reset(size);
        while (!state.done()) {
            const auto costs = move_costs(state, heads);
            const std::uint32_t before = best_reachable(state, heads);
            Move follow = Move::shift;
            for (const Move move : {Move::shift, Move::left, Move::right}) {
                const std::uint32_t cost = costs[static_cast<std::size_t>(move)];
                CHECK((cost == 255) == !state.allows(move));
                if (cost == 255) continue;
                ArcHybrid next = state;
                const bool right = move != Move::shift && heads[state.child_of(move)] == state.head_of(move);
                next.apply(move, 1);
                const std::uint32_t lost = before - right - best_reachable(next, heads);
                // The rule of one root, which the costs do not know, can only make it worse.
                CHECK(lost >= cost);
                if (cost == 0) {
                    CHECK(lost == 0);
                    follow = move;
                }
            }
            state.apply(follow, 1);
        }
    }
}
