#include "extract/relations/sentence_tree.hpp"

#include <algorithm>

namespace skein {

// Works on heads and labels; children are linked afterwards.
void repair_tree(SentenceTree& tree) {
    const std::uint32_t first = tree.first_;
    const std::uint32_t last = tree.last_;
    const auto node = [&](std::uint32_t i) -> SentenceTree::Node& { return tree.nodes_[i - first]; };
    const auto reattach = [&](std::uint32_t i, std::uint32_t head, Dep dep) {
        node(i).head = head;
        node(i).dep = dep;
    };
    const auto is_nominal = [&](std::uint32_t i) {
        return node(i).upos == Upos::NOUN || node(i).upos == Upos::PROPN || node(i).upos == Upos::X ||
               node(i).upos == Upos::ADJ || node(i).upos == Upos::NUM;
    };

    const std::uint32_t root = tree.root_;

    // An auxiliary that is a noun belongs to the subject after it; a copula before an adjective is no passive.
    for (std::uint32_t i = first; i < last; ++i) {
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
            // Nothing after it is the subject: the run of nouns it stands in is, and the last of them its head.
            if (node(i).dep != Dep::compound && i > first && is_nominal(i - 1) && node(i - 1).head == head &&
                node(i - 1).dep == Dep::nsubj) {
                std::uint32_t noun = i;
                while (noun + 1 < head && is_nominal(noun + 1)) ++noun;
                for (std::uint32_t t = i - 1; t < noun; ++t) reattach(t, noun, Dep::compound);
                for (std::uint32_t t = first; t + 1 < i; ++t) {
                    if (node(t).head == i - 1 || node(t).head == i) node(t).head = noun;
                }
                reattach(noun, head, Dep::nsubj);
            }
        }
        if (dep == Dep::aux_pass && (node(head).upos == Upos::ADJ || node(head).upos == Upos::NOUN)) node(i).dep = Dep::cop;
        if (dep == Dep::nsubj_pass && (node(head).upos == Upos::ADJ || node(head).upos == Upos::NOUN)) node(i).dep = Dep::nsubj;
    }
    // Two subjects side by side are one: "The Chinese AI startup Acme".
    for (std::uint32_t i = first; i < last; ++i) {
        if (node(i).dep != Dep::nsubj || !is_nominal(i)) continue;
        for (std::uint32_t s = i + 1; s < node(i).head && s < last && is_nominal(s); ++s) {
            if (node(s).head != node(i).head || node(s).dep != Dep::nsubj) continue;
            reattach(i, s, Dep::compound);
            for (std::uint32_t t = first; t < i; ++t) {
                if (node(t).head == i) node(t).head = s;
            }
            break;
        }
    }

    // A passive needs "be" or "get": "has lowered" is none.
    for (std::uint32_t i = first; i < last; ++i) {
        if (node(i).dep != Dep::nsubj_pass || node(i).head == no_token) continue;
        bool passive = false;
        bool perfect = false;
        for (std::uint32_t c = first; c < node(i).head; ++c) {
            if (node(c).head != node(i).head) continue;
            if (node(c).lemma == "be" || node(c).lemma == "get") passive = true;
            if (node(c).lemma == "have") perfect = true;
        }
        if (perfect && !passive) node(i).dep = Dep::nsubj;
    }

