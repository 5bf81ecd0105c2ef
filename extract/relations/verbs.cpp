// Verbs with their subjects, objects and further arguments.

#include "extract/relations/verb_relation.hpp"

#include <algorithm>

namespace skein {

using en::Trait;

namespace {

std::string_view rule_name(SubjectSource source) {
    switch (source) {
        case SubjectSource::conjunct:
            return "conjunct";
        case SubjectSource::relative:
            return "relative";
        case SubjectSource::participle:
            return "participle";
        case SubjectSource::control:
            return "control";
        case SubjectSource::adverbial:
            return "adverbial";
        case SubjectSource::ability:
            return "ability";
        default:
            return "verb";
    }
}

}  // namespace

void VerbRelation::run() {
    if (clause_.subject == no_token || clause_.existential || clause_.copula != no_token) return;
    if (tree_.upos(clause_.predicate) != Upos::VERB) return;
    if (governs_merged()) return;
    if (clause_.source != SubjectSource::own && clause_.source != SubjectSource::relative &&
        !context_.on(RuleFamily::shared_subjects))
        return;
    if (clause_.antecedent != no_token && !context_.on(RuleFamily::relative_clauses)) return;
    if (is_naming()) return;
    if (is_empty_word(clause_.subject) || is_placed(clause_.subject)) return;
    // "…, which means that": the clause before means it, not its last noun.
    if (clause_.source == SubjectSource::relative) {
        const std::string_view lemma = tree_.lemma(clause_.predicate);
        if (lemma == "mean" || lemma == "imply" || lemma == "indicate" || lemma == "suggest") return;
    }

    if (tree_.lower(clause_.subject) == "it" && tree_.lemma(clause_.predicate) == "come") return;  // "when it comes to …"

    arguments_ = arguments_of(context_, clause_);
    relation_ = verb_group(tree_, context_.clauses, clause_);
    find_subjects();
    object_of_relative_clause();
    if (arguments_.objects.empty() && arguments_.complement != no_token) complement_as_object();
    if (!arguments_.objects.empty()) {
        with_object();
    } else if (arguments_.clause_object != no_token) {
        with_clause();
    } else {
        with_adjunct();
    }
}

bool VerbRelation::is_empty_word(std::uint32_t i) const {
    const std::string& word = tree_.lower(i);
    // "firms that …" whose clause hangs elsewhere; "what kind of work went into it"
    if (word == "that" && i > tree_.first() && (tree_.upos(i - 1) == Upos::NOUN || tree_.upos(i - 1) == Upos::PROPN))
        return true;
    const std::string& opening = tree_.lower(tree_.subtree(i).first);
    if (opening == "what" || opening == "whose" || opening == "which" || opening == "how") return true;
    return word == "let" || word == "what" || word == "who" || word == "which" || word == "'s" ||
           (word == "that" && tree_.upos(i) == Upos::SCONJ);
}

bool VerbRelation::is_placed(std::uint32_t i) const {
    return clause_.source == SubjectSource::own && tree_.has(i, Dep::case_) && tree_.child(i, Dep::case_) < i;
}

bool VerbRelation::governs_merged() const {
    for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token; c = tree_.next(c)) {
        const std::uint32_t inner = context_.clauses.of(c);
        if (inner != no_clause && context_.clauses[inner].merged) return true;
    }
    return false;
}

bool VerbRelation::is_naming() const {
    if (clause_.source != SubjectSource::participle || !clause_.passive) return false;
    const std::string_view lemma = tree_.lemma(clause_.predicate);
    return lemma == "call" || lemma == "name" || lemma == "title" || lemma == "entitle" || lemma == "dub" ||
           lemma == "base" || lemma == "accord" || lemma == "compare" || lemma == "give" || lemma == "include";
}

void VerbRelation::find_subjects() {
    subjects_.assign(1, clause_.subject);
    subjects_joined_ = Joined::kept;
    if (!context_.on(RuleFamily::coordination) || clause_.source == SubjectSource::ability ||
        is_pronoun(tree_, clause_.subject))
        return;
    std::vector<std::uint32_t> all;
    conjuncts(tree_, clause_.subject, all);
    if (all.size() == 1 && all.front() == clause_.subject) return;
    const bool named = std::all_of(all.begin(), all.end(), [&](std::uint32_t head) {
        return name_of_phrase(tree_, head, phrase_range(tree_, head, Joined::cut), context_.lexicon) != no_name;
    });
    if (!named) return;
    subjects_ = all;
    subjects_joined_ = Joined::cut;
}

