// Numbers with units and bounds that something has or costs: "a model with over 40 layers", "sold Vega for under $6 million (the
// real price may not be as low as this)".

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {

bool is_amount(const SentenceTree& tree, std::uint32_t head) {
    if (tree.upos(head) == Upos::SYM || tree.upos(head) == Upos::NUM) return true;
    if (tree.upos(head) != Upos::NOUN && tree.upos(head) != Upos::PROPN) return false;
    const std::uint32_t number = tree.child(head, Dep::nummod);
    // "one goal", "two reasons" measure nothing; digits do.
    return number != no_token && number < head && tree.lower(number).find_first_of("0123456789") != std::string::npos;
}

namespace {

// Verbs whose object has the price.
bool prices(std::string_view verb) {
    static constexpr std::string_view verbs[] = {"buy",    "sell",  "acquire", "purchase", "develop", "build",
                                                 "train",  "make",  "offer",   "create",   "produce", "get",
                                                 "obtain", "trade", "launch",  "design"};
    return std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs);
}

RelationMatch measured(const RuleContext& context, MatchedParticipant what, TokenRange words, std::string_view lemma,
                       std::uint32_t amount) {
    RelationMatch match;
    match.subject = std::move(what);
    match.relation.push_back({words.first, words.first + 1});
    match.lemma = lemma;
    match.object = participant_of(context.tree, amount, Joined::kept, context.lexicon);
    // "for under $6 million": the bound is the amount's
    match.object->range.first = std::min(match.object->range.first, words.first + 1);
    match.rule = "quantity";
    return match;
}

// "a model with 40 layers": taken for granted, neither denied nor claimed with the clause around it.
void with_amounts(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) {
        const Dep dep = tree.dep(i);
        if ((dep != Dep::nmod && dep != Dep::obl) || tree.head(i) == no_token || tree.head(i) > i || !is_amount(tree, i))
            continue;
        std::uint32_t head = tree.head(i);
        if (dep == Dep::obl) {
            // The parser often hangs it on the verb: it is the object's that stands right before it. Money is a means, though.
            head = tree.child(head, Dep::obj);
            if (head == no_token || head > i || tree.upos(i) == Upos::SYM ||
                tree.subtree(head).last != prepositions_of(tree, i).first)
                continue;
        }
        if (without_bound(preposition_text(tree, i)) != "with" ||
            (tree.upos(head) != Upos::NOUN && tree.upos(head) != Upos::PROPN))
            continue;
        const TokenRange word = prepositions_of(tree, i);
        MatchedParticipant what = participant_of(tree, head, Joined::cut, context.lexicon);
        what.range.last = std::min(what.range.last, word.first);
        if (what.range.last <= head) continue;
        context.out.push_back(measured(context, std::move(what), word, "have", i));
    }
}

// "sold Vega for $6 million": Vega cost that.
void prices_of_objects(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    for (const Clause& clause : context.clauses.all()) {
        if (tree.upos(clause.predicate) != Upos::VERB || !prices(tree.lemma(clause.predicate))) continue;
        const ClauseArguments arguments = arguments_of(context, clause);
        std::uint32_t what = no_token;
        if (clause.passive) what = clause.subject;
        else if (arguments.objects.size() == 1) what = arguments.objects.front();
        if (what == no_token || is_pronoun(tree, what)) continue;
        for (const Adjunct& adjunct : arguments.adjuncts) {
            if (adjunct.role != Role::cost || adjunct.preposition.empty() || adjunct.before_verb) continue;
            MatchedParticipant thing = participant_of(tree, what, Joined::cut, context.lexicon);
            if (thing.range.last > adjunct.preposition.first) continue;
            RelationMatch match = measured(context, std::move(thing), adjunct.preposition, "cost", adjunct.head);
            match.polarity = clause.negated ? Polarity::negated : Polarity::affirmed;
            match.modality = clause.modality;
            match.features.embedded = clause.parent != no_clause;
            apply_claims(context.claims, clause.predicate, match);
            context.out.push_back(std::move(match));
        }
    }
}

// Nouns for what an amount is an amount of.
bool is_measure(std::string_view noun) {
    static constexpr std::string_view nouns[] = {"cost",  "price", "figure", "number", "amount", "sum", "total",
                                                 "value", "count", "budget", "fee",    "rate",   "size"};
    return std::find(std::begin(nouns), std::end(nouns), noun) != std::end(nouns);
}

// The amount nearest before `end`, or no_token.
std::uint32_t amount_before(const SentenceTree& tree, std::uint32_t end) {
    for (std::uint32_t i = end; i-- > tree.first();) {
        const Dep dep = tree.dep(i);
        if ((dep == Dep::obl || dep == Dep::obj || dep == Dep::nmod || dep == Dep::obl_unmarked) && is_amount(tree, i)) return i;
    }
    return no_token;
}

// "(the real price may not be as low as this)": what an amount named before is compared with is told of whoever it belongs to.
void judged_amounts(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    for (const Clause& clause : context.clauses.all()) {
        const std::uint32_t measure = clause.subject;
        if (clause.copula == no_token || measure == no_token || clause.not_only || tree.upos(measure) != Upos::NOUN) continue;
        if (measure > clause.predicate || !is_measure(en::singular(tree.lower(measure))) ||
            possessor_of(tree, measure) != no_token)
            continue;
        const TokenRange what = phrase_range(tree, measure, Joined::cut);
        const std::uint32_t amount = amount_before(tree, what.first);
        const std::uint32_t told = amount == no_token ? no_clause : context.clauses.around(amount);
        if (told == no_clause || context.clauses[told].subject == no_token) continue;
        const ClauseArguments arguments = arguments_of(context, clause);
        const auto compared = std::find_if(arguments.adjuncts.begin(), arguments.adjuncts.end(), [&](const Adjunct& adjunct) {
            return !adjunct.before_verb && !adjunct.preposition.empty() &&
                   (tree.lower(adjunct.head) == "this" || tree.lower(adjunct.head) == "that");
        });
        if (compared == arguments.adjuncts.end()) continue;
        RelationMatch match;
        match.subject = participant_of(tree, context.clauses[told].subject, Joined::kept, context.lexicon);
        match.relation.push_back({tree.upos(what.first) == Upos::DET ? what.first + 1 : what.first, what.last});
        for (const TokenRange piece : verb_group(tree, context.clauses, clause)) add_piece(match.relation, piece);
        add_piece(match.relation,
                  {std::max(match.relation.back().last, tree.subtree(clause.predicate).first), compared->preposition.last});
        match.lemma = tree.lemma(measure);
        match.object = participant_of(tree, amount, Joined::kept, context.lexicon);
        match.polarity = clause.negated ? Polarity::negated : Polarity::affirmed;
        match.modality = clause.modality;
        match.features.embedded = clause.parent != no_clause;
        match.rule = "quantity";
        apply_claims(context.claims, clause.predicate, match);
        context.out.push_back(std::move(match));
    }
}

}  // namespace

void find_quantities(const RuleContext& context) {
    with_amounts(context);
    prices_of_objects(context);
    judged_amounts(context);
}

}  // namespace skein
