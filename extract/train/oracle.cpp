#include "extract/train/oracle.hpp"

#include <algorithm>

namespace skein {

std::array<std::uint8_t, move_count> move_costs(const ArcHybrid& state, std::span<const std::uint32_t> heads) {
    constexpr std::uint8_t forbidden = 255;
    std::array<std::uint8_t, move_count> costs{forbidden, forbidden, forbidden};
    const std::uint32_t front = state.front();
    const std::uint32_t root = state.words();
    const std::uint32_t top = state.stack(0);
    std::uint32_t lost = 0;
    if (state.allows(Move::shift)) {
        // The front can no longer get a head below the stack's top, nor children on the stack.
        for (std::uint32_t depth = 0; depth < state.stack_size(); ++depth) {
            const std::uint32_t word = state.stack(depth);
            lost += heads[word] == front;
            lost += depth > 0 && heads[front] == word;
        }
        costs[0] = static_cast<std::uint8_t>(std::min(lost, 254U));
    }
    if (top == state.none()) return costs;
    std::uint32_t children = 0;
    for (std::uint32_t word = front; word < root; ++word) children += heads[word] == top;
    const std::uint32_t gold = heads[top];
    const bool in_buffer = gold >= front && gold <= root;
    if (state.allows(Move::left)) {
        lost = children + ((in_buffer && gold != front) || gold == state.stack(1));
        costs[1] = static_cast<std::uint8_t>(std::min(lost, 254U));
    }
    if (state.allows(Move::right)) {
        costs[2] = static_cast<std::uint8_t>(std::min(children + in_buffer, 254U));
    }
    return costs;
}

}  // namespace skein
