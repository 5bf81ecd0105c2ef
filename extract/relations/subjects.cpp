// Whom a clause tells of, when no subject stands beside its verb.

#include "extract/relations/clause.hpp"
#include "extract/relations/noun_phrase.hpp"

#include <algorithm>

namespace skein {
namespace {

using en::Trait;

bool is_relative_pronoun(const SentenceTree& tree, std::uint32_t i) {
    const std::string& word = tree.lower(i);
    return word == "who" || word == "which" || word == "that" || word == "whom";
}

std::uint32_t own_subject(const SentenceTree& tree, std::uint32_t predicate) {
    std::uint32_t found = no_token;
    for (std::uint32_t c = tree.first_child(predicate); c != no_token; c = tree.next(c)) {
        const Dep dep = tree.dep(c);
        if (dep != Dep::nsubj && dep != Dep::nsubj_pass) continue;
        // Of two, the one beside the verb.
        if (found == no_token || c < predicate) found = c;
    }
    return found;
}

// The noun that a relative clause, or what is joined to one, tells of.
std::uint32_t antecedent_of(const SentenceTree& tree, std::uint32_t predicate) {
    while (tree.dep(predicate) == Dep::conj && tree.head(predicate) != no_token) predicate = tree.head(predicate);
    return tree.dep(predicate) == Dep::acl_relcl ? tree.head(predicate) : no_token;
}

// What "which" tells of when the parser hung its clause on the verb: the phrase right before it.
std::uint32_t phrase_before(const SentenceTree& tree, std::uint32_t predicate) {
    std::uint32_t i = tree.subtree(predicate).first;
    while (i > tree.first() && tree.upos(i - 1) == Upos::PUNCT) --i;
    if (i == tree.first()) return no_token;
    --i;
    const auto is_noun = [&](std::uint32_t t) {
        const Upos upos = tree.upos(t);
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::PRON || upos == Upos::NUM ||
               upos == Upos::SYM;
    };
    if (!is_noun(i)) return no_token;
    while (tree.head(i) != no_token && tree.head(i) < tree.subtree(predicate).first && is_noun(tree.head(i))) i = tree.head(i);
    return i;
}

// "a challenge to firms that rely on it": firms do, by the verb's ending. The noun nearest to the clause that agrees with it.
// In speech, where "that" may begin another sentence, no_token when none does.
std::uint32_t agreeing(const SentenceTree& tree, std::uint32_t noun, std::uint32_t predicate) {
    std::uint32_t finite = tree.form(predicate) == VerbForm::present ? predicate : no_token;
    for (std::uint32_t c = tree.first_child(predicate); c != no_token && c < predicate; c = tree.next(c)) {
        const Dep dep = tree.dep(c);
        if ((dep == Dep::aux || dep == Dep::aux_pass || dep == Dep::cop) && tree.form(c) == VerbForm::present && finite != c) {
            finite = c;
            break;
        }
    }
    if (finite == no_token || tree.entry(finite).has(Trait::modal) || tree.upos(noun) != Upos::NOUN) return noun;
    const std::string& word = tree.lower(finite);
    const bool singular_verb = word.ends_with("s");
    const auto agrees = [&](std::uint32_t i) {
        if (tree.has(i, Dep::conj)) return true;
        const bool plural = en::singular(tree.lower(i)) != tree.lower(i) && tree.upos(i) == Upos::NOUN;
        return plural != singular_verb;
    };
    if (agrees(noun)) return noun;
    const bool speech = tree.block().block->kind == BlockKind::speech;
    std::uint32_t found = speech && tree.lower(tree.subtree(predicate).first) == "that" ? no_token : noun;
    for (std::uint32_t at = noun; at != no_token;) {
        std::uint32_t inner = no_token;
        for (std::uint32_t c = tree.first_child(at); c != no_token && c < tree.subtree(predicate).first; c = tree.next(c)) {
            if (c > at && tree.dep(c) == Dep::nmod) inner = c;
        }
        if (inner != no_token && agrees(inner)) {
            found = inner;
            break;
        }
        at = inner;
    }
    return found;
}

// "firms like Acme, headed by Ann": Acme is.
std::uint32_t told_of(const SentenceTree& tree, std::uint32_t noun, std::uint32_t participle) {
    std::uint32_t found = noun;
    for (std::uint32_t c = tree.first_child(noun); c != no_token && c < participle; c = tree.next(c)) {
        if (c < noun || tree.dep(c) != Dep::nmod || tree.name_at(c) == no_name) continue;
        const std::uint32_t word = tree.child(c, Dep::case_);
        if (word == no_token) continue;
        const bool example = tree.lower(word) == "like" || tree.lower(word) == "including" || tree.lower(word) == "such";
        if (example && tree.subtree(participle).first > tree.subtree(c).last - 1) found = c;
    }
    return found;
}

// "the accusation of Acme copying it": Acme is said to copy.
std::uint32_t accused(const SentenceTree& tree, std::uint32_t noun, std::uint32_t gerund) {
    if (!tree.entry(noun).has(Trait::claim_noun)) return no_token;
    for (std::uint32_t c = tree.first_child(noun); c != no_token && c < gerund; c = tree.next(c)) {
        if (tree.dep(c) == Dep::nmod && c > noun && tree.subtree(c).last == tree.subtree(gerund).first) return c;
    }
    return no_token;
}

// "promised them to come": the one who promised comes.
bool keeps_subject(std::string_view verb) {
    return verb == "promise" || verb == "use" || verb == "need" || verb == "take" || verb == "have" || verb == "spend" ||
           verb == "make";
}

// "accused them of copying": they copied.
bool blames(std::string_view verb) {
    return verb == "accuse" || verb == "suspect" || verb == "prevent" || verb == "stop" || verb == "keep" || verb == "charge" ||
           verb == "convict" || verb == "blame" || verb == "praise" || verb == "criticize" || verb == "criticise";
}

// "allowed labs to grow": labs grow.
bool makes_do(std::string_view verb) {
    static constexpr std::string_view verbs[] = {"allow",     "enable", "force",    "cause",    "lead",    "permit", "help",
                                                 "encourage", "urge",   "ask",      "tell",     "require", "let",    "order",
                                                 "invite",    "push",   "persuade", "convince", "prompt",  "empower"};
    return std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs);
}

// "It stems from questioning them": who questions is not told.
bool has_origin(const SentenceTree& tree, std::uint32_t verb, std::uint32_t gerund) {
    static constexpr std::string_view verbs[] = {"stem", "result", "arise", "come", "derive", "emerge", "follow", "spring"};
    const std::uint32_t mark = tree.child(gerund, Dep::mark);
    return mark != no_token && tree.lower(mark) == "from" &&
           std::find(std::begin(verbs), std::end(verbs), tree.lemma(verb)) != std::end(verbs);
}

// "for which", "to whom": what the clause tells of is no subject of it.
bool is_told_with_preposition(const SentenceTree& tree, std::uint32_t predicate) {
    for (std::uint32_t c = tree.first_child(predicate); c != no_token && c < predicate; c = tree.next(c)) {
        if (tree.dep(c) == Dep::obl && tree.has(c, Dep::case_) && (tree.lower(c) == "which" || tree.lower(c) == "whom"))
            return true;
    }
    return false;
}

// "I expected little, prompting me to go": what prompted me is not I.
bool acts_on_itself(const SentenceTree& tree, std::uint32_t subject, std::uint32_t gerund) {
    const std::uint32_t object = tree.child(gerund, Dep::obj);
    if (subject == no_token || object == no_token) return false;
    const std::string_view who = tree.lower(subject), whom = tree.lower(object);
    return (who == "i" && whom == "me") || (who == "we" && whom == "us");
}

bool is_tough(const SentenceTree& tree, std::uint32_t adjective) {
    static constexpr std::string_view words[] = {"easy",        "easier",    "hard",     "harder",     "difficult", "cheap",
                                                 "cheaper",     "simple",    "tough",    "impossible", "possible",  "expensive",
                                                 "safe",        "dangerous", "simpler",  "costly",     "important", "crucial",
                                                 "interesting", "better",    "necessary"};
    return tree.upos(adjective) == Upos::ADJ &&
           std::find(std::begin(words), std::end(words), tree.lower(adjective)) != std::end(words);
}

void inherit(const Clause& from, SubjectSource source, Clause& clause) {
    clause.subject = from.subject;
    clause.source = from.subject == no_token ? SubjectSource::none : source;
}

// "its ability to grow", "Acme's plan to sell", "Acme has a plan to sell"
void owner_of_infinitive(const SentenceTree& tree, const Clauses& clauses, std::uint32_t noun, Clause& clause) {
    const std::uint32_t owner = owner_of(tree, noun);
    if (owner != no_token) {
        clause.subject = owner;
        clause.source = SubjectSource::ability;
        return;
    }
    if (tree.dep(noun) != Dep::obj && tree.dep(noun) != Dep::obl) return;
    const std::uint32_t governing = clauses.of(tree.head(noun));
    if (governing == no_clause) return;
    inherit(clauses[governing], SubjectSource::ability, clause);
    // "gives us a lot to think about": we think.
    if (const std::uint32_t told = tree.child(tree.head(noun), Dep::iobj); told != no_token) clause.subject = told;
}

}  // namespace

