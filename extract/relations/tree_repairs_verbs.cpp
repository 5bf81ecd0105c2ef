// Sentences whose verb the parser took for a noun or a participle.

#include "extract/relations/tree_repairs.hpp"

namespace skein {

// "Jane Roe talks about lamps", "Acme rivals Lumen": a plural noun right after a name, with an object or as the root, is a verb.
void TreeRepairs::verb_after_a_name() {
    for (std::uint32_t i = first_ + 1; i + 1 < last_; ++i) {
        // "rivals" may be a group.
        const bool thing = node(i).name != no_name && (*tree_.names_)[node(i).name].type != EntityType::Group;
        if (node(i).upos != Upos::NOUN || thing || !tree_.lower(i).ends_with("s") ||
            !tree_.block_->entries[i]->can_be(VerbForm::present) || node(i - 1).name == no_name)
            continue;
        const NameSpan& name = (*tree_.names_)[node(i - 1).name];
        if (name.range.last != i || (node(i - 1).upos != Upos::PROPN && node(i - 1).upos != Upos::X)) continue;
        std::uint32_t subject = no_token;
        std::uint32_t object = no_token;
        bool plain = true;
        for (std::uint32_t t = first_; t < last_; ++t) {
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
        node(i).lemma = tree_.block_->entries[i]->verb_lemma;
        node(subject).dep = Dep::nsubj;
        for (std::uint32_t t = i + 1; t < last_; ++t) {
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
}

// "The machine employs a new method ." without another verb: the plural noun in the middle is it.
void TreeRepairs::plural_root_as_verb() {
    if (root_ != no_token && tree_.root_ == root_ && root_ > first_ && root_ + 1 < last_ && node(root_).upos == Upos::NOUN &&
        tree_.lower(root_).ends_with("s") && tree_.block_->entries[root_]->can_be(VerbForm::present) &&
        node(root_ - 1).upos == Upos::NOUN && node(root_ - 1).head == root_ && node(root_ - 1).dep == Dep::compound &&
        tree_.lower(last_ - 1) == ".") {
        bool finite = false;
        std::uint32_t object = no_token;
        for (std::uint32_t i = first_; i < last_; ++i) {
            if (node(i).upos == Upos::AUX ||
                (node(i).upos == Upos::VERB && node(i).form != VerbForm::participle && node(i).form != VerbForm::gerund))
                finite = true;
            if (i > root_ && node(i).head == root_ && object == no_token && is_nominal(i)) object = i;
        }
        if (!finite && object != no_token && node(root_ + 1).upos != Upos::ADP && node(root_ + 1).upos != Upos::PUNCT) {
            const std::uint32_t subject = root_ - 1;
            node(root_).upos = Upos::VERB;
            node(root_).form = VerbForm::present;
            node(root_).lemma = tree_.block_->entries[root_]->verb_lemma;
            node(subject).dep = Dep::nsubj;
            for (std::uint32_t i = first_; i < subject; ++i) {
                if (node(i).head == root_) node(i).head = subject;
            }
            node(object).dep = Dep::obj;
        }
    }
}

// "The film highlights that lamps are cheap" without another verb: what "that" begins is the clause it highlights.
void TreeRepairs::plural_root_before_that() {
    const std::uint32_t that = root_ + 1;
    if (root_ == no_token || tree_.root_ != root_ || root_ == first_ || that + 2 >= last_ || tree_.lower(that) != "that") return;
    const std::uint32_t subject = root_ - 1;
    if (node(root_).upos != Upos::NOUN || !tree_.lower(root_).ends_with("s") ||
        !tree_.block_->entries[root_]->can_be(VerbForm::present))
        return;
    if (node(subject).upos != Upos::NOUN || node(subject).head != root_ || node(subject).dep != Dep::compound) return;
    // The clause has a subject of its own, else "that" is it.
    const std::uint32_t predicate = node(that).head;
    if (predicate == no_token || predicate < that || node(predicate).head != root_) return;
    bool own = false;
    for (std::uint32_t t = that + 1; t < predicate; ++t) own = own || (node(t).head == predicate && node(t).dep == Dep::nsubj);
    if (!own) return;
    node(root_).upos = Upos::VERB;
    node(root_).form = VerbForm::present;
    node(root_).lemma = tree_.block_->entries[root_]->verb_lemma;
    for (std::uint32_t t = first_; t < subject; ++t) {
        if (node(t).head == root_) node(t).head = subject;
    }
    node(subject).dep = Dep::nsubj;
    node(predicate).dep = Dep::ccomp;
    node(that).dep = Dep::mark;
    for (std::uint32_t t = predicate + 1; t < last_; ++t) {
        if (node(t).head == root_ && node(t).dep == Dep::conj) node(t).head = predicate;
    }
}

// "Acme trained Vega on chips" without a verb: the participle between two names is it.
void TreeRepairs::participle_between_names() {
    if (root_ != no_token && root_ > first_ + 1 && is_nominal(root_) && tree_.root_ == root_) {
        for (std::uint32_t v = first_ + 1; v < root_; ++v) {
            if (node(v).head != root_ || node(v).dep != Dep::amod || node(v).upos != Upos::VERB || node(v - 1).name == no_name)
                continue;
            if (node(v).form != VerbForm::participle && node(v).form != VerbForm::past) continue;
            const std::uint32_t subject = v - 1;
            if ((node(subject).head != root_ && node(subject).head != v) || node(subject).dep != Dep::compound ||
                (*tree_.names_)[node(subject).name].range.last != v)
                continue;
            bool verbal = false;
            for (std::uint32_t t = first_; t < last_; ++t) {
                if (node(t).head == root_ &&
                    (node(t).dep == Dep::cop || node(t).dep == Dep::nsubj || t < (*tree_.names_)[node(subject).name].range.first))
                    verbal = true;
            }
            if (verbal) continue;
            reattach(subject, v, Dep::nsubj);
            reattach(v, no_token, Dep::root);
            node(v).form = VerbForm::past;
            for (std::uint32_t t = first_; t < last_; ++t) {
                if (node(t).head != root_ || t == v) continue;
                if (t < v) node(t).head = subject;
                if (t > root_ && node(t).dep == Dep::nmod) reattach(t, v, Dep::obl);
                if (t > root_ && node(t).dep == Dep::punct) node(t).head = v;
            }
            reattach(root_, v, Dep::obj);
            tree_.root_ = v;
            break;
        }
    }
}

// "No one copied it", "The play opened in Oslo": a sentence without a finite verb, whose participle is one.
void TreeRepairs::participle_of_a_sentence() {
    if (root_ != no_token && tree_.root_ == root_ && (is_nominal(root_) || node(root_).upos == Upos::PRON)) {
        const bool sentence = tree_.lower(last_ - 1) == "." && tree_.block_->block->kind == BlockKind::paragraph;
        std::uint32_t verb = no_token;
        bool clausal = false;
        for (std::uint32_t i = first_; i < last_; ++i) {
            const bool finite = (node(i).upos == Upos::VERB || node(i).upos == Upos::AUX) &&
                                (node(i).form == VerbForm::present || node(i).form == VerbForm::past);
            if (node(i).head != root_) continue;
            const Dep dep = node(i).dep;
            if (dep == Dep::cop || dep == Dep::nsubj || dep == Dep::nsubj_pass || dep == Dep::aux) clausal = true;
            if (dep == Dep::parataxis && finite) clausal = true;
            if (i < root_ || dep != Dep::acl || verb != no_token) continue;
            bool object = false;  // a participle that tells of a noun has none
            bool marked = false;
            for (std::uint32_t t = first_; t < last_; ++t) {
                if (node(t).head != i) continue;
                if (t > i && (node(t).dep == Dep::obj || (node(t).dep == Dep::xcomp && node(t).upos == Upos::NOUN)))
                    object = true;
                if (node(t).dep == Dep::mark || node(t).dep == Dep::aux || node(t).dep == Dep::aux_pass) marked = true;
            }
            const bool participle = node(i).form == VerbForm::participle && (object || sentence);
            if (!marked && (node(i).form == VerbForm::past || participle)) verb = i;
        }
        if (verb != no_token && !clausal) {
            for (std::uint32_t i = verb + 1; i < last_; ++i) {
                if (node(i).head != root_) continue;
                node(i).head = verb;
                if (node(i).dep == Dep::nmod) node(i).dep = Dep::obl;
            }
            for (std::uint32_t i = verb + 1; i < last_; ++i) {
                if (node(i).head == verb && node(i).dep == Dep::xcomp && node(i).upos == Upos::NOUN) node(i).dep = Dep::obj;
            }
            reattach(root_, verb, Dep::nsubj);
            reattach(verb, no_token, Dep::root);
            node(verb).form = VerbForm::past;
            tree_.root_ = verb;
        }
    }
}

// "deep seek basically ditched it": a name right before a finite verb without a subject is its subject.
void TreeRepairs::name_before_its_verb() {
    for (std::uint32_t v = first_ + 1; v < last_; ++v) {
        if (node(v).upos != Upos::VERB || (node(v).form != VerbForm::past && node(v).form != VerbForm::present)) continue;
        bool subject = false;
        std::uint32_t left = v;  // where its own adverbs and auxiliaries begin
        for (std::uint32_t t = first_; t < last_; ++t) {
            if (node(t).head == v && (node(t).dep == Dep::nsubj || node(t).dep == Dep::nsubj_pass || node(t).dep == Dep::csubj))
                subject = true;
        }
        if (subject || node(v).dep == Dep::conj || node(v).dep == Dep::acl_relcl || node(v).dep == Dep::amod) continue;
        while (left > first_ && left + 4 > v && node(left - 1).head == v && node(left - 1).name == no_name &&
               node(left - 1).dep == Dep::advmod)
            --left;
        if (left == first_ || node(left - 1).name == no_name) continue;
        const NameSpan& name = (*tree_.names_)[node(left - 1).name];
        const std::uint32_t end = left - 1;
        const Dep dep = node(end).dep;
        if (name.range.last != left || name.type == EntityType::Quantity || name.type == EntityType::Time ||
            name.type == EntityType::Work)
            continue;
        const bool misread = dep == Dep::aux || dep == Dep::advmod || dep == Dep::amod || dep == Dep::compound ||
                             dep == Dep::dep || dep == Dep::dislocated || dep == Dep::other || dep == Dep::aux_pass;
        if (node(end).head != v || !misread) continue;
        // "Acme Labs supplies Lumen" with "Acme" as its root: the verb takes that place.
        if (const std::uint32_t above = node(v).head; above != no_token && above >= name.range.first && above < end) {
            std::uint32_t outer = above;
            while (node(outer).head != no_token && node(outer).head >= name.range.first && node(outer).head < end)
                outer = node(outer).head;
            const std::uint32_t governor = node(outer).head;
            reattach(v, governor, node(outer).dep);
            if (governor == no_token) tree_.root_ = v;
            for (std::uint32_t t = v + 1; t < last_; ++t) {
                if (node(t).head == no_token || node(t).head < name.range.first || node(t).head >= end) continue;
                reattach(t, v, node(t).dep == Dep::dep && is_nominal(t) ? Dep::obj : node(t).dep);
            }
        }
        reattach(end, v, Dep::nsubj);
        node(end).upos = Upos::PROPN;
        for (std::uint32_t t = name.range.first; t < end; ++t) reattach(t, end, Dep::compound);
    }
}

// "slowed down on purpose the H800 Nvidia sells it": of two names without a comma, in speech, the one beside the verb is its
// subject.
void TreeRepairs::two_names_before_a_verb() {
    if (tree_.block_->block->kind != BlockKind::speech) return;
    for (std::uint32_t v = first_ + 2; v < last_; ++v) {
        if (node(v).upos != Upos::VERB || (node(v).form != VerbForm::past && node(v).form != VerbForm::present)) continue;
        if (node(v - 1).name == no_name) continue;
        const NameSpan& beside = (*tree_.names_)[node(v - 1).name];
        if (beside.range.last != v || beside.range.first == first_ || node(beside.range.first - 1).name == no_name ||
            beside.type == EntityType::Quantity || beside.type == EntityType::Time)
            continue;
        const NameSpan& before = (*tree_.names_)[node(beside.range.first - 1).name];
        for (std::uint32_t s = before.range.first; s < before.range.last; ++s) {
            if (node(s).head != v || node(s).dep != Dep::nsubj) continue;
            const std::uint32_t subject = v - 1;
            reattach(s, v, Dep::dislocated);
            reattach(subject, v, Dep::nsubj);
            node(subject).upos = Upos::PROPN;
            for (std::uint32_t t = beside.range.first; t < subject; ++t) reattach(t, subject, Dep::compound);
            break;
        }
    }
}

}  // namespace skein
