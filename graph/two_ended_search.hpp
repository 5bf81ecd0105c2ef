#pragma once
// Breadth first from both ends at once, the smaller frontier first: between two of a million nodes that looks at thousands where
// a search from one end looks at nearly all (Pohl 1971).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace skein {

// How many steps a node is away, by its index: a hash table with open addressing, as this is all that such a search spends time
// on.
class StepMap {
  public:
    // False when the node is known already; its steps then stay as they are.
    bool insert(std::uint32_t node, std::uint32_t steps) {
        if ((size_ + 1) * 2 > slots_.size()) grow();
        Slot& slot = slots_[place_of(node)];
        if (slot.node != none) return false;
        slot = {node, steps};
        ++size_;
        return true;
    }
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t node) const {
        const Slot& slot = slots_[place_of(node)];
        return slot.node == none ? std::nullopt : std::optional(slot.steps);
    }
    [[nodiscard]] std::size_t bytes() const { return slots_.size() * sizeof(Slot); }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Slot {
        std::uint32_t node = none;
        std::uint32_t steps = 0;
    };

    [[nodiscard]] std::size_t place_of(std::uint32_t node) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t place = (node * 0x9E3779B97F4A7C15U >> 32) & mask;
        while (slots_[place].node != none && slots_[place].node != node) place = (place + 1) & mask;
        return place;
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old)
            if (slot.node != none) slots_[place_of(slot.node)] = slot;
    }

    std::vector<Slot> slots_ = std::vector<Slot>(64);
    std::size_t size_ = 0;
};

// How many steps are left to `to` from each node on a shortest way from `from` (and from some others), at most `most` in all;
// nothing when there is no way. `onwards(node, visit)` calls visit(index) for each node a step leads to, `backwards` for each it
// comes from.
template <class Onwards, class Backwards>
std::optional<StepMap> steps_left(std::uint32_t from, std::uint32_t to, std::size_t most, const Onwards& onwards,
                                  const Backwards& backwards) {
    StepMap behind, left;
    behind.insert(from, 0);
    left.insert(to, 0);
    if (from == to) return left;
    std::vector<std::uint32_t> near_from{from}, near_to{to}, meeting, next;
    std::uint32_t done = 0, due = 0;  // steps that either side has gone
    const auto advance = [&](StepMap& own, const StepMap& others, std::vector<std::uint32_t>& frontier, std::uint32_t& steps,
                             const auto& step) {
        ++steps;
        next.clear();
        for (const std::uint32_t node : frontier)
            step(node, [&](std::uint32_t other) {
                if (!own.insert(other, steps)) return;
                next.push_back(other);
                if (others.find(other)) meeting.push_back(other);
            });
        frontier.swap(next);
    };
    while (meeting.empty() && !near_from.empty() && !near_to.empty() && done + due < most) {
        if (near_from.size() <= near_to.size())
            advance(behind, left, near_from, done, onwards);
        else
            advance(left, behind, near_to, due, backwards);
    }
    if (meeting.empty()) return std::nullopt;
    // Back from where they met: what lies on a way, and how far it still is.
    for (std::uint32_t steps = done; steps-- > 0;) {
        next.clear();
        for (const std::uint32_t node : meeting)
            backwards(node, [&](std::uint32_t other) {
                if (behind.find(other) == steps && left.insert(other, done + due - steps)) next.push_back(other);
            });
        meeting.swap(next);
    }
    return left;
}

}  // namespace skein
