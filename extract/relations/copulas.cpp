// "Acme is a firm", "Acme is in Oslo", "Acme is cheaper than Lumen".

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>
#include <optional>

namespace skein {
namespace {

using en::Trait;

class CopulaRelation {
  public:
    CopulaRelation(const RuleContext& context, const Clause& clause) : context_(context), tree_(context.tree), clause_(clause) {}

    void run() {
        if (clause_.subject == no_token || clause_.copula == no_token || clause_.existential) return;
        if (clause_.not_only) return;  // "not merely a project": neither said nor denied
        const std::uint32_t predicate = clause_.predicate;
        if (tree_.upos(predicate) == Upos::VERB &&
            (tree_.form(predicate) == VerbForm::present || tree_.form(predicate) == VerbForm::past))
            return;
        if (clause_.source == SubjectSource::own && tree_.has(clause_.subject, Dep::case_) &&
            tree_.child(clause_.subject, Dep::case_) < clause_.subject)
            return;  // "at the door is"
        if (is_question_word(clause_.subject) || is_question_word(predicate)) return;
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c)) {
            const std::uint32_t inner = context_.clauses.of(c);
            if (inner != no_clause && context_.clauses[inner].merged) return;  // "is likely to win"
        }
        arguments_ = arguments_of(context_, clause_);
        find_subjects();
        switch (tree_.upos(predicate)) {
            case Upos::ADJ:
            case Upos::VERB:
            case Upos::ADV:
                adjective();
                break;
            default:
                noun();
        }
    }

  private:
    bool is_question_word(std::uint32_t i) const {
        const std::string& word = tree_.lower(i);
        if (word == "that" && i > tree_.first() && (tree_.upos(i - 1) == Upos::NOUN || tree_.upos(i - 1) == Upos::ADJ))
            return true;
        const std::string& opening = tree_.lower(tree_.subtree(i).first);
        if (i < clause_.predicate && (opening == "what" || opening == "whose" || opening == "which" || opening == "how"))
            return true;
        return word == "what" || word == "who" || word == "whom" || word == "which" || word == "how" || word == "where" ||
               word == "why" || word == "when";
    }

    void find_subjects() {
        subjects_.assign(1, clause_.subject);
        if (!context_.on(RuleFamily::coordination) || is_pronoun(tree_, clause_.subject)) return;
        std::vector<std::uint32_t> all;
        conjuncts(tree_, clause_.subject, all);
        const bool named = std::all_of(all.begin(), all.end(), [&](std::uint32_t head) {
            return name_of_phrase(tree_, head, phrase_range(tree_, head, Joined::cut), context_.lexicon) != no_name;
        });
        if (named && all.size() > 1) subjects_ = all;
    }

    // The copula with its auxiliaries and adverbs: "has always been".
    std::vector<TokenRange> copula() const { return verb_group(tree_, context_.clauses, clause_); }

