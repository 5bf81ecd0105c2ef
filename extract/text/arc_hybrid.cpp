#include "extract/text/arc_hybrid.hpp"

#include <algorithm>

namespace skein {
namespace {

// 0 1 2 3 4 5-6 7-9 10 and more
std::uint32_t distance_class(std::uint32_t from, std::uint32_t to) {
    const std::uint32_t distance = to - from;
    if (distance <= 4) return distance;
    return distance <= 6 ? 5 : distance <= 9 ? 6 : 7;
}

}  // namespace

void ArcHybrid::reset(std::uint32_t words) {
    words_ = words;
    front_ = 0;
    stack_size_ = 0;
    stack_.resize(words + 1);
    const std::uint32_t nothing = words + 1;
    nodes_.assign(words + 2, Node{nothing, nothing, nothing, nothing, nothing, 0, 0, 0});
}

bool ArcHybrid::allows(Move move) const {
    switch (move) {
        case Move::shift: return front_ < words_;
        case Move::left: return stack_size_ >= 1 && (front_ < words_ || stack_size_ == 1);
        case Move::right: return stack_size_ >= 2;
    }
    return false;
}

void ArcHybrid::apply(Move move, std::uint8_t relation) {
    if (move == Move::shift) {
        stack_[stack_size_++] = front_++;
        return;
    }
    const std::uint32_t head = head_of(move);
    const std::uint32_t child = child_of(move);
    --stack_size_;
    nodes_[child].head = head;
    nodes_[child].relation = relation;
    Node& parent = nodes_[head];
    if (move == Move::left) {
        parent.left2 = parent.left1;
        parent.left1 = child;
        parent.left_count = static_cast<std::uint8_t>(std::min(parent.left_count + 1, 3));
    } else {
        parent.right2 = parent.right1;
        parent.right1 = child;
        parent.right_count = static_cast<std::uint8_t>(std::min(parent.right_count + 1, 3));
    }
}

void ArcHybrid::look(ParserContext& context) const {
    const std::uint32_t s0 = stack(0);
    const std::uint32_t s1 = stack(1);
    const std::uint32_t b1 = front_ < words_ ? front_ + 1 : none();
    const Node& top = nodes_[s0];
    const Node& second = nodes_[s1];
    const Node& front = nodes_[front_];
    context.slots = {s0,         s1,           stack(2),      front_,      b1,        top.left1,
                     top.right1, second.left1, second.right1, front.left1, top.left2, top.right2};
    const auto children = [this](std::size_t side, std::uint32_t child, std::uint8_t count) {
        return static_cast<std::uint32_t>((side * 4 + count) * max_relations + nodes_[child].relation);
    };
    const std::uint32_t near = s0 == none() ? 0 : distance_class(s0, front_);
    const std::uint32_t far = s1 == none() ? 0 : distance_class(s1, s0);
    context.bias = {
        children(0, top.left1, top.left_count),       children(1, top.right1, top.right_count),
        children(2, second.left1, second.left_count), children(3, second.right1, second.right_count),
        children(4, front.left1, front.left_count),   static_cast<std::uint32_t>(5 * 4 * max_relations + near * 8 + far)};
}

}  // namespace skein
