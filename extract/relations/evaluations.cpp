// "Ann said that Bob's claim is wrong": who says so contradicts whose claim it is.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

namespace skein {
namespace {

using en::Trait;

// The name of whoever a claim belongs to: "Bob's claim", "the arguments in Bob's video", "the claims of Bob".
std::uint32_t author_of(const SentenceTree& tree, std::uint32_t noun) {
    for (std::uint32_t depth = 0; depth < 3 && noun != no_token; ++depth) {
        const std::uint32_t owner = owner_of(tree, noun);
        if (owner != no_token) return tree.name_at(owner) == no_name ? no_token : owner;
        if (tree.has(noun, Dep::acl)) return no_token;  // "the accusation of Acme copying it" is not Acme's
        const std::uint32_t inner = tree.child(noun, Dep::nmod);
        if (inner != no_token && tree.name_at(inner) != no_name && preposition_text(tree, inner) == "of") return inner;
        noun = inner;
    }
    return no_token;
}

}  // namespace

void find_evaluations(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    for (const Clause& clause : context.clauses.all()) {
        if (clause.copula == no_token || clause.subject == no_token || clause.negated) continue;
        if (!tree.entry(clause.predicate).has(Trait::evaluation)) continue;
        const std::string& noun = tree.lower(clause.subject);
        if (!context.lexicon.find(noun).has(Trait::claim_noun) || noun.starts_with("accus") || noun.starts_with("alleg"))
            continue;
        const std::uint32_t author = author_of(tree, clause.subject);
        if (author == no_token) continue;
        RelationMatch match;
        apply_claims(context.claims, clause.predicate, match);
        if (match.claimants.empty() || !match.claimants.back().unnamed.empty() || match.polarity == Polarity::negated) continue;
        match.subject = match.claimants.back();
        match.claimants.pop_back();
        match.relation = verb_group(tree, context.clauses, clause);
        add_piece(match.relation, {clause.predicate, clause.predicate + 1});
        match.lemma = "contradict";
        match.object = participant_of(tree, author, Joined::kept, context.lexicon);
        match.modality = clause.modality;
        match.rule = "evaluation";
        context.out.push_back(std::move(match));
    }
}

}  // namespace skein
