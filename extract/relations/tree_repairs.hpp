#pragma once
// Puts right what plain signs show to be wrong in a parse, before children are linked: works on heads, labels and tags. Only
// sentence_tree.cpp and tree_repairs*.cpp include this.

#include "extract/relations/sentence_tree.hpp"

namespace skein {

class TreeRepairs {
  public:
    explicit TreeRepairs(SentenceTree& tree) : tree_(tree), first_(tree.first_), last_(tree.last_), root_(tree.root_) {}

    // All of them, in order: each sees what those before it mended.
    void run();

  private:
    // Phrases (tree_repairs.cpp).
    void plurals_as_adverbs();
    void nouns_as_auxiliaries();
    void two_subjects();
    void passives_without_be();
    void auxiliaries_of_finite_verbs();
    void copulas_of_finite_verbs();
    void clitics_of_participles();
    void participles_after_a_comma();
    void to_before_finite_verbs();
    void clause_below_that();
    void gerund_beside_its_noun();
    void small_clauses();
    void phrase_of_according_to();
    void conditions_before_their_clause();
    // Verbs taken for nouns or participles (tree_repairs_verbs.cpp). The first that finds another root ends the search for one.
    void verb_after_a_name();
    void plural_root_as_verb();
    void plural_root_before_that();
    void participle_between_names();
    void participle_of_a_sentence();
    void name_before_its_verb();
    void two_names_before_a_verb();

    [[nodiscard]] SentenceTree::Node& node(std::uint32_t i) const { return tree_.nodes_[i - first_]; }
    void reattach(std::uint32_t i, std::uint32_t head, Dep dep) const {
        node(i).head = head;
        node(i).dep = dep;
    }
    [[nodiscard]] bool is_nominal(std::uint32_t i) const {
        const Upos upos = node(i).upos;
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::ADJ || upos == Upos::NUM;
    }

    SentenceTree& tree_;
    std::uint32_t first_;
    std::uint32_t last_;
    std::uint32_t root_;  // the parser's
};

}  // namespace skein
