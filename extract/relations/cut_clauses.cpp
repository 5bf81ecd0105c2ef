#include "extract/relations/cut_clauses.hpp"

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {

namespace {

// Words that open a clause which cannot stand alone and has the subject of the one that follows.
bool opens_dependent_clause(std::string_view word) {
    static constexpr std::string_view words[] = {"instead", "rather", "without", "by",    "besides",
                                                 "despite", "while",  "after",   "before"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Does a word before the verb open such a clause? "yeah instead of using it"
bool is_dependent(const SentenceTree& tree, std::uint32_t verb) {
    for (std::uint32_t c = tree.first_child(verb); c != no_token && c < verb; c = tree.next(c)) {
        if ((tree.dep(c) == Dep::mark || tree.dep(c) == Dep::case_) && opens_dependent_clause(tree.lower(c))) return true;
    }
    return false;
}

// The named subject that a sentence begins with, or a name where the verb was not understood; no_token when there is none.
std::uint32_t leading_subject(const SentenceTree& tree) {
    const std::uint32_t root = tree.root();
    if (root == no_token) return no_token;
    const std::uint32_t subject = tree.child(root, Dep::nsubj);
    if (subject != no_token) return subject < root ? subject : no_token;
    return tree.name_at(root) != no_name ? root : no_token;
}

}  // namespace

void find_cut_clauses(const SentenceTree& piece, const Clauses& clauses, const SentenceTree& next, const en::Lexicon& lexicon,
                      std::vector<RelationMatch>& out) {
    const std::uint32_t verb = piece.root();
    if (piece.block().block->kind != BlockKind::speech || verb == no_token) return;
    if (piece.upos(verb) != Upos::VERB || piece.form(verb) != VerbForm::gerund || clauses.of(verb) == no_clause) return;
    const Clause& clause = clauses[clauses.of(verb)];
    if (clause.subject != no_token || clause.finite || !is_dependent(piece, verb)) return;
    const std::uint32_t object = piece.child(verb, Dep::obj);
    const std::uint32_t subject = leading_subject(next);
    if (object == no_token || object < verb || subject == no_token) return;
    RelationMatch match;
    match.subject = participant_of(next, subject, Joined::kept, lexicon);
    if (!match.subject.name && !(match.subject.pronoun && next.lower(subject) != "it")) return;
    match.relation = verb_group(piece, clauses, clause);
    match.lemma = relation_label(piece, clauses, clause, {}, lexicon);
    match.polarity = clause.negated ? Polarity::negated : Polarity::affirmed;
    match.modality = clause.modality;
    match.features.embedded = true;
    match.rule = "adverbial";
    std::vector<std::uint32_t> objects;
    conjuncts(piece, object, objects);
    for (const std::uint32_t each : objects) {
        match.object = participant_of(piece, each, objects.size() > 1 ? Joined::cut : Joined::kept, lexicon);
        out.push_back(match);
    }
}

}  // namespace skein
