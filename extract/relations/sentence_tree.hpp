#pragma once
// One sentence with its tree, as relation rules read it. Tokens go by their number in the block.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/dependency.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace skein {

inline constexpr std::uint32_t no_token = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t no_name = std::numeric_limits<std::uint32_t>::max();

// Can be rebuilt for another sentence and keeps its memory then. Valid as long as the block and its names are.
class SentenceTree {
  public:
    void build(const AnnotatedBlock& block, const BlockNames& names, SentenceTokens sentence, const DependencyLabels& labels);

    [[nodiscard]] const AnnotatedBlock& block() const { return *block_; }
    [[nodiscard]] const BlockNames& names() const { return *names_; }
    [[nodiscard]] std::uint32_t first() const { return first_; }
    [[nodiscard]] std::uint32_t last() const { return last_; }
    [[nodiscard]] std::uint32_t root() const { return root_; }

    [[nodiscard]] Dep dep(std::uint32_t i) const { return node(i).dep; }
    [[nodiscard]] std::uint32_t head(std::uint32_t i) const { return node(i).head; }  // no_token: the root
    // The subtree's tokens: projective trees have no gaps.
    [[nodiscard]] TokenRange subtree(std::uint32_t i) const { return {node(i).left, node(i).right}; }
    [[nodiscard]] Upos upos(std::uint32_t i) const { return node(i).upos; }
    [[nodiscard]] VerbForm form(std::uint32_t i) const { return node(i).form; }
    [[nodiscard]] std::string_view lemma(std::uint32_t i) const { return node(i).lemma; }
    [[nodiscard]] const std::string& lower(std::uint32_t i) const { return block_->lower[i]; }
    [[nodiscard]] const en::Entry& entry(std::uint32_t i) const { return *block_->entries[i]; }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const { return i >= first_ && i < last_ && lower(i) == word; }
    // The widest name that holds the token, or no_name.
    [[nodiscard]] std::uint32_t name_at(std::uint32_t i) const { return node(i).name; }

    // Children from left to right: for (c = first_child(i); c != no_token; c = next(c)).
    [[nodiscard]] std::uint32_t first_child(std::uint32_t i) const { return node(i).first_child; }
    [[nodiscard]] std::uint32_t next(std::uint32_t i) const { return node(i).next; }
    [[nodiscard]] std::uint32_t child(std::uint32_t i, Dep dep) const;  // the first such, or no_token
    [[nodiscard]] bool has(std::uint32_t i, Dep dep) const { return child(i, dep) != no_token; }
    // Does `i` stand at or below `ancestor`?
    [[nodiscard]] bool is_under(std::uint32_t i, std::uint32_t ancestor) const {
        return i >= node(ancestor).left && i < node(ancestor).right;
    }

  private:
    struct Node {
        std::uint32_t head = no_token;
        std::uint32_t first_child = no_token;
        std::uint32_t next = no_token;
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        std::uint32_t name = no_name;
        Dep dep = Dep::other;
        Upos upos = Upos::X;
        VerbForm form = VerbForm::none;
        std::string_view lemma;
    };
    [[nodiscard]] const Node& node(std::uint32_t i) const { return nodes_[i - first_]; }
    void take_parse(const DependencyLabels& labels);
    void take_names();
    [[nodiscard]] bool is_tree();
    void link();
    friend class TreeRepairs;

    const AnnotatedBlock* block_ = nullptr;
    const BlockNames* names_ = nullptr;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
    std::uint32_t root_ = no_token;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> came_by_;  // of is_tree: from which token each was reached first
};

// Of all sentences of a document, in order. Valid as long as the text and the names are.
using Trees = std::vector<SentenceTree>;
[[nodiscard]] Trees build_trees(const AnnotatedText& text, const std::vector<BlockNames>& names, const LanguageModel& model);

}  // namespace skein
