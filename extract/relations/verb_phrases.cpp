// A verb without an object: with a clause, a phrase, an adverb, or alone.

#include "extract/relations/verb_relation.hpp"

#include <algorithm>

namespace skein {

using en::Trait;

void VerbRelation::with_clause() {
    if (!context_.on(RuleFamily::clause_objects)) return;
    const std::uint32_t said = arguments_.clause_object;
    for (const std::uint32_t subject : subjects_) {
        RelationMatch match = start(subject);
        match.relation = relation_;
        const std::uint32_t mark = tree_.child(said, Dep::mark);
        TokenRange content = full_range(tree_, said);
        if (mark != no_token && mark < said && tree_.lower(mark) == "that") {
            add_piece(match.relation, {mark, mark + 1});
            content.first = std::max(content.first, mark + 1);
        }
        match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
        match.object = MatchedParticipant{content, std::nullopt, false, true};
        add_adjuncts(match, no_token);
        finish(std::move(match));
    }
}

void VerbRelation::with_adjunct() {
    const Adjunct* chosen = nullptr;
    for (const Adjunct& adjunct : arguments_.adjuncts) {
        if (adjunct.before_verb || adjunct.preposition.empty()) continue;
        const bool agent = clause_.passive && tree_.lower(adjunct.preposition.first) == "by";
        if (chosen == nullptr || (chosen->role == Role::time && adjunct.role != Role::time) || agent) chosen = &adjunct;
        if (agent) break;
    }
    if (chosen == nullptr) {
        if (trailing_speech()) return;
        for (const Adjunct& adjunct : arguments_.adjuncts) {
            if (adjunct.adverb && chosen == nullptr) chosen = &adjunct;
        }
    }
    if (chosen == nullptr) {
        without_object();
        return;
    }
    if (chosen->adverb) {
        with_adverb(*chosen);
        return;
    }
    std::vector<std::uint32_t> objects;
    if (context_.on(RuleFamily::coordination))
        conjuncts(tree_, chosen->head, objects);
    else
        objects.assign(1, chosen->head);
    const std::string preposition = preposition_text(tree_, chosen->head);
    for (const std::uint32_t subject : subjects_) {
        for (const std::uint32_t object : objects) {
            RelationMatch match = start(subject);
            match.relation = relation_;
            add_piece(match.relation, chosen->preposition);
            match.lemma = relation_label(tree_, context_.clauses, clause_, preposition, context_.lexicon);
            match.object = participant_of(tree_, object, objects.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
            if (is_contrast(object)) {
                match.polarity = clause_.negated ? Polarity::affirmed : Polarity::negated;
                match.rule = "contrast";
            }
            add_adjuncts(match, chosen->head);
            finish(std::move(match));
        }
        implied(subject, {}, chosen->head);
    }
}

void VerbRelation::with_adverb(const Adjunct& adverb) {
    for (const std::uint32_t subject : subjects_) {
        RelationMatch match = start(subject);
        match.relation = relation_;
        match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
        match.object = MatchedParticipant{adverb.range, std::nullopt, false, true};
        add_adjuncts(match, adverb.head);
        finish(std::move(match));
    }
}

bool VerbRelation::trailing_speech() {
    const std::uint32_t verb = clause_.predicate;
    const std::uint32_t main = tree_.head(verb);
    if (!context_.on(RuleFamily::clause_objects) || tree_.dep(verb) != Dep::parataxis || main == no_token || main > verb)
        return false;
    const en::Entry& entry = context_.lexicon.find(tree_.lemma(verb));
    if (clause_.passive || (!entry.has(Trait::speech) && !entry.has(Trait::belief) && !entry.has(Trait::denial)))
        return false;
    TokenRange said{tree_.subtree(main).first, tree_.subtree(verb).first};
    const auto is_mark = [&](std::uint32_t i) { return tree_.upos(i) == Upos::PUNCT; };
    while (said.first < said.last && is_mark(said.first)) ++said.first;
    while (said.last > said.first && is_mark(said.last - 1)) --said.last;
    if (said.last < said.first + 2) return false;
    for (const std::uint32_t subject : subjects_) {
        RelationMatch match = start(subject);
        match.relation = relation_;
        match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
        match.object = MatchedParticipant{said, std::nullopt, false, true};
        add_adjuncts(match, no_token);
        finish(std::move(match));
    }
    return true;
}

bool VerbRelation::with_time_clause() {
    static constexpr std::string_view words[] = {"when",  "because", "after", "before", "while",  "until",   "if",
                                                 "since", "as",      "once",  "where",  "though", "although"};
    if (!context_.on(RuleFamily::adjuncts)) return false;
    for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token; c = tree_.next(c)) {
        if (c < clause_.predicate || tree_.dep(c) != Dep::advcl || context_.clauses.of(c) == no_clause) continue;
        const std::uint32_t first = tree_.subtree(c).first;
        if (std::find(std::begin(words), std::end(words), tree_.lower(first)) == std::end(words)) continue;
        TokenRange content = full_range(tree_, c);
        content.first = std::max(content.first, first + 1);
        if (content.last <= content.first + 1) continue;
        for (const std::uint32_t subject : subjects_) {
            RelationMatch match = start(subject);
            match.relation = relation_;
            add_piece(match.relation, {first, first + 1});
            match.lemma = relation_label(tree_, context_.clauses, clause_, tree_.lower(first), context_.lexicon);
            match.object = MatchedParticipant{content, std::nullopt, false, true};
            add_adjuncts(match, c);
            finish(std::move(match));
        }
        return true;
    }
    return false;
}

void VerbRelation::without_object() {
    if (with_time_clause()) return;
    if (clause_.source == SubjectSource::participle && arguments_.adjuncts.empty()) return;
    const bool says = context_.lexicon.find(tree_.lemma(clause_.predicate)).has(Trait::speech) && !clause_.passive;
    if ((says || context_.lexicon.find(tree_.lemma(clause_.predicate)).has(Trait::belief)) && arguments_.adjuncts.empty())
        return;
    for (const std::uint32_t subject : subjects_) {
        RelationMatch match = start(subject);
        match.relation = relation_;
        match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
        add_adjuncts(match, no_token);
        finish(std::move(match));
    }
}

}  // namespace skein
