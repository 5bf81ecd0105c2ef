#include "extract/relations/tree_repairs.hpp"

#include <algorithm>

namespace skein {

void TreeRepairs::run() {
    static constexpr void (TreeRepairs::*repairs[])() = {
        &TreeRepairs::plurals_as_adverbs,
        &TreeRepairs::nouns_as_auxiliaries,
        &TreeRepairs::two_subjects,
        &TreeRepairs::passives_without_be,
        &TreeRepairs::auxiliaries_of_finite_verbs,
        &TreeRepairs::copulas_of_finite_verbs,
        &TreeRepairs::clitics_of_participles,
        &TreeRepairs::participles_after_a_comma,
        &TreeRepairs::to_before_finite_verbs,
        &TreeRepairs::clause_below_that,
        &TreeRepairs::gerund_beside_its_noun,
        &TreeRepairs::small_clauses,
        &TreeRepairs::verb_after_a_name,
        &TreeRepairs::plural_root_as_verb,
        &TreeRepairs::plural_root_before_that,
        &TreeRepairs::participle_between_names,
        &TreeRepairs::participle_of_a_sentence,
        &TreeRepairs::name_before_its_verb,
        &TreeRepairs::two_names_before_a_verb,
        &TreeRepairs::phrase_of_according_to,
        &TreeRepairs::conditions_before_their_clause,
    };
    for (const auto repair : repairs) (this->*repair)();
}

// "those fast gpus", "the h800 gpus": what the lexicon knows as a noun alone is no adverb, and the noun before it tells of it.
void TreeRepairs::plurals_as_adverbs() {
    for (std::uint32_t i = first_ + 1; i < last_; ++i) {
        if (node(i).upos != Upos::ADV || !tree_.lower(i).ends_with("s")) continue;
        const en::Entry& entry = *tree_.block_->entries[i];
        if (entry.can_be(Upos::ADV) || !(entry.can_be(Upos::NOUN) || entry.has(en::Trait::generic_acronym))) continue;
        const auto tells_of_it = [&](std::uint32_t t) {
            const Dep dep = node(t).dep;
            return node(t).head == i &&
                   (dep == Dep::det || dep == Dep::amod || dep == Dep::compound || dep == Dep::nummod || dep == Dep::nmod_poss);
        };
        bool phrase = false;
        for (std::uint32_t t = first_; t < i; ++t) phrase = phrase || tells_of_it(t);
        if (!phrase) {
            const std::uint32_t before = i - 1;
            const Dep dep = node(before).dep;
            const bool argument = dep == Dep::obj || dep == Dep::obl || dep == Dep::nsubj || dep == Dep::nmod || dep == Dep::conj;
            const bool points = tree_.lower(before) == "those" || tree_.lower(before) == "these";
            if ((node(before).upos != Upos::NOUN && node(before).upos != Upos::PROPN && !points) || node(before).head == i ||
                !argument)
                continue;
            reattach(i, node(before).head, dep);
            for (std::uint32_t t = first_; t < i; ++t) {
                if (node(t).head == before) node(t).head = i;
            }
            reattach(before, i, points ? Dep::det : Dep::compound);
        }
        node(i).upos = Upos::NOUN;
    }
}

// An auxiliary that is a noun belongs to the subject after it; a copula before an adjective is no passive.
void TreeRepairs::nouns_as_auxiliaries() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        const Dep dep = node(i).dep;
        const std::uint32_t head = node(i).head;
        if (head == no_token) continue;
        if ((dep == Dep::aux || dep == Dep::cop) && (node(i).upos == Upos::PROPN || node(i).upos == Upos::NOUN)) {
            for (std::uint32_t s = i + 1; s < head; ++s) {
                if (node(s).head == head && node(s).dep == Dep::nsubj) {
                    reattach(i, s, Dep::compound);
                    break;
                }
            }
            // Nothing after it is the subject: the run of nouns it stands in is, and the last_ of them its head.
            if (node(i).dep != Dep::compound && i > first_ && is_nominal(i - 1) && node(i - 1).head == head &&
                node(i - 1).dep == Dep::nsubj) {
                std::uint32_t noun = i;
                while (noun + 1 < head && is_nominal(noun + 1)) ++noun;
                for (std::uint32_t t = i - 1; t < noun; ++t) reattach(t, noun, Dep::compound);
                for (std::uint32_t t = first_; t + 1 < i; ++t) {
                    if (node(t).head == i - 1 || node(t).head == i) node(t).head = noun;
                }
                reattach(noun, head, Dep::nsubj);
            }
        }
        // "from a Chinese AI, prompting me": it stands where the adjective before it was put.
        const std::uint32_t before = i == first_ ? i : i - 1;
        if (node(i).dep == Dep::cop && node(i).upos == Upos::PROPN && node(before).upos == Upos::ADJ &&
            node(before).head < before &&
            (node(before).dep == Dep::obl || node(before).dep == Dep::obj || node(before).dep == Dep::nmod)) {
            reattach(i, node(before).head, node(before).dep);
            for (std::uint32_t t = first_; t < before; ++t) {
                if (node(t).head == before) node(t).head = i;
            }
            reattach(before, i, Dep::amod);
        }
        if (dep == Dep::aux_pass && (node(head).upos == Upos::ADJ || node(head).upos == Upos::NOUN)) node(i).dep = Dep::cop;
        if (dep == Dep::nsubj_pass && (node(head).upos == Upos::ADJ || node(head).upos == Upos::NOUN)) node(i).dep = Dep::nsubj;
    }
}

