#include "extract/relations/sentence_tree.hpp"

#include "extract/relations/tree_repairs.hpp"

#include <algorithm>

namespace skein {

void SentenceTree::build(const AnnotatedBlock& block, const BlockNames& names, SentenceTokens sentence,
                         const DependencyLabels& labels) {
    block_ = &block;
    names_ = &names;
    first_ = sentence.first;
    last_ = sentence.last;
    take_parse(labels);
    take_names();
    TreeRepairs(*this).run();
    // Whatever a repair did wrong, what is read is a tree.
    if (!is_tree()) {
        take_parse(labels);
        take_names();
    }
    link();
}

void SentenceTree::take_parse(const DependencyLabels& labels) {
    root_ = no_token;
    nodes_.assign(last_ - first_, Node{});
    for (std::uint32_t i = first_; i < last_; ++i) {
        const Token& token = block_->token(i);
        Node& node = nodes_[i - first_];
        node.head = token.head == 0 ? no_token : first_ + token.head - 1;
        node.dep = labels[token.relation];
        node.upos = token.upos;
        node.form = token.form;
        node.lemma = token.lemma;
        if (token.head == 0) root_ = i;
    }
}

void SentenceTree::take_names() {
    const BlockNames& names = *names_;
    const auto start = std::lower_bound(names.begin(), names.end(), first_,
                                        [](const NameSpan& name, std::uint32_t first) { return name.range.first < first; });
    for (auto name = start; name != names.end() && name->range.first < last_; ++name) {
        if (name->range.last > last_) continue;
        const auto number = static_cast<std::uint32_t>(name - names.begin());
        for (std::uint32_t i = name->range.first; i < name->range.last; ++i) {
            std::uint32_t& held = nodes_[i - first_].name;
            if (held == no_name) held = number;  // names come from the left, the widest first
        }
    }
}

// Every token leads up to one root.
bool SentenceTree::is_tree() {
    came_by_.assign(nodes_.size(), no_token);
    std::size_t roots = 0;
    for (std::uint32_t i = first_; i < last_; ++i) {
        roots += node(i).head == no_token ? 1U : 0U;
        std::uint32_t up = i;
        for (; up != no_token && came_by_[up - first_] == no_token; up = node(up).head) came_by_[up - first_] = i;
        if (up != no_token && came_by_[up - first_] == i) return false;
    }
    return roots == 1;
}

namespace {

// A document may be short, and the table is made of hundreds of comparisons.
const DependencyLabels& labels_of(const LanguageModel& model) {
    static thread_local std::uint64_t known_model = 0;
    static thread_local std::optional<DependencyLabels> labels;
    if (known_model != model.identity || !labels) {
        labels.emplace(model);
        known_model = model.identity;
    }
    return *labels;
}

}  // namespace

Trees build_trees(const AnnotatedText& text, const std::vector<BlockNames>& names, const LanguageModel& model) {
    const DependencyLabels& labels = labels_of(model);
    std::size_t sentences = 0;
    for (const AnnotatedBlock& block : text) sentences += block.annotation.sentences.size();
    Trees trees(sentences);
    auto tree = trees.begin();
    for (std::size_t b = 0; b < text.size(); ++b) {
        for (const SentenceTokens sentence : text[b].annotation.sentences) (tree++)->build(text[b], names[b], sentence, labels);
    }
    return trees;
}

void SentenceTree::link() {
    for (Node& node : nodes_) node.first_child = node.next = no_token;
    for (std::uint32_t i = last_; i-- > first_;) {
        Node& node = nodes_[i - first_];
        node.left = i;
        node.right = i + 1;
        if (node.head == no_token) continue;
        Node& head = nodes_[node.head - first_];
        node.next = head.first_child;
        head.first_child = i;
    }
    // Spans grow towards the root; a tree as deep as it is long still takes one pass a level at most twice.
    for (std::uint32_t i = first_; i < last_; ++i) {
        for (std::uint32_t up = i; nodes_[up - first_].head != no_token;) {
            up = nodes_[up - first_].head;
            Node& head = nodes_[up - first_];
            const bool grows = i < head.left || i + 1 > head.right;
            head.left = std::min(head.left, i);
            head.right = std::max(head.right, i + 1);
            if (!grows) break;
        }
    }
}

std::uint32_t SentenceTree::child(std::uint32_t i, Dep dep) const {
    for (std::uint32_t c = first_child(i); c != no_token; c = next(c)) {
        if (this->dep(c) == dep) return c;
    }
    return no_token;
}

}  // namespace skein
