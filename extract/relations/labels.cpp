// One label for one relation, however it is worded.

#include "extract/relations/rules.hpp"

#include <utility>

namespace skein {
namespace {

// Words that differ in tone alone. Small on purpose: what is joined here can never be told apart again by label.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"utilize", "use"},      {"utilise", "use"},         {"employ", "use"},          {"purchase", "buy"},
    {"commence", "begin"},   {"start", "begin"},         {"assist", "help"},         {"circumvent", "bypass"},
    {"manufacture", "make"}, {"criticise", "criticize"}, {"recognise", "recognize"}, {"organise", "organize"},
    {"analyse", "analyze"},  {"distill", "distil"},      {"optimise", "optimize"},
};

// The lexicon knows the verb of a form where the model guesses a word that is none.
std::string_view lemma_of(const SentenceTree& tree, std::uint32_t i, const en::Lexicon& lexicon) {
    if (tree.upos(i) != Upos::VERB || tree.entry(i).verb_lemma.empty()) return tree.lemma(i);
    return lexicon.find(tree.lemma(i)).can_be(VerbForm::base) ? tree.lemma(i) : tree.entry(i).verb_lemma;
}

std::string_view joined(std::string_view lemma) {
    for (const auto& [word, label] : synonyms) {
        if (word == lemma) return label;
    }
    return lemma;
}

}  // namespace

std::string relation_label(const SentenceTree& tree, const Clauses& clauses, const Clause& clause, std::string_view preposition,
                           const en::Lexicon& lexicon) {
    const std::uint32_t predicate = clause.predicate;
    std::string label;
    if (clause.merged && clause.parent != no_clause) {
        // "plans to use" is "use" with another modality; "threatens to sue" is no suing.
        const Clause& governing = clauses[clause.parent];
        const en::Entry& verb = lexicon.find(tree.lemma(governing.predicate));
        const std::string_view word = tree.lemma(governing.predicate);
        const bool transparent = merges_infinitive(verb) ||
                                 (governing.passive && (verb.has(en::Trait::speech) || verb.has(en::Trait::belief))) ||
                                 word == "able" || word == "unable" || word == "likely" || word == "unlikely" ||
                                 word == "ready" || word == "willing" || word == "avoid";
        if (!transparent) {
            label = relation_label(tree, clauses, governing, {}, lexicon);
            label += clause.infinitive ? " to " : " ";
        }
    }
    if (clause.passive) {
        label += "be ";
        label += tree.lower(predicate);
    } else if (clause.copula != no_token) {
        label += "be";
        if (tree.upos(predicate) == Upos::ADJ) label += ' ' + tree.lower(predicate);
    } else {
        const std::string_view lemma = lemma_of(tree, predicate, lexicon);
        if (lemma == "get" && tree.lower(predicate) == "got" && tree.has(predicate, Dep::aux))
            label += "have";  // "it's got"
        else
            label += preposition.empty() ? joined(lemma) : lemma;
    }
    for (std::uint32_t c = tree.first_child(predicate); c != no_token; c = tree.next(c)) {
        if (tree.dep(c) == Dep::compound_prt) label += ' ' + tree.lower(c);
    }
    if (!preposition.empty()) {
        label += ' ';
        label += preposition;
    }
    return label;
}

}  // namespace skein
