#pragma once
// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez, Satta 2011), with the artificial root at the end of the buffer and
// exactly one word below it. Words are 0 … n-1, the root is n. Every way through ends after 2n moves in a projective tree.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace skein {

enum class Move : std::uint8_t {
    shift,  // the buffer's front goes on the stack
    left,   // the stack's top becomes a child of the buffer's front
    right,  // the stack's top becomes a child of the one below it
};
inline constexpr std::size_t move_count = 3;

// Relations are numbers from 1; 0 means none.
inline constexpr std::size_t max_relations = 64;

// What the scorer looks at. `slots`: s0 s1 s2 b0 b1 s0l1 s0r1 s1l1 s1r1 b0l1 s0l2 s0r2. `bias` are rows of one table: for the
// children of s0 (left, right), s1 (left, right), b0 (left) their number and the outermost one's relation; the distances.
inline constexpr std::size_t slot_count = 12;
inline constexpr std::size_t bias_count = 6;
inline constexpr std::size_t bias_rows = 5 * 4 * max_relations + 64;
struct ParserContext {
    std::array<std::uint32_t, slot_count> slots;
    std::array<std::uint32_t, bias_count> bias;
};

class ArcHybrid {
  public:
    // Begins a sentence of `words` words. Keeps its memory.
    void reset(std::uint32_t words);

    [[nodiscard]] std::uint32_t words() const { return words_; }
    [[nodiscard]] std::uint32_t none() const { return words_ + 1; }  // fills slots where there is nothing
    [[nodiscard]] bool done() const { return front_ == words_ && stack_size_ == 0; }
    [[nodiscard]] bool allows(Move move) const;
    // The head and child that `left` or `right` would join.
    [[nodiscard]] std::uint32_t head_of(Move move) const { return move == Move::left ? front_ : stack(1); }
    [[nodiscard]] std::uint32_t child_of(Move) const { return stack(0); }
    void apply(Move move, std::uint8_t relation);
    void look(ParserContext& context) const;

    [[nodiscard]] std::uint32_t front() const { return front_; }
    [[nodiscard]] std::uint32_t stack_size() const { return stack_size_; }
    [[nodiscard]] std::uint32_t stack(std::uint32_t depth) const {
        return depth < stack_size_ ? stack_[stack_size_ - 1 - depth] : none();
    }
    // Of a word, once it has one: 0 … n-1, or n: the root.
    [[nodiscard]] std::uint32_t head(std::uint32_t word) const { return nodes_[word].head; }
    [[nodiscard]] std::uint8_t relation(std::uint32_t word) const { return nodes_[word].relation; }

  private:
    struct Node {
        std::uint32_t head;
        std::uint32_t left1, left2;    // outermost children first
        std::uint32_t right1, right2;
        std::uint8_t relation;
        std::uint8_t left_count, right_count;
    };

    std::uint32_t words_ = 0;
    std::uint32_t front_ = 0;
    std::uint32_t stack_size_ = 0;
    std::vector<std::uint32_t> stack_;
    std::vector<Node> nodes_;  // words, root, none
};

}  // namespace skein
