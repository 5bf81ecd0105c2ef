// Whether a clause says that something is, may be, is planned, would be, or asks.

#include "extract/relations/clause.hpp"

namespace skein {
namespace {

using en::Trait;

Modality by_auxiliary(std::string_view word) {
    if (word == "may" || word == "might" || word == "could" || word == "should" || word == "must") return Modality::possible;
    if (word == "would" || word == "'d") return Modality::hypothetical;
    if (word == "will" || word == "'ll" || word == "shall" || word == "wo") return Modality::planned;
    return Modality::asserted;
}

bool is_doubt(std::string_view word) {
    return word == "perhaps" || word == "maybe" || word == "likely" || word == "probably" || word == "possibly" ||
           word == "potentially" || word == "allegedly" || word == "reportedly" || word == "presumably" || word == "supposedly";
}

// Verbs whose object may or may not do what the infinitive says: "urged them to sell".
bool leaves_open(std::string_view verb) {
    static constexpr std::string_view verbs[] = {"ask",   "urge",   "want",   "tell",    "expect",    "allow", "enable",
                                                 "order", "invite", "advise", "permit",  "encourage", "push",  "require",
                                                 "beg",   "warn",   "claim",  "believe", "design",    "intend"};
    for (const std::string_view each : verbs) {
        if (each == verb) return true;
    }
    return false;
}

void weaken(Clause& clause, Modality modality) {
    if (clause.modality == Modality::asserted) clause.modality = modality;
}

}  // namespace

void find_modality(const SentenceTree& tree, const Clauses& clauses, const en::Lexicon& lexicon, Clause& clause) {
    const std::uint32_t predicate = clause.predicate;
    bool auxiliary = false;
    bool inverted = false;
    for (std::uint32_t c = tree.first_child(predicate); c != no_token; c = tree.next(c)) {
        const std::string& word = tree.lower(c);
        switch (tree.dep(c)) {
            case Dep::aux:
                auxiliary = true;
                weaken(clause, by_auxiliary(word));
                [[fallthrough]];
            case Dep::aux_pass:
            case Dep::cop:
                if (clause.source == SubjectSource::own && c < clause.subject) inverted = true;
                break;
            case Dep::advmod:
                if (is_doubt(word)) weaken(clause, Modality::possible);
                break;
            case Dep::mark:
                if (word == "if" || word == "unless") clause.modality = Modality::hypothetical;
                if (word == "whether") clause.modality = Modality::questioned;
                break;
            default:
                break;
        }
    }
    bool asks = tree.lower(tree.last() - 1) == "?" || (tree.last() - tree.first() > 1 && tree.lower(tree.last() - 2) == "?");
    // "We come to the point: could it be true?"
    for (std::uint32_t i = predicate + 1; asks && i < tree.last(); ++i) {
        if (tree.lower(i) == ":") asks = false;
    }
    if (asks && clause.finite) clause.modality = Modality::questioned;
    // "not only did they win", "nor did they": no questions.
    const bool main = clause.parent == no_clause ||
                      (tree.dep(predicate) == Dep::conj && clauses[clause.parent].modality == Modality::questioned);
    const bool fronted =
        clause.not_only || tree.is(tree.subtree(predicate).first, "nor") || tree.is(tree.subtree(predicate).first, "so");
    if (inverted && !fronted && main && tree.block().block->kind == BlockKind::speech && auxiliary)
        clause.modality = Modality::questioned;
    if (asks && clause.source == SubjectSource::ability) clause.modality = Modality::questioned;
    if (clause.parent == no_clause) return;
    const Clause& parent = clauses[clause.parent];
    const bool direct = tree.head(predicate) == parent.predicate;
    if (!direct) return;
    const std::string_view governing = tree.lemma(parent.predicate);
    switch (tree.dep(predicate)) {
        case Dep::conj:
            if (!auxiliary && !tree.has(predicate, Dep::nsubj)) weaken(clause, parent.modality);
            break;
        case Dep::xcomp:
            if (clause.merged) {
                weaken(clause, parent.modality);
                const en::Entry& verb = lexicon.find(governing);
                if (verb.has(Trait::planning)) weaken(clause, Modality::planned);
                if ((parent.passive && (verb.has(Trait::speech) || verb.has(Trait::belief))) || governing == "seem" ||
                    governing == "appear" || governing == "tend" || governing == "likely" || governing == "unlikely")
                    weaken(clause, Modality::possible);
            } else if (leaves_open(governing)) {
                weaken(clause, Modality::possible);
            } else {
                weaken(clause, parent.modality);
            }
            break;
        case Dep::advcl:
            if (parent.modality == Modality::questioned) weaken(clause, Modality::questioned);
            if (clause.infinitive) weaken(clause, Modality::planned);
            if (!clause.finite && predicate > parent.predicate) weaken(clause, parent.modality);
            break;
        default:
            break;
    }
}

}  // namespace skein