void find_subject(const SentenceTree& tree, const Clauses& clauses, Clause& clause) {
    const std::uint32_t predicate = clause.predicate;
    clause.antecedent = antecedent_of(tree, predicate);
    const std::uint32_t own = own_subject(tree, predicate);
    if (own != no_token) {
        clause.subject = own;
        clause.source = SubjectSource::own;
        if (clause.antecedent != no_token && is_relative_pronoun(tree, own)) {
            clause.antecedent = agreeing(tree, clause.antecedent, predicate);
            clause.subject = clause.antecedent;
            clause.source = clause.subject == no_token ? SubjectSource::none : SubjectSource::relative;
        }
        const bool relative = tree.lower(own) == "which" || tree.lower(own) == "who" ||
                              (tree.lower(own) == "that" && tree.dep(predicate) == Dep::advcl);
        if (clause.antecedent == no_token && own < predicate && relative && tree.upos(own) == Upos::PRON &&
            tree.dep(predicate) != Dep::ccomp) {
            const std::uint32_t told = phrase_before(tree, predicate);
            if (told != no_token) {
                clause.subject = told;
                clause.antecedent = told;
                clause.source = SubjectSource::relative;
            }
        }
        if (tree.lower(own) == "there") clause.existential = true;
        return;
    }
    if (const std::uint32_t clausal = tree.child(predicate, Dep::csubj); clausal != no_token) {
        clause.subject = clausal;
        clause.source = SubjectSource::own;
        return;
    }
    if (clause.existential || clause.parent == no_clause) return;
    const std::uint32_t head = tree.head(predicate);
    const Clause& parent = clauses[clause.parent];
    const bool direct = head == parent.predicate;
    // "cheaper to train": what is cheap is trained, and nobody says by whom.
    if (clause.infinitive && is_tough(tree, head)) return;
    switch (tree.dep(predicate)) {
        case Dep::conj:
            if (!direct || (tree.form(predicate) == VerbForm::gerund && acts_on_itself(tree, parent.subject, predicate))) return;
            inherit(parent, parent.source == SubjectSource::own ? SubjectSource::conjunct : parent.source, clause);
            return;
        case Dep::xcomp: {
            if (!direct) return;
            std::uint32_t object = tree.child(head, Dep::obj);
            if (object == no_token) object = tree.child(head, Dep::iobj);
            // "made them sell", but "made an effort to sell"
            const bool keeps = keeps_subject(tree.lemma(head)) && (clause.infinitive || tree.lemma(head) != "make");
            if (object != no_token && !keeps) {
                clause.subject = object;
                clause.source = SubjectSource::control;
            } else {
                inherit(parent, SubjectSource::control, clause);
            }
            return;
        }
        case Dep::advcl: {
            if (!direct || clause.finite) return;
            const std::uint32_t object = tree.child(head, Dep::obj);
            if (has_origin(tree, head, predicate) || acts_on_itself(tree, parent.subject, predicate)) return;
            if (object != no_token && object < predicate &&
                (blames(tree.lemma(head)) || (clause.infinitive && makes_do(tree.lemma(head))))) {
                clause.subject = object;
                clause.source = SubjectSource::control;
            } else {
                inherit(parent, SubjectSource::adverbial, clause);
            }
            return;
        }
        case Dep::acl:
            if (clause.infinitive) {
                owner_of_infinitive(tree, clauses, head, clause);
                return;
            }
            [[fallthrough]];
        case Dep::acl_relcl:
            if (clause.finite && tree.dep(predicate) == Dep::acl) return;  // "the fact that …"
            if (tree.has(predicate, Dep::mark)) {
                // "suspected Acme of copying it", but not "the risk of losing"
                if (tree.dep(head) != Dep::obj || !blames(tree.lemma(tree.head(head)))) return;
            }
            if (is_told_with_preposition(tree, predicate)) return;
            clause.subject = told_of(tree, head, predicate);
            if (tree.form(predicate) == VerbForm::gerund) {
                if (const std::uint32_t who = accused(tree, head, predicate); who != no_token) clause.subject = who;
            }
            clause.source = tree.dep(predicate) == Dep::acl ? SubjectSource::participle : SubjectSource::relative;
            if (tree.has(predicate, Dep::mark)) clause.source = SubjectSource::control;
            return;
        case Dep::ccomp:
            if (direct && !clause.finite) inherit(parent, SubjectSource::control, clause);
            return;
        default:
            return;
    }
}

}  // namespace skein
