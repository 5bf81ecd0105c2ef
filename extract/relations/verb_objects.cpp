// A verb with the object beside it: one, several, one not the other, or a noun that is part of the relation.

#include "extract/relations/verb_relation.hpp"

#include <algorithm>

namespace skein {

using en::Trait;

void VerbRelation::with_object() {
    const std::uint32_t first = arguments_.objects.front();
    const std::uint32_t light = light_verb_place(first);
    if (arguments_.objects.size() == 1 && is_empty_word(first)) return;
    for (const std::uint32_t subject : subjects_) {
        if (light != no_token) {
            light_verb(subject, first, light);
            continue;
        }
        for (const std::uint32_t object : arguments_.objects) emit(subject, object);
    }
}

bool VerbRelation::is_contrast(std::uint32_t object) const {
    for (; tree_.dep(object) == Dep::conj; object = tree_.head(object)) {
        for (std::uint32_t c = tree_.first_child(object); c != no_token && c < object; c = tree_.next(c)) {
            if (tree_.dep(c) == Dep::cc && (tree_.is(c, "rather") || tree_.is(c, "instead"))) return true;
            if (tree_.lower(c) == "not" && !tree_.is(c + 1, "only")) return true;
        }
    }
    return false;
}

void VerbRelation::emit(std::uint32_t subject, std::uint32_t object) {
    RelationMatch match = start(subject);
    match.relation = relation_;
    std::string preposition;
    if (tree_.dep(object) == Dep::xcomp || tree_.dep(object) == Dep::obl) {
        const TokenRange words = prepositions_of(tree_, object);
        if (!words.empty()) {  // "portrayed as a thief"
            preposition = preposition_text(tree_, object);
            add_piece(match.relation, words);
        }
    }
    match.lemma = relation_label(tree_, context_.clauses, clause_, preposition, context_.lexicon);
    const bool lists = arguments_.objects.size() > 1;
    match.object =
        participant_of(tree_, object, lists || object_is_antecedent_ ? Joined::cut : Joined::kept, context_.lexicon);
    if (is_contrast(object)) {
        match.polarity = clause_.negated ? Polarity::affirmed : Polarity::negated;
        match.rule = "contrast";
    }
    add_adjuncts(match, no_token);
    const MatchedParticipant shown = *match.object;
    finish(std::move(match));
    for_owner(subject, shown);
    contrasts(subject);
    if (object == arguments_.objects.front()) implied(subject, shown.range, no_token);
    implied_inside(subject, object);
}

void VerbRelation::implied(std::uint32_t subject, TokenRange object, std::uint32_t but) {
    if (!context_.on(RuleFamily::implied)) return;
    for (const Adjunct& adjunct : arguments_.adjuncts) {
        if (adjunct.head == but || adjunct.before_verb || adjunct.preposition.empty() || adjunct.role == Role::time) continue;
        const MatchedParticipant who = participant_of(tree_, adjunct.head, Joined::cut, context_.lexicon);
        if (!who.name) continue;
        const EntityType type = tree_.names()[*who.name].type;
        if (type == EntityType::Quantity || type == EntityType::Time) continue;
        RelationMatch match = start(subject);
        match.relation = relation_;
        if (!object.empty() && object.first >= match.relation.back().last && object.last <= adjunct.preposition.first)
            add_piece(match.relation, object);
        if (adjunct.preposition.first < match.relation.back().last) continue;
        add_piece(match.relation, adjunct.preposition);
        match.lemma =
            relation_label(tree_, context_.clauses, clause_, preposition_text(tree_, adjunct.head), context_.lexicon);
        match.object = who;
        match.rule = "implied";
        finish(std::move(match));
    }
}

void VerbRelation::implied_inside(std::uint32_t subject, std::uint32_t object) {
    constexpr std::uint32_t deepest = 3;
    if (!context_.on(RuleFamily::implied) || object_is_antecedent_ || is_contrast(object) || is_pronoun(tree_, object)) return;
    std::string label;  // made when a noun with something inside is found
    std::uint32_t noun = object;
    for (std::uint32_t depth = 0; depth < deepest; ++depth) {
        const TokenRange phrase = phrase_range(tree_, noun, Joined::cut);
        if (tree_.upos(noun) != Upos::NOUN || name_of_phrase(tree_, noun, phrase, context_.lexicon) != no_name) return;
        std::uint32_t inner = no_token;
        for (std::uint32_t c = tree_.first_child(noun); c != no_token && inner == no_token; c = tree_.next(c)) {
            if (c > noun && tree_.dep(c) == Dep::nmod && !prepositions_of(tree_, c).empty()) inner = c;
        }
        if (inner == no_token) return;
        const TokenRange preposition = prepositions_of(tree_, inner);
        if (label.empty()) label = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
        label += ' ';
        label += tree_.lemma(noun);
        label += ' ' + preposition_text(tree_, inner);
        std::vector<std::uint32_t> named;
        conjuncts(tree_, inner, named);
        bool found = false;
        for (const std::uint32_t each : named) {
            const MatchedParticipant who =
                participant_of(tree_, each, named.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
            if (!who.name) continue;
            const EntityType type = tree_.names()[*who.name].type;
            found = true;
            if (type == EntityType::Quantity || type == EntityType::Time) continue;
            RelationMatch match = start(subject);
            match.relation = relation_;
            const TokenRange words{phrase_range(tree_, object, Joined::cut).first, preposition.last};
            if (words.first < match.relation.back().last) return;
            add_piece(match.relation, words);
            match.lemma = label;
            match.object = who;
            match.rule = "implied";
            finish(std::move(match));
        }
        if (found) return;
        noun = inner;
    }
}

void VerbRelation::for_owner(std::uint32_t subject, const MatchedParticipant& object) {
    if (!context_.on(RuleFamily::implied) || !object.name || clause_.passive || object_is_antecedent_) return;
    const EntityType type = tree_.names()[*object.name].type;
    if (type == EntityType::Quantity || type == EntityType::Time || tree_.upos(subject) != Upos::NOUN ||
        is_contrast(object.range.first))
        return;
    const en::Entry& noun = context_.lexicon.find(en::singular(tree_.lower(subject)));
    const std::uint32_t owner = possessor_of(tree_, subject);
    if (owner == no_token || tree_.name_at(subject) != no_name || (!noun.has(Trait::product_noun) && !noun.has(Trait::work_noun)))
        return;
    RelationMatch match = start(subject);
    match.subject = participant_of(tree_, owner, Joined::kept, context_.lexicon);
    match.relation = relation_;
    match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
    match.object = object;
    match.rule = "owner";
    finish(std::move(match));
}

void VerbRelation::contrasts(std::uint32_t subject) {
    for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token; c = tree_.next(c)) {
        contrast_at(subject, c);
    }
    if (arguments_.objects.size() != 1) return;
    const std::uint32_t object = arguments_.objects.front();
    for (std::uint32_t c = tree_.first_child(object); c != no_token; c = tree_.next(c)) {
        if (tree_.dep(c) == Dep::nmod) contrast_at(subject, c);
    }
}

void VerbRelation::contrast_at(std::uint32_t subject, std::uint32_t c) {
    const Dep dep = tree_.dep(c);
    if (dep != Dep::obl && dep != Dep::nmod) return;
    const std::string preposition = preposition_text(tree_, c);
    if (preposition != "rather than" && preposition != "instead of") return;
    RelationMatch match = start(subject);
    match.relation = relation_;
    const TokenRange words = prepositions_of(tree_, c);
    if (words.first >= relation_.back().last) add_piece(match.relation, words);
    match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
    match.object = participant_of(tree_, c, Joined::kept, context_.lexicon);
    match.polarity = clause_.negated ? Polarity::affirmed : Polarity::negated;
    match.rule = "contrast";
    finish(std::move(match));
}

std::uint32_t VerbRelation::light_verb_place(std::uint32_t object) const {
    if (arguments_.objects.size() != 1 || clause_.passive || object_is_antecedent_) return no_token;
    if (!context_.lexicon.find(tree_.lemma(clause_.predicate)).has(Trait::light)) return no_token;
    if (tree_.upos(object) != Upos::NOUN || tree_.name_at(object) != no_name) return no_token;
    const TokenRange phrase = phrase_range(tree_, object, Joined::cut);
    std::uint32_t place = no_token;
    for (const Adjunct& adjunct : arguments_.adjuncts) {
        if (!adjunct.preposition.empty() && adjunct.preposition.first == object + 1) place = adjunct.head;
    }
    for (std::uint32_t c = tree_.first_child(object); c != no_token; c = tree_.next(c)) {
        if (tree_.dep(c) == Dep::nmod && prepositions_of(tree_, c).first == object + 1) place = c;
    }
    if (place == no_token || object + 1 - phrase.first > 4 || phrase.first > object) return no_token;
    std::vector<std::uint32_t> places;
    conjuncts(tree_, place, places);
    const std::uint32_t name =
        name_of_phrase(tree_, places.front(), phrase_range(tree_, places.front(), Joined::cut), context_.lexicon);
    if (name == no_name || tree_.lower(prepositions_of(tree_, place).first) == "of") return no_token;
    const EntityType type = tree_.names()[name].type;
    return type == EntityType::Quantity || type == EntityType::Time ? no_token : place;
}

void VerbRelation::light_verb(std::uint32_t subject, std::uint32_t object, std::uint32_t place) {
    const TokenRange noun = phrase_range(tree_, object, Joined::cut);
    const TokenRange preposition = prepositions_of(tree_, place);
    std::vector<std::uint32_t> places;
    conjuncts(tree_, place, places);
    for (const std::uint32_t each : places) {
        RelationMatch match = start(subject);
        match.relation = relation_;
        add_piece(match.relation, {noun.first, preposition.last});
        match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
        match.lemma += ' ';
        match.lemma += tree_.lemma(object);
        match.lemma += ' ' + preposition_text(tree_, place);
        match.object = participant_of(tree_, each, places.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
        add_adjuncts(match, place);
        finish(std::move(match));
    }
}

}  // namespace skein