// Two subjects side by side are one: "The Chinese AI startup Acme".
void TreeRepairs::two_subjects() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        if (node(i).dep != Dep::nsubj || !is_nominal(i)) continue;
        for (std::uint32_t s = i + 1; s < node(i).head && s < last_ && is_nominal(s); ++s) {
            if (node(s).head != node(i).head || node(s).dep != Dep::nsubj) continue;
            reattach(i, s, Dep::compound);
            for (std::uint32_t t = first_; t < i; ++t) {
                if (node(t).head == i) node(t).head = s;
            }
            break;
        }
    }
}

// A passive needs "be" or "get": "has lowered" is none.
void TreeRepairs::passives_without_be() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        if (node(i).dep != Dep::nsubj_pass || node(i).head == no_token) continue;
        bool passive = false;
        bool perfect = false;
        for (std::uint32_t c = first_; c < node(i).head; ++c) {
            if (node(c).head != node(i).head) continue;
            if (node(c).lemma == "be" || node(c).lemma == "get") passive = true;
            if (node(c).lemma == "have") perfect = true;
        }
        if (perfect && !passive) node(i).dep = Dep::nsubj;
    }
}

// "most haven't it stands for lamps": a finite verb with its subject takes no auxiliary before that, nor its "not".
void TreeRepairs::auxiliaries_of_finite_verbs() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        const std::uint32_t verb = node(i).head;
        if (node(i).dep != Dep::aux || verb == no_token || verb < i || node(verb).form != VerbForm::present) continue;
        if (std::string_view(tree_.lower(verb)) == node(verb).lemma) continue;  // "do they stand"
        bool subject = false;
        for (std::uint32_t s = i + 1; s < verb; ++s) subject = subject || (node(s).head == verb && node(s).dep == Dep::nsubj);
        if (!subject) continue;
        node(i).dep = Dep::discourse;
        if (node(i + 1).head == verb && tree_.block_->entries[i + 1]->has(en::Trait::negation)) reattach(i + 1, i, Dep::advmod);
    }
}

// "that's for sure Acme's stock took a hit": a finite verb with its subject takes no copula before that either.
void TreeRepairs::copulas_of_finite_verbs() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        const std::uint32_t verb = node(i).head;
        if (node(i).dep != Dep::cop || verb == no_token || verb < i || node(verb).upos != Upos::VERB) continue;
        if (node(verb).form != VerbForm::past && node(verb).form != VerbForm::present) continue;
        if (std::string_view(tree_.lower(verb)) == node(verb).lemma) continue;
        bool subject = false;
        for (std::uint32_t s = i + 1; s < verb; ++s) subject = subject || (node(s).head == verb && node(s).dep == Dep::nsubj);
        if (!subject) continue;
        node(i).dep = Dep::discourse;
        for (std::uint32_t s = first_; s < i; ++s) {
            if (node(s).head == verb && node(s).dep == Dep::nsubj) node(s).dep = Dep::dislocated;
        }
    }
}

// "Acme's got a plan": a clitic that is a verb marks no owner where a participle with an object follows.
void TreeRepairs::clitics_of_participles() {
    for (std::uint32_t i = first_ + 1; i + 1 < last_; ++i) {
        if (tree_.lower(i) != "'s" || node(i).upos != Upos::AUX || node(i).dep != Dep::case_ || node(i).head != i - 1) continue;
        const std::uint32_t verb = i + 1, subject = i - 1;
        if (node(verb).upos != Upos::VERB || (node(verb).form != VerbForm::participle && node(verb).form != VerbForm::past))
            continue;
        bool object = false, taken = false;
        for (std::uint32_t t = first_; t < last_; ++t) {
            if (node(t).head != verb) continue;
            object = object || (t > verb && node(t).dep == Dep::obj);
            taken = taken || node(t).dep == Dep::nsubj || node(t).dep == Dep::aux;
        }
        if (!object || taken) continue;
        if (node(verb).head == subject) {
            reattach(verb, node(subject).head, node(subject).dep == Dep::obj ? Dep::ccomp : node(subject).dep);
            if (node(verb).head == no_token) tree_.root_ = verb;
        }
        reattach(subject, verb, Dep::nsubj);
        reattach(i, verb, Dep::aux);
    }
}

