// "There are forty lamps in Oslo": what there is, and where, when or for whom.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {
namespace {

class Existential {
  public:
    Existential(const RuleContext& context, const Clause& clause) : context_(context), tree_(context.tree), clause_(clause) {}

    void run() const {
        const std::uint32_t thing = what_there_is();
        if (thing == no_token || is_pronoun(tree_, thing) || tree_.upos(thing) == Upos::VERB) return;
        const ClauseArguments arguments = arguments_of(context_, clause_);
        const Adjunct* place = nullptr;
        for (const Adjunct& adjunct : arguments.adjuncts) {
            if (adjunct.preposition.empty() || adjunct.before_verb) continue;
            if (place == nullptr || (place->role == Role::time && adjunct.role != Role::time)) place = &adjunct;
        }
        if (place != nullptr) {
            add(thing, place->head, place->preposition, &arguments);
            return;
        }
        // The place may hang on the thing.
        for (std::uint32_t c = tree_.first_child(thing); c != no_token; c = tree_.next(c)) {
            if (c < thing || tree_.dep(c) != Dep::nmod) continue;
            const TokenRange words = prepositions_of(tree_, c);
            if (words.empty() || !tells_where(preposition_text(tree_, c))) continue;
            add(thing, c, words, &arguments);
            return;
        }
    }

  private:
    static bool tells_where(std::string_view word) {
        static constexpr std::string_view words[] = {"in",     "at",   "on",     "within", "among",  "between",
                                                     "across", "near", "inside", "under",  "behind", "around"};
        return std::find(std::begin(words), std::end(words), word) != std::end(words);
    }

    // What the verb agrees with; no_token for "it is clear that".
    [[nodiscard]] std::uint32_t what_there_is() const {
        bool there = false;
        std::uint32_t thing = no_token;
        for (std::uint32_t c = tree_.first_child(clause_.predicate); c != no_token; c = tree_.next(c)) {
            if (tree_.lower(c) == "there" && c < clause_.predicate) there = true;
            else if (tree_.dep(c) == Dep::nsubj && c > clause_.predicate) thing = c;
        }
        if (!there) return no_token;
        const bool noun = tree_.upos(clause_.predicate) == Upos::NOUN || tree_.upos(clause_.predicate) == Upos::PROPN;
        return thing == no_token && clause_.copula != no_token && noun ? clause_.predicate : thing;
    }

    void add(std::uint32_t thing, std::uint32_t where, TokenRange preposition, const ClauseArguments* arguments) const {
        std::vector<std::uint32_t> things;
        conjuncts(tree_, thing, things);
        for (const std::uint32_t each : things) {
            RelationMatch match;
            match.subject = participant_of(tree_, each, things.size() > 1 ? Joined::cut : Joined::kept, context_.lexicon);
            TokenRange& shown = match.subject.range;
            if (shown.first < preposition.first) shown.last = std::min(shown.last, preposition.first);
            if (shown.empty() || shown.last <= each) continue;
            match.relation = verb_group(tree_, context_.clauses, clause_);
            if (match.relation.empty()) return;
            add_piece(match.relation, preposition);
            match.lemma = "be " + preposition_text(tree_, where);
            match.object = participant_of(tree_, where, Joined::kept, context_.lexicon);
            if (context_.on(RuleFamily::arguments)) {
                for (const Adjunct& adjunct : arguments->adjuncts) {
                    if (adjunct.head == where) continue;
                    MatchedArgument argument;
                    argument.role = adjunct.role;
                    argument.participant = participant_of(tree_, adjunct.head, Joined::kept, context_.lexicon);
                    argument.participant.range = adjunct.range;
                    match.arguments.push_back(argument);
                }
            }
            match.polarity = clause_.negated ? Polarity::negated : Polarity::affirmed;
            match.modality = clause_.modality;
            match.rule = "there is";
            match.features.embedded = clause_.parent != no_clause;
            apply_claims(context_.claims, clause_.predicate, match);
            context_.out.push_back(std::move(match));
        }
    }

    const RuleContext& context_;
    const SentenceTree& tree_;
    const Clause& clause_;
};

}  // namespace

void find_existentials(const RuleContext& context) {
    for (const Clause& clause : context.clauses.all()) {
        if (clause.existential) Existential(context, clause).run();
    }
}

}  // namespace skein