    RelationMatch start(std::uint32_t subject) const {
        RelationMatch match;
        match.subject = participant_of(tree_, subject, subjects_.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
        if (tree_.dep(subject) == Dep::csubj) match.subject.range = full_range(tree_, subject);
        // "it is clear", "that's right"
        const bool speech = tree_.block().block->kind == BlockKind::speech;
        match.subject.unclear = tree_.lower(subject) == "it" && (speech || tree_.upos(clause_.predicate) == Upos::ADJ) &&
                                (tree_.has(clause_.predicate, Dep::csubj) || tree_.has(clause_.predicate, Dep::ccomp) || speech);
        match.relation = copula();
        match.lemma = "be";
        match.polarity = clause_.negated ? Polarity::negated : Polarity::affirmed;
        match.modality = clause_.modality;
        match.rule = clause_.source == SubjectSource::relative ? "relative copula" : "copula";
        match.features.embedded = clause_.parent != no_clause;
        return match;
    }

    void add_adjuncts(RelationMatch& match, std::uint32_t but) const {
        if (!context_.on(RuleFamily::arguments)) return;
        for (const Adjunct& adjunct : arguments_.adjuncts) {
            if (adjunct.head == but) continue;
            MatchedArgument argument;
            argument.role = adjunct.role;
            argument.participant = participant_of(tree_, adjunct.head, Joined::kept, context_.lexicon);
            argument.participant.range = adjunct.range;
            match.arguments.push_back(argument);
        }
    }

    void finish(RelationMatch match) const {
        if (match.relation.empty()) return;
        apply_claims(context_.claims, clause_.predicate, match);
        context_.out.push_back(std::move(match));
    }

    void noun() {
        const std::uint32_t predicate = clause_.predicate;
        const TokenRange preposition = prepositions_of(tree_, predicate);
        std::vector<std::uint32_t> objects;
        if (context_.on(RuleFamily::coordination))
            conjuncts(tree_, predicate, objects);
        else
            objects.assign(1, predicate);
        const bool placed = !preposition.empty() && preposition.last <= predicate;
        for (const std::uint32_t subject : subjects_) {
            for (const std::uint32_t object : objects) {
                RelationMatch match = start(subject);
                if (placed) {
                    add_piece(match.relation, preposition);
                    match.lemma += ' ' + preposition_text(tree_, predicate);
                }
                match.object = participant_of(tree_, object, objects.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
                match.object->range.first = std::clamp(match.relation.back().last, match.object->range.first, object);
                add_adjuncts(match, no_token);
                finish(std::move(match));
            }
        }
    }

    // "is comparable to Lumen": with its complement; "is cheap": what it is.
    void adjective() {
        const std::uint32_t predicate = clause_.predicate;
        const Adjunct* chosen = nullptr;
        for (const Adjunct& adjunct : arguments_.adjuncts) {
            if (clause_.infinitive || adjunct.before_verb || adjunct.preposition.empty() || adjunct.role == Role::time) continue;
            if (adjunct.preposition.first > predicate + 2) continue;
            chosen = &adjunct;
            break;
        }
        TokenRange words{predicate, predicate + 1};
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token && c < predicate; c = tree_.next(c)) {
            if (c > clause_.copula && tree_.dep(c) == Dep::advmod && !tree_.entry(c).has(Trait::negation)) {
                words.first = tree_.subtree(c).first;
                break;
            }
        }
        for (const std::uint32_t subject : subjects_) {
            if (chosen == nullptr) {
                std::vector<std::uint32_t> all{predicate};
                if (context_.on(RuleFamily::coordination)) joined_adjectives(predicate, all);
                for (const std::uint32_t each : all) {
                    RelationMatch match = start(subject);
                    cut_at(match.relation, words.first);
                    MatchedParticipant quality;
                    if (clause_.infinitive) {  // "its aim is to grow"
                        quality.range = {tree_.child(predicate, Dep::mark), phrase_range(tree_, predicate, Joined::kept).last};
                        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c)) {
                            if (c > predicate && (tree_.dep(c) == Dep::obj || tree_.dep(c) == Dep::obl))
                                quality.range.last = std::max(quality.range.last, phrase_range(tree_, c, Joined::kept).last);
                        }
                        cut_at(match.relation, quality.range.first);
                    } else
                        quality.range = each == predicate ? words : phrase_range(tree_, each, Joined::cut);
                    quality.unclear = true;
                    match.object = quality;
                    add_adjuncts(match, no_token);
                    finish(std::move(match));
                }
                continue;
            }
            std::vector<std::uint32_t> objects;
            conjuncts(tree_, chosen->head, objects);
            for (const std::uint32_t object : objects) {
                RelationMatch match = start(subject);
                add_piece(match.relation, words);
                add_piece(match.relation, chosen->preposition);
                match.lemma = "be " + tree_.lower(predicate) + ' ' + preposition_text(tree_, chosen->head);
                match.object = participant_of(tree_, object, objects.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
                add_adjuncts(match, chosen->head);
                // First: whose the thing is, is clearest before it is spoken of itself.
                if (std::optional<RelationMatch> also = of_owner(subject, match)) finish(std::move(*also));
                finish(std::move(match));
            }
        }
    }

    // "the speed of Acme's engines is comparable to Lumen": so is Acme, if it is known whose they are (see statements.cpp).
    std::optional<RelationMatch> of_owner(std::uint32_t subject, const RelationMatch& said) const {
        static constexpr std::string_view likenesses[] = {"comparable", "similar",  "equal",   "equivalent",
                                                          "identical",  "superior", "inferior"};
        const std::string_view word = tree_.lower(clause_.predicate);
        if (!context_.on(RuleFamily::implied) ||
            std::find(std::begin(likenesses), std::end(likenesses), word) == std::end(likenesses))
            return {};
        const std::uint32_t owner = possessor_of(tree_, subject);
        if (owner == no_token || said.subject.name || !said.object->name) return {};
        RelationMatch match = said;
        match.subject = participant_of(tree_, owner, Joined::kept, context_.lexicon);
        match.arguments.clear();
        match.rule = "owner";
        return match;
    }

    void joined_adjectives(std::uint32_t predicate, std::vector<std::uint32_t>& out) const {
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c)) {
            if (tree_.dep(c) == Dep::conj && tree_.upos(c) == Upos::ADJ && !tree_.has(c, Dep::cop) && !tree_.has(c, Dep::nsubj))
                out.push_back(c);
        }
    }

    // The adverbs of the adjective are shown with it.
    static void cut_at(std::vector<TokenRange>& pieces, std::uint32_t end) {
        while (!pieces.empty() && pieces.back().first >= end) pieces.pop_back();
        if (!pieces.empty()) pieces.back().last = std::min(pieces.back().last, end);
    }

    const RuleContext& context_;
    const SentenceTree& tree_;
    const Clause& clause_;
    ClauseArguments arguments_;
    std::vector<std::uint32_t> subjects_;
};

}  // namespace

void find_copula_relations(const RuleContext& context) {
    for (const Clause& clause : context.clauses.all()) CopulaRelation(context, clause).run();
}

}  // namespace skein