// "sold it for $5 million, a third of the price, raising doubts": what stands before the comma raises nothing.
void TreeRepairs::participles_after_a_comma() {
    for (std::uint32_t v = first_ + 2; v < last_; ++v) {
        const std::uint32_t governor = node(v).head;
        if (node(v).upos != Upos::VERB || node(v).form != VerbForm::gerund || governor == no_token || governor > v) continue;
        if (node(v).dep != Dep::conj && node(v).dep != Dep::parataxis && node(v).dep != Dep::advcl) continue;
        std::uint32_t subject = no_token;
        bool auxiliary = false;
        for (std::uint32_t t = governor + 1; t < v; ++t) {
            if (node(t).head != v) continue;
            if (node(t).dep == Dep::nsubj) subject = t;
            auxiliary = auxiliary || node(t).dep == Dep::aux || node(t).dep == Dep::cop;
        }
        std::uint32_t left = v;
        while (left > governor + 1 && node(left - 1).head == v && node(left - 1).dep == Dep::advmod) --left;
        if (subject == no_token || auxiliary || !is_nominal(subject) || tree_.lower(left - 1) != "," || subject + 1 >= left)
            continue;
        reattach(subject, governor, Dep::parataxis);
        node(v).dep = Dep::advcl;
    }
}

// "its approach to lamps shows that": no finite verb has a "to"; what follows it tells of the noun before.
void TreeRepairs::to_before_finite_verbs() {
    for (std::uint32_t i = first_ + 1; i + 1 < last_; ++i) {
        if (tree_.lower(i) != "to" || node(i).dep != Dep::mark || !is_nominal(i - 1)) continue;
        const std::uint32_t verb = node(i).head;
        if (verb == no_token || verb < i || (node(verb).form != VerbForm::present && node(verb).form != VerbForm::past)) continue;
        std::uint32_t noun = no_token;
        std::uint32_t other = no_token;  // the verb must keep a subject
        for (std::uint32_t t = first_; t < verb; ++t) {
            if (node(t).head != verb || node(t).dep != Dep::nsubj) continue;
            (t < i ? other : noun) = t;
        }
        if (noun == no_token || other == no_token) continue;
        reattach(noun, i - 1, Dep::nmod);
        reattach(i, noun, Dep::case_);
    }
}

// "stated that the firm is fine", with the clause hung on "that": it is what is stated.
void TreeRepairs::clause_below_that() {
    for (std::uint32_t i = first_ + 1; i + 2 < last_; ++i) {
        if (tree_.lower(i) != "that" || (node(i).dep != Dep::obj && node(i).dep != Dep::xcomp) || node(i).head >= i) continue;
        std::uint32_t subject = no_token;
        for (std::uint32_t t = i + 1; t < last_ && subject == no_token; ++t) {
            if (node(t).head == i && (node(t).dep == Dep::nsubj || node(t).dep == Dep::nsubj_pass)) subject = t;
        }
        if (subject == no_token) continue;
        std::uint32_t predicate = no_token;
        for (std::uint32_t t = subject + 1; t < last_ && predicate == no_token; ++t) {
            if (node(t).head != subject && node(t).head != i) continue;
            bool copula = false;
            for (std::uint32_t c = subject + 1; c < t; ++c) copula = copula || (node(c).head == t && node(c).dep == Dep::cop);
            const bool finite =
                node(t).upos == Upos::VERB && (node(t).form == VerbForm::present || node(t).form == VerbForm::past);
            if (copula || finite) predicate = t;
        }
        if (predicate == no_token) continue;
        reattach(predicate, node(i).head, Dep::ccomp);
        reattach(subject, predicate, Dep::nsubj);
        reattach(i, predicate, Dep::mark);
        for (std::uint32_t t = i + 1; t < last_; ++t) {
            if (t > predicate && (node(t).head == i || (node(t).head == subject && node(t).dep == Dep::advcl)))
                node(t).head = predicate;
        }
    }
}

// "the accusation of Acme copying Lumen is wrong", with the gerund beside its noun: it tells of the noun.
void TreeRepairs::gerund_beside_its_noun() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        if (node(i).dep != Dep::csubj || node(i).head == no_token || node(i).head < i || !tree_.lower(i).ends_with("ing"))
            continue;
        const std::uint32_t predicate = node(i).head;
        std::uint32_t noun = no_token;
        std::uint32_t agent = no_token;
        for (std::uint32_t t = first_; t < i; ++t) {
            if (node(t).head != predicate) continue;
            if (node(t).dep == Dep::nsubj) noun = t;
            if (node(t).dep == Dep::obl) agent = t;
        }
        if (noun == no_token || agent == no_token || agent < noun) continue;
        reattach(agent, noun, Dep::nmod);
        reattach(i, noun, Dep::acl);
        node(i).upos = Upos::VERB;
        node(i).form = VerbForm::gerund;
        if (tree_.block_->entries[i]->can_be(VerbForm::gerund)) node(i).lemma = tree_.block_->entries[i]->verb_lemma;
        for (std::uint32_t t = noun + 1; t < agent; ++t) {
            if (node(t).head == predicate && node(t).dep == Dep::case_) node(t).head = agent;
        }
    }
}

