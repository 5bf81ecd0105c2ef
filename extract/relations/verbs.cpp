// Verbs with their subjects, objects and further arguments.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {
namespace {

using en::Trait;

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

class VerbRelation {
  public:
    VerbRelation(const RuleContext& context, const Clause& clause) : context_(context), tree_(context.tree), clause_(clause) {}

    void run() {
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

  private:
    // Words that stand for nothing by themselves.
    bool is_empty_word(std::uint32_t i) const {
        const std::string& word = tree_.lower(i);
        // "firms that …" whose clause hangs elsewhere; "what kind of work went into it"
        if (word == "that" && i > tree_.first() && (tree_.upos(i - 1) == Upos::NOUN || tree_.upos(i - 1) == Upos::PROPN))
            return true;
        const std::string& opening = tree_.lower(tree_.subtree(i).first);
        if (opening == "what" || opening == "whose" || opening == "which" || opening == "how") return true;
        return word == "let" || word == "what" || word == "who" || word == "which" || word == "'s" ||
               (word == "that" && tree_.upos(i) == Upos::SCONJ);
    }

    // "At the door stands a man": a place is no subject.
    bool is_placed(std::uint32_t i) const {
        return clause_.source == SubjectSource::own && tree_.has(i, Dep::case_) && tree_.child(i, Dep::case_) < i;
    }

    // "plans to use": the infinitive speaks for both.
    bool governs_merged() const {
        for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token; c = tree_.next(c)) {
            const std::uint32_t inner = context_.clauses.of(c);
            if (inner != no_clause && context_.clauses[inner].merged) return true;
        }
        return false;
    }

    // "a firm called Acme" is told by another rule.
    bool is_naming() const {
        if (clause_.source != SubjectSource::participle || !clause_.passive) return false;
        const std::string_view lemma = tree_.lemma(clause_.predicate);
        return lemma == "call" || lemma == "name" || lemma == "title" || lemma == "entitle" || lemma == "dub" ||
               lemma == "base" || lemma == "accord" || lemma == "compare" || lemma == "give" || lemma == "include";
    }

    void find_subjects() {
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

    // "the lamps (that) Acme sells": what is told of is the object.
    void object_of_relative_clause() {
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

    void complement_as_object() {
        const std::uint32_t complement = arguments_.complement;
        const Upos upos = tree_.upos(complement);
        if (upos == Upos::VERB) return;
        arguments_.objects.assign(1, complement);
        arguments_.complement = no_token;
    }

    RelationMatch start(std::uint32_t subject) const {
        RelationMatch match;
        match.subject = participant_of(tree_, subject, subjects_joined_, context_.lexicon);
        if (tree_.dep(subject) == Dep::csubj) match.subject.range = full_range(tree_, subject);
        if (clause_.source == SubjectSource::ability && match.subject.range.last < tree_.last())
            match.subject.pronoun = is_possessive(subject);
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

    bool is_possessive(std::uint32_t i) const { return tree_.entry(i).has(Trait::possessive); }

    // "it comes to …"
    bool is_unclear(std::uint32_t subject) const {
        if (tree_.lower(subject) != "it") return false;
        const std::string_view lemma = tree_.lemma(clause_.predicate);
        return lemma == "come" || lemma == "take" || lemma == "seem" || lemma == "happen" || lemma == "mean";
    }

    void finish(RelationMatch match) const {
        apply_claims(context_.claims, clause_.predicate, match);
        context_.out.push_back(std::move(match));
    }

    MatchedArgument argument(const Adjunct& adjunct) const {
        MatchedArgument result;
        result.role = adjunct.role;
        result.participant = participant_of(tree_, adjunct.head, Joined::kept, context_.lexicon);
        result.participant.range = adjunct.range;
        return result;
    }

    // Each thing joined in an adjunct is an argument of its own, the first with its preposition.
    void add_adjuncts(RelationMatch& match, std::uint32_t but) const {
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

    void with_object() {
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

    // "rather than B", "not B": B is what it was not.
    bool is_contrast(std::uint32_t object) const {
        for (; tree_.dep(object) == Dep::conj; object = tree_.head(object)) {
            for (std::uint32_t c = tree_.first_child(object); c != no_token && c < object; c = tree_.next(c)) {
                if (tree_.dep(c) == Dep::cc && (tree_.is(c, "rather") || tree_.is(c, "instead"))) return true;
                if (tree_.lower(c) == "not" && !tree_.is(c + 1, "only")) return true;
            }
        }
        return false;
    }

    void emit(std::uint32_t subject, std::uint32_t object) {
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
        const TokenRange shown = match.object->range;
        finish(std::move(match));
        contrasts(subject);
        if (object == arguments_.objects.front()) implied(subject, shown, no_token);
    }

    // "Acme built lamps in Oslo for Lumen" also joins Acme with each name in its further arguments: the binary view.
    void implied(std::uint32_t subject, TokenRange object, std::uint32_t but) {
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

    // "used A rather than B", with B beside the verb.
    void contrasts(std::uint32_t subject) {
        for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token; c = tree_.next(c)) {
            contrast_at(subject, c);
        }
        if (arguments_.objects.size() != 1) return;
        const std::uint32_t object = arguments_.objects.front();
        for (std::uint32_t c = tree_.first_child(object); c != no_token; c = tree_.next(c)) {
            if (tree_.dep(c) == Dep::nmod) contrast_at(subject, c);
        }
    }

    void contrast_at(std::uint32_t subject, std::uint32_t c) {
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

    // "caused a stir in Oslo", "took part in the race": a verb that says little and its noun are the relation.
    std::uint32_t light_verb_place(std::uint32_t object) const {
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

    void light_verb(std::uint32_t subject, std::uint32_t object, std::uint32_t place) {
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

    // "said that …", with the clause as it stands.
    void with_clause() {
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

    void with_adjunct() {
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

    // "skirts became longer", "prices fell sharply"
    void with_adverb(const Adjunct& adverb) {
        for (const std::uint32_t subject : subjects_) {
            RelationMatch match = start(subject);
            match.relation = relation_;
            match.lemma = relation_label(tree_, context_.clauses, clause_, {}, context_.lexicon);
            match.object = MatchedParticipant{adverb.range, std::nullopt, false, true};
            add_adjuncts(match, adverb.head);
            finish(std::move(match));
        }
    }

    // "…, Ann argues": the sentence around it is what she argues.
    bool trailing_speech() {
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

    void without_object() {
        if (clause_.source == SubjectSource::participle) return;
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

    const RuleContext& context_;
    const SentenceTree& tree_;
    const Clause& clause_;
    ClauseArguments arguments_;
    std::vector<TokenRange> relation_;
    std::vector<std::uint32_t> subjects_;
    Joined subjects_joined_ = Joined::kept;
    bool object_is_antecedent_ = false;
};

}  // namespace

void find_verb_relations(const RuleContext& context) {
    for (const Clause& clause : context.clauses.all()) VerbRelation(context, clause).run();
}

}  // namespace skein
