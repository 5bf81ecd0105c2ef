#include "query/cypher/match.hpp"

#include "graph/two_ended_search.hpp"

namespace skein::cypher {

namespace {

constexpr std::size_t bytes_a_hop = 16;  // what a node that is reached takes up, about

Direction turned(Direction direction) {
    if (direction == Direction::both) return direction;
    return direction == Direction::left ? Direction::right : Direction::left;
}

class Walker {
  public:
    using Usable = std::function<bool(RelationshipId)>;
    using Found = std::function<bool(const std::vector<RelationshipId>&)>;

    Walker(const PropertyGraph& graph, Direction direction, std::span<const TypeId> types, Budget& budget, const Usable& usable)
        : graph_(graph), direction_(direction), types_(types), budget_(budget), usable_(usable) {}
    ~Walker() { budget_.release(held_); }
    Walker(const Walker&) = delete;
    Walker& operator=(const Walker&) = delete;

    bool search(NodeId from, NodeId to, std::size_t most, const Found& found) {
        const auto onwards = [&](std::uint32_t node, const auto& visit) { step(node, direction_, visit); };
        const auto backwards = [&](std::uint32_t node, const auto& visit) { step(node, turned(direction_), visit); };
        const auto left = steps_left(from.index(), to.index(), most, onwards, backwards);
        return !left || descend(from, *left, found);
    }

  private:
    template <class Visit>
    void step(std::uint32_t node, Direction direction, const Visit& visit) {
        hops_.clear();
        graph_.hops(NodeId(node), direction, types_, hops_);
        for (const Hop& hop : hops_) {
            budget_.step();
            if (!usable_(hop.relationship)) continue;
            budget_.hold(bytes_a_hop);
            held_ += bytes_a_hop;
            visit(hop.other.index());
        }
    }

    bool descend(NodeId node, const StepMap& left, const Found& found) {
        budget_.step();
        const std::uint32_t steps = *left.find(node.index());
        if (steps == 0) return found(chain_);
        std::vector<Hop> hops;
        graph_.hops(node, direction_, types_, hops);
        for (const Hop& hop : hops) {
            if (left.find(hop.other.index()) != steps - 1 || !usable_(hop.relationship)) continue;
            chain_.push_back(hop.relationship);
            const bool going_on = descend(hop.other, left, found);
            chain_.pop_back();
            if (!going_on) return false;
        }
        return true;
    }

    const PropertyGraph& graph_;
    Direction direction_;
    std::span<const TypeId> types_;
    Budget& budget_;
    const Usable& usable_;
    std::vector<Hop> hops_;
    std::vector<RelationshipId> chain_;
    std::size_t held_ = 0;
};

}  // namespace

bool shortest_chains(const PropertyGraph& graph, NodeId from, NodeId to, Direction direction, std::span<const TypeId> types,
                     std::size_t most, Budget& budget, const std::function<bool(RelationshipId)>& usable,
                     const std::function<bool(const std::vector<RelationshipId>&)>& found) {
    return Walker(graph, direction, types, budget, usable).search(from, to, most, found);
}

}  // namespace skein::cypher