// "made it available": a small clause is an object and what it is made.
void TreeRepairs::small_clauses() {
    for (std::uint32_t i = first_; i < last_; ++i) {
        if (node(i).dep != Dep::ccomp || node(i).head >= i || node(i).upos != Upos::ADJ) continue;
        std::uint32_t subject = no_token;
        bool clause = false;
        for (std::uint32_t t = first_; t < last_; ++t) {
            if (node(t).head != i) continue;
            if (node(t).dep == Dep::nsubj && t < i) subject = t;
            if (node(t).dep == Dep::mark || node(t).dep == Dep::aux) clause = true;
            if (node(t).dep == Dep::cop) {
                if (node(t).upos == Upos::AUX)
                    clause = true;
                else if (subject == no_token) {
                    for (std::uint32_t n = t + 1; n < i; ++n) {
                        if (node(n).head == i && node(n).dep == Dep::nsubj) {
                            reattach(t, n, Dep::compound);
                            break;
                        }
                    }
                }
            }
        }
        if (clause || subject == no_token) continue;
        const std::uint32_t verb = node(i).head;
        reattach(subject, verb, Dep::obj);
        node(i).dep = Dep::xcomp;
        for (std::uint32_t t = i + 1; t < last_; ++t) {
            if (node(t).head == i && (node(t).dep == Dep::advcl || node(t).dep == Dep::punct)) node(t).head = verb;
        }
    }
}

// "According to A, B does …": A's phrase ends at the comma; what it took from the clause goes back.
void TreeRepairs::phrase_of_according_to() {
    if (last_ - first_ > 4 && tree_.lower(first_) == "according" && tree_.lower(first_ + 1) == "to") {
        std::uint32_t comma = first_ + 2;
        while (comma < last_ && tree_.lower(comma) != ",") ++comma;
        std::uint32_t source = no_token;  // the phrase's own head
        for (std::uint32_t t = first_ + 2; t < comma && source == no_token; ++t) {
            const std::uint32_t up = node(t).head;
            if (up == no_token || up >= comma) source = t;
        }
        if (comma + 1 < last_ && source != no_token && node(source).head != no_token &&
            (node(source).dep == Dep::nsubj || node(source).dep == Dep::nsubj_pass)) {
            for (std::uint32_t t = comma + 1; t < last_; ++t) {
                if (node(t).head != source) continue;
                reattach(t, node(source).head, node(source).dep);
                break;
            }
            reattach(source, node(source).head, Dep::obl);
            reattach(first_, source, Dep::case_);
        }
    }
}

// "A grows, and even if B fails, it sells lamps": what "and" joins is the clause that the condition belongs to.
void TreeRepairs::conditions_before_their_clause() {
    static constexpr std::string_view openings[] = {"if",     "when",   "while", "because", "although",
                                                    "though", "unless", "once",  "since"};
    const auto child = [&](std::uint32_t head, std::uint32_t from, std::uint32_t to, Dep dep) {
        for (std::uint32_t t = from; t < to; ++t)
            if (node(t).head == head && node(t).dep == dep) return t;
        return no_token;
    };
    for (std::uint32_t i = first_; i < last_; ++i) {
        const std::uint32_t governor = node(i).head;
        if (node(i).dep != Dep::conj || governor == no_token || governor > i) continue;
        const std::uint32_t mark = child(i, governor, i, Dep::mark), cc = child(i, governor, i, Dep::cc);
        if (mark == no_token || cc == no_token || cc > mark) continue;
        if (std::find(std::begin(openings), std::end(openings), std::string_view(tree_.lower(mark))) == std::end(openings))
            continue;
        std::uint32_t comma = i + 1;
        while (comma < last_ && tree_.lower(comma) != ",") ++comma;
        // The first clause after the comma that the parser left beside the sentence.
        for (std::uint32_t main = comma + 1; main < last_; ++main) {
            if (node(main).dep != Dep::parataxis || node(main).head == no_token || node(main).head > governor) continue;
            if (child(main, comma + 1, main, Dep::nsubj) == no_token) break;
            reattach(main, governor, Dep::conj);
            reattach(i, main, Dep::advcl);
            node(cc).head = main;
            break;
        }
    }
}

}  // namespace skein