    // "stated that the firm is fine", with the clause hung on "that": it is what is stated.
    for (std::uint32_t i = first + 1; i + 2 < last; ++i) {
        if (tree.lower(i) != "that" || (node(i).dep != Dep::obj && node(i).dep != Dep::xcomp) || node(i).head >= i) continue;
        std::uint32_t subject = no_token;
        for (std::uint32_t t = i + 1; t < last && subject == no_token; ++t) {
            if (node(t).head == i && (node(t).dep == Dep::nsubj || node(t).dep == Dep::nsubj_pass)) subject = t;
        }
        if (subject == no_token) continue;
        std::uint32_t predicate = no_token;
        for (std::uint32_t t = subject + 1; t < last && predicate == no_token; ++t) {
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
        for (std::uint32_t t = i + 1; t < last; ++t) {
            if (t > predicate && (node(t).head == i || (node(t).head == subject && node(t).dep == Dep::advcl)))
                node(t).head = predicate;
        }
    }

    // "the accusation of Acme copying Lumen is wrong", with the gerund beside its noun: it tells of the noun.
    for (std::uint32_t i = first; i < last; ++i) {
        if (node(i).dep != Dep::csubj || node(i).head == no_token || node(i).head < i || !tree.lower(i).ends_with("ing"))
            continue;
        const std::uint32_t predicate = node(i).head;
        std::uint32_t noun = no_token;
        std::uint32_t agent = no_token;
        for (std::uint32_t t = first; t < i; ++t) {
            if (node(t).head != predicate) continue;
            if (node(t).dep == Dep::nsubj) noun = t;
            if (node(t).dep == Dep::obl) agent = t;
        }
        if (noun == no_token || agent == no_token || agent < noun) continue;
        reattach(agent, noun, Dep::nmod);
        reattach(i, noun, Dep::acl);
        node(i).upos = Upos::VERB;
        node(i).form = VerbForm::gerund;
        if (tree.block_->entries[i]->can_be(VerbForm::gerund)) node(i).lemma = tree.block_->entries[i]->verb_lemma;
        for (std::uint32_t t = noun + 1; t < agent; ++t) {
            if (node(t).head == predicate && node(t).dep == Dep::case_) node(t).head = agent;
        }
    }

    // "made it available": a small clause is an object and what it is made.
    for (std::uint32_t i = first; i < last; ++i) {
        if (node(i).dep != Dep::ccomp || node(i).head >= i || node(i).upos != Upos::ADJ) continue;
        std::uint32_t subject = no_token;
        bool clause = false;
        for (std::uint32_t t = first; t < last; ++t) {
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
        for (std::uint32_t t = i + 1; t < last; ++t) {
            if (node(t).head == i && (node(t).dep == Dep::advcl || node(t).dep == Dep::punct)) node(t).head = verb;
        }
    }

    // "Jane Roe talks about lamps", "Acme rivals Lumen": a plural noun right after a name, with an object or as the root, is a
    // verb.
    for (std::uint32_t i = first + 1; i + 1 < last; ++i) {
        if (node(i).upos != Upos::NOUN || node(i).name != no_name || !tree.lower(i).ends_with("s") ||
            !tree.block_->entries[i]->can_be(VerbForm::present) || node(i - 1).name == no_name)
            continue;
        const NameSpan& name = (*tree.names_)[node(i - 1).name];
        if (name.range.last != i || (node(i - 1).upos != Upos::PROPN && node(i - 1).upos != Upos::X)) continue;
        std::uint32_t subject = no_token;
        std::uint32_t object = no_token;
        bool plain = true;
        for (std::uint32_t t = first; t < last; ++t) {
            if (node(t).head != i) continue;
            const Dep dep = node(t).dep;
            if (t < i && t >= name.range.first && (dep == Dep::compound || dep == Dep::nsubj || dep == Dep::nmod_unmarked))
                subject = t;
            if (dep == Dep::cop || (t < i && (dep == Dep::det || dep == Dep::amod || dep == Dep::case_ || dep == Dep::nmod_poss)))
                plain = false;
            if (t > i && object == no_token && (dep == Dep::obj || dep == Dep::appos || dep == Dep::dep)) object = t;
        }
        const bool beside = object != no_token && node(i + 1).upos != Upos::PUNCT && node(i + 1).upos != Upos::ADP;
        if (!plain || subject == no_token || !(node(i).head == no_token || beside)) continue;
        node(i).upos = Upos::VERB;
        node(i).form = VerbForm::present;
        node(i).lemma = tree.block_->entries[i]->verb_lemma;
        node(subject).dep = Dep::nsubj;
        for (std::uint32_t t = i + 1; t < last; ++t) {
            if (node(t).head != i) continue;
            if (node(t).dep == Dep::nmod) node(t).dep = Dep::obl;
            if (node(t).dep == Dep::acl) node(t).dep = Dep::xcomp;
        }
        if (object != no_token && beside) node(object).dep = Dep::obj;
        // "Acme rivals Lumen, Ann says": the verb after it gets its own subject.
        const std::uint32_t governor = node(i).head;
        if (node(i).dep == Dep::nsubj && governor != no_token && governor > i) {
            node(i).dep = Dep::ccomp;
            const std::uint32_t before = governor - 1;
            if (before > i && is_nominal(before) && node(before).dep == Dep::appos) reattach(before, governor, Dep::nsubj);
        }
    }
    // "The machine employs a new method ." without another verb: the plural noun in the middle is it.
    if (root != no_token && tree.root_ == root && root > first && root + 1 < last && node(root).upos == Upos::NOUN &&
        tree.lower(root).ends_with("s") && tree.block_->entries[root]->can_be(VerbForm::present) &&
        node(root - 1).upos == Upos::NOUN && node(root - 1).head == root && node(root - 1).dep == Dep::compound &&
        tree.lower(last - 1) == ".") {
        bool finite = false;
        std::uint32_t object = no_token;
        for (std::uint32_t i = first; i < last; ++i) {
            if (node(i).upos == Upos::AUX ||
                (node(i).upos == Upos::VERB && node(i).form != VerbForm::participle && node(i).form != VerbForm::gerund))
                finite = true;
            if (i > root && node(i).head == root && object == no_token && is_nominal(i)) object = i;
        }
        if (!finite && object != no_token && node(root + 1).upos != Upos::ADP && node(root + 1).upos != Upos::PUNCT) {
            const std::uint32_t subject = root - 1;
            node(root).upos = Upos::VERB;
            node(root).form = VerbForm::present;
            node(root).lemma = tree.block_->entries[root]->verb_lemma;
            node(subject).dep = Dep::nsubj;
            for (std::uint32_t i = first; i < subject; ++i) {
                if (node(i).head == root) node(i).head = subject;
            }
            node(object).dep = Dep::obj;
        }
    }
    // "Acme trained Vega on chips" without a verb: the participle between two names is it.
    if (root != no_token && root > first + 1 && is_nominal(root) && tree.root_ == root) {
        for (std::uint32_t v = first + 1; v < root; ++v) {
            if (node(v).head != root || node(v).dep != Dep::amod || node(v).upos != Upos::VERB || node(v - 1).name == no_name)
                continue;
            if (node(v).form != VerbForm::participle && node(v).form != VerbForm::past) continue;
            const std::uint32_t subject = v - 1;
            if ((node(subject).head != root && node(subject).head != v) || node(subject).dep != Dep::compound ||
                (*tree.names_)[node(subject).name].range.last != v)
                continue;
            bool verbal = false;
            for (std::uint32_t t = first; t < last; ++t) {
                if (node(t).head == root &&
                    (node(t).dep == Dep::cop || node(t).dep == Dep::nsubj || t < (*tree.names_)[node(subject).name].range.first))
                    verbal = true;
            }
            if (verbal) continue;
            reattach(subject, v, Dep::nsubj);
            reattach(v, no_token, Dep::root);
            node(v).form = VerbForm::past;
            for (std::uint32_t t = first; t < last; ++t) {
                if (node(t).head != root || t == v) continue;
                if (t < v) node(t).head = subject;
                if (t > root && node(t).dep == Dep::nmod) reattach(t, v, Dep::obl);
                if (t > root && node(t).dep == Dep::punct) node(t).head = v;
            }
            reattach(root, v, Dep::obj);
            tree.root_ = v;
            break;
        }
    }
    // "No one copied it", "The play opened in Oslo": a sentence without a finite verb, whose participle is one.
    if (root != no_token && tree.root_ == root && (is_nominal(root) || node(root).upos == Upos::PRON)) {
        const bool sentence = tree.lower(last - 1) == "." && tree.block_->block->kind == BlockKind::paragraph;
        std::uint32_t verb = no_token;
        bool clausal = false;
        for (std::uint32_t i = first; i < last; ++i) {
            const bool finite = (node(i).upos == Upos::VERB || node(i).upos == Upos::AUX) &&
                                (node(i).form == VerbForm::present || node(i).form == VerbForm::past);
            if (node(i).head != root) continue;
            const Dep dep = node(i).dep;
            if (dep == Dep::cop || dep == Dep::nsubj || dep == Dep::nsubj_pass || dep == Dep::aux) clausal = true;
            if (dep == Dep::parataxis && finite) clausal = true;
            if (i < root || dep != Dep::acl || verb != no_token) continue;
            bool object = false;  // a participle that tells of a noun has none
            bool marked = false;
            for (std::uint32_t t = first; t < last; ++t) {
                if (node(t).head != i) continue;
                if (t > i && (node(t).dep == Dep::obj || (node(t).dep == Dep::xcomp && node(t).upos == Upos::NOUN)))
                    object = true;
                if (node(t).dep == Dep::mark || node(t).dep == Dep::aux || node(t).dep == Dep::aux_pass) marked = true;
            }
            const bool participle = node(i).form == VerbForm::participle && (object || sentence);
            if (!marked && (node(i).form == VerbForm::past || participle)) verb = i;
        }
        if (verb != no_token && !clausal) {
            for (std::uint32_t i = verb + 1; i < last; ++i) {
                if (node(i).head != root) continue;
                node(i).head = verb;
                if (node(i).dep == Dep::nmod) node(i).dep = Dep::obl;
            }
            for (std::uint32_t i = verb + 1; i < last; ++i) {
                if (node(i).head == verb && node(i).dep == Dep::xcomp && node(i).upos == Upos::NOUN) node(i).dep = Dep::obj;
            }
            reattach(root, verb, Dep::nsubj);
            reattach(verb, no_token, Dep::root);
            node(verb).form = VerbForm::past;
            tree.root_ = verb;
        }
    }

    // "deep seek basically ditched it": a name right before a finite verb without a subject is its subject.
    for (std::uint32_t v = first + 1; v < last; ++v) {
        if (node(v).upos != Upos::VERB || (node(v).form != VerbForm::past && node(v).form != VerbForm::present)) continue;
        bool subject = false;
        std::uint32_t left = v;  // where its own adverbs and auxiliaries begin
        for (std::uint32_t t = first; t < last; ++t) {
            if (node(t).head == v && (node(t).dep == Dep::nsubj || node(t).dep == Dep::nsubj_pass || node(t).dep == Dep::csubj))
                subject = true;
        }
        if (subject || node(v).dep == Dep::conj || node(v).dep == Dep::acl_relcl || node(v).dep == Dep::amod) continue;
        while (left > first && left + 4 > v && node(left - 1).head == v && node(left - 1).name == no_name &&
               node(left - 1).dep == Dep::advmod)
            --left;
        if (left == first || node(left - 1).name == no_name) continue;
        const NameSpan& name = (*tree.names_)[node(left - 1).name];
        const std::uint32_t end = left - 1;
        const Dep dep = node(end).dep;
        if (name.range.last != left || name.type == EntityType::Quantity || name.type == EntityType::Time ||
            name.type == EntityType::Work)
            continue;
        const bool misread = dep == Dep::aux || dep == Dep::advmod || dep == Dep::amod || dep == Dep::compound ||
                             dep == Dep::dep || dep == Dep::dislocated || dep == Dep::other || dep == Dep::aux_pass;
        if (node(end).head != v || !misread) continue;
        reattach(end, v, Dep::nsubj);
        node(end).upos = Upos::PROPN;
        for (std::uint32_t t = name.range.first; t < end; ++t) reattach(t, end, Dep::compound);
    }

    // "According to A, B does …": A's phrase ends at the comma; what it took from the clause goes back.
    if (last - first > 4 && tree.lower(first) == "according" && tree.lower(first + 1) == "to") {
        std::uint32_t comma = first + 2;
        while (comma < last && tree.lower(comma) != ",") ++comma;
        std::uint32_t source = no_token;  // the phrase's own head
        for (std::uint32_t t = first + 2; t < comma && source == no_token; ++t) {
            const std::uint32_t up = node(t).head;
            if (up == no_token || up >= comma) source = t;
        }
        if (comma + 1 < last && source != no_token && node(source).head != no_token &&
            (node(source).dep == Dep::nsubj || node(source).dep == Dep::nsubj_pass)) {
            for (std::uint32_t t = comma + 1; t < last; ++t) {
                if (node(t).head != source) continue;
                reattach(t, node(source).head, node(source).dep);
                break;
            }
            reattach(source, node(source).head, Dep::obl);
            reattach(first, source, Dep::case_);
        }
    }
}

}  // namespace skein