void VerbRelation::object_of_relative_clause() {
    if (clause_.antecedent == no_token || clause_.subject == clause_.antecedent || clause_.passive) return;
    if (!arguments_.objects.empty() || arguments_.clause_object != no_token || arguments_.complement != no_token) return;
    for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token && c < clause_.predicate; c = tree_.next(c)) {
        if (tree_.dep(c) == Dep::obl || tree_.dep(c) == Dep::mark) {
            const std::string& word = tree_.lower(c);
            if (word == "which" || word == "whom") return;  // "in which"
        }
        if (tree_.dep(c) == Dep::advmod && (tree_.lower(c) == "where" || tree_.lower(c) == "when" || tree_.lower(c) == "why"))
            return;
    }
    const std::string& noun = tree_.lower(clause_.antecedent);
    if (noun == "time" || noun == "way" || noun == "reason" || noun == "place" || noun == "day" || noun == "year") return;
    arguments_.objects.assign(1, clause_.antecedent);
    object_is_antecedent_ = true;
}

void VerbRelation::complement_as_object() {
    const std::uint32_t complement = arguments_.complement;
    const Upos upos = tree_.upos(complement);
    if (upos == Upos::VERB) return;
    arguments_.objects.assign(1, complement);
    arguments_.complement = no_token;
}

RelationMatch VerbRelation::start(std::uint32_t subject) const {
    RelationMatch match;
    match.subject = participant_of(tree_, subject, subjects_joined_, context_.lexicon);
    if (tree_.dep(subject) == Dep::csubj) match.subject.range = full_range(tree_, subject);
    if (clause_.source == SubjectSource::ability && match.subject.range.last < tree_.last())
        match.subject.pronoun = tree_.entry(subject).has(Trait::possessive);
    // "lamps sold by Acme": lamps are.
    const std::uint32_t begin = std::min(clause_.predicate, tree_.subtree(clause_.predicate).first);
    if (subject < begin && match.subject.range.last > begin) {
        match.subject.range.last = begin;
        while (match.subject.range.last > subject + 1 && tree_.upos(match.subject.range.last - 1) == Upos::PUNCT)
            --match.subject.range.last;
    }
    match.subject.unclear = is_unclear(subject);
    match.polarity = clause_.negated ? Polarity::negated : Polarity::affirmed;
    match.modality = clause_.modality;
    // "plans to use": found as "plans" is.
    const Clause* top = &clause_;
    while (top->merged && top->parent != no_clause) top = &context_.clauses[top->parent];
    match.rule = rule_name(top->source);
    match.features.shared_object = arguments_.shared_object;
    match.features.embedded = clause_.parent != no_clause;
    return match;
}

bool VerbRelation::is_unclear(std::uint32_t subject) const {
    if (tree_.lower(subject) != "it") return false;
    const std::string_view lemma = tree_.lemma(clause_.predicate);
    return lemma == "come" || lemma == "take" || lemma == "seem" || lemma == "happen" || lemma == "mean";
}

void VerbRelation::finish(RelationMatch match) const {
    apply_claims(context_.claims, clause_.predicate, match);
    context_.out.push_back(std::move(match));
}

MatchedArgument VerbRelation::argument(const Adjunct& adjunct) const {
    MatchedArgument result;
    result.role = adjunct.role;
    result.participant = participant_of(tree_, adjunct.head, Joined::kept, context_.lexicon);
    result.participant.range = adjunct.range;
    return result;
}

void VerbRelation::add_adjuncts(RelationMatch& match, std::uint32_t but) const {
    if (!context_.on(RuleFamily::arguments)) return;
    if (arguments_.complement != no_token) {
        MatchedArgument complement;
        complement.participant = participant_of(tree_, arguments_.complement, Joined::kept, context_.lexicon);
        complement.participant.range = tree_.subtree(arguments_.complement);
        if (!arguments_.objects.empty() && arguments_.objects.back() < arguments_.complement)
            complement.participant.range.first = std::max(complement.participant.range.first, arguments_.objects.back() + 1);
        while (complement.participant.range.last > arguments_.complement + 1 &&
               tree_.upos(complement.participant.range.last - 1) == Upos::PUNCT)
            --complement.participant.range.last;
        complement.participant.name.reset();
        match.arguments.push_back(complement);
    }
    for (const Adjunct& adjunct : arguments_.adjuncts) {
        if (adjunct.head == but) continue;
        const std::size_t at = match.arguments.size();
        match.arguments.push_back(argument(adjunct));
        std::vector<std::uint32_t> joined;
        conjuncts(tree_, adjunct.head, joined);
        for (const std::uint32_t each : joined) {
            if (each == adjunct.head || !context_.on(RuleFamily::coordination)) continue;
            const MatchedParticipant other = participant_of(tree_, each, Joined::cut, context_.lexicon);
            if (!other.name) continue;
            match.arguments[at].participant.range =
                with_prepositions(tree_, adjunct.head, phrase_range(tree_, adjunct.head, Joined::cut));
            match.arguments.push_back({adjunct.role, other});
        }
    }
}

void find_verb_relations(const RuleContext& context) {
    for (const Clause& clause : context.clauses.all()) VerbRelation(context, clause).run();
}

}  // namespace skein
