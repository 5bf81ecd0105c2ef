// What denies a clause: by its own words, or with the clause it is joined to.

#include "extract/relations/clause.hpp"

namespace skein {
namespace {

using en::Trait;

bool is_negative(const SentenceTree& tree, std::uint32_t i) {
    if (tree.lower(i) == "longer") return i > tree.first() && tree.is(i - 1, "no");
    return tree.entry(i).has(Trait::negation) && tree.lower(i) != "nor";
}

bool is_only(const SentenceTree& tree, std::uint32_t i) {
    return tree.is(i, "only") || tree.is(i, "just") || tree.is(i, "merely") || tree.is(i, "solely") || tree.is(i, "simply");
}

// "no access", "nobody", "none of them", "neither firm"
bool is_negative_phrase(const SentenceTree& tree, std::uint32_t head) {
    const std::string& word = tree.lower(head);
    if (word == "nobody" || word == "nothing" || word == "none" || word == "neither") return true;
    for (std::uint32_t c = tree.first_child(head); c != no_token && c < head; c = tree.next(c)) {
        if ((tree.dep(c) == Dep::det || tree.dep(c) == Dep::cc_preconj || tree.dep(c) == Dep::advmod) &&
            (tree.lower(c) == "no" || tree.lower(c) == "neither"))
            return true;
    }
    return false;
}

bool negated_by_word(const SentenceTree& tree, Clause& clause) {
    bool negated = false;
    const std::uint32_t predicate = clause.predicate;
    for (std::uint32_t c = tree.first_child(predicate); c != no_token; c = tree.next(c)) {
        const Dep dep = tree.dep(c);
        const std::string& word = tree.lower(c);
        if (dep == Dep::advmod || dep == Dep::aux || dep == Dep::det || dep == Dep::cc_preconj || dep == Dep::cc) {
            if (word == "neither" || (dep == Dep::cc && word == "nor")) negated = true;
            if (dep == Dep::cc || !is_negative(tree, c)) continue;
            if (is_only(tree, c + 1)) {
                clause.not_only = true;
            } else if (dep != Dep::det || clause.copula != no_token) {
                negated = !negated;
            }
        } else if (dep == Dep::mark && word == "without") {
            negated = !negated;
        } else if ((dep == Dep::nsubj || dep == Dep::nsubj_pass || dep == Dep::obj) && is_negative_phrase(tree, c)) {
            negated = !negated;
        }
    }
    // "rather than copying it", "instead of copying it"
    for (std::uint32_t c = tree.first_child(predicate); c != no_token && c < predicate; c = tree.next(c)) {
        if (tree.dep(c) != Dep::mark && tree.dep(c) != Dep::case_ && tree.dep(c) != Dep::cc) continue;
        if ((tree.is(c, "instead") && tree.is(c + 1, "of")) || (tree.is(c, "rather") && tree.is(c + 1, "than"))) negated = true;
    }
    return negated;
}

}  // namespace

void find_polarity(const SentenceTree& tree, const Clauses& clauses, Clause& clause) {
    clause.negated = negated_by_word(tree, clause);
    // "its inability to grow"
    if (tree.dep(clause.predicate) == Dep::acl && clause.infinitive) {
        const std::string& noun = tree.lower(tree.head(clause.predicate));
        if (noun == "inability" || noun == "failure" || noun == "refusal" || noun == "unwillingness")
            clause.negated = !clause.negated;
    }
    if (clause.parent == no_clause) return;
    const Clause& parent = clauses[clause.parent];
    const std::uint32_t predicate = clause.predicate;
    const bool direct = tree.head(predicate) == parent.predicate;
    if (!direct) return;
    if (tree.dep(predicate) == Dep::conj && parent.negated && !clause.negated) {
        // "did not copy or use": one auxiliary for both.
        const bool shares = !clause.finite && tree.form(predicate) == tree.form(parent.predicate) &&
                            !tree.has(predicate, Dep::aux) && !tree.has(predicate, Dep::aux_pass) && clause.copula == no_token;
        const std::uint32_t cc = tree.child(predicate, Dep::cc);
        if (shares && (cc == no_token || tree.lower(cc) != "but")) clause.negated = true;
    }
    if (clause.merged) {
        if (parent.negated) clause.negated = !clause.negated;
        const std::string_view governing = tree.lemma(parent.predicate);
        if (governing == "fail" || governing == "refuse" || governing == "decline" || governing == "stop" ||
            governing == "cease" || governing == "avoid" || governing == "neglect" || governing == "unable" ||
            governing == "unlikely")
            clause.negated = !clause.negated;
    }
}

}  // namespace skein
