// "Acme's Zeta engine", "Zeta is Acme's engine": whose a thing is.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {
namespace {

using en::Trait;

void add(const RuleContext& context, std::uint32_t mark, std::uint32_t owner, std::uint32_t thing) {
    const BlockNames& names = context.tree.names();
    const EntityType what = names[thing].type;
    RelationMatch match;
    match.subject = {names[owner].range, owner, false, false};
    match.relation.push_back({mark, mark + 1});
    match.lemma = what == EntityType::Product || what == EntityType::Concept ? "own" : "have";
    match.object = MatchedParticipant{names[thing].range, thing, false, false};
    match.rule = "possessive";
    context.out.push_back(std::move(match));
}

bool can_own(EntityType who, EntityType what) {
    return who != EntityType::Product && who != EntityType::Place && who != EntityType::Quantity && who != EntityType::Time &&
           what != EntityType::Person && what != EntityType::Place && what != EntityType::Quantity && what != EntityType::Time;
}

// "Acme's strategy": Acme has a strategy. Said in passing, and often of things that nobody would say one has.
void add_having(const RuleContext& context, std::uint32_t owner, std::uint32_t noun) {
    const SentenceTree& tree = context.tree;
    RelationMatch match;
    match.subject = participant_of(tree, owner, Joined::kept, context.lexicon);
    match.object = participant_of(tree, noun, Joined::cut, context.lexicon);
    TokenRange& thing = match.object->range;
    thing.first = std::clamp(tree.subtree(owner).last, thing.first, noun);
    match.object->name.reset();
    match.object->unclear = true;
    match.relation.push_back({thing.first, thing.first});
    match.lemma = "have";
    match.rule = "having";
    apply_claims(context.claims, noun, match);
    match.teller = {};
    match.polarity = Polarity::affirmed;
    match.modality = Modality::asserted;
    context.out.push_back(std::move(match));
}

}  // namespace

void find_possessives(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    const BlockNames& names = tree.names();
    for (std::uint32_t i = tree.first() + 1; i + 1 < tree.last(); ++i) {
        if (tree.lower(i) != "'s" && tree.lower(i) != "'") continue;
        const std::uint32_t owner = tree.name_at(i - 1);
        if (owner == no_name || names[owner].range.last != i || tree.name_at(i) == owner) continue;
        // The noun that is owned: what the owner's name hangs on.
        std::uint32_t head = i - 1;
        while (tree.head(head) != no_token && tree.head(head) < i && tree.head(head) >= names[owner].range.first)
            head = tree.head(head);
        const std::uint32_t noun = tree.head(head);
        if (noun == no_token || noun < i || tree.dep(head) != Dep::nmod_poss) continue;
        const TokenRange phrase = phrase_range(tree, noun, Joined::cut);
        const std::uint32_t thing = name_of_phrase(tree, noun, phrase, context.lexicon);
        if (thing != no_name && thing != owner && names[thing].range.first > i) {
            if (can_own(names[owner].type, names[thing].type)) add(context, i, owner, thing);
            continue;
        }
        // "Zeta is Acme's engine"
        const std::uint32_t clause = context.clauses.of(noun);
        if (clause == no_clause || context.clauses[clause].copula == no_token || context.clauses[clause].negated) continue;
        const std::uint32_t subject = context.clauses[clause].subject;
        if (subject == no_token || names[owner].type != EntityType::Organization) continue;
        const std::uint32_t named = name_of_phrase(tree, subject, phrase_range(tree, subject, Joined::cut), context.lexicon);
        if (named == no_name || !context.lexicon.find(en::singular(tree.lower(noun))).has(Trait::product_noun)) continue;
        if (names[named].type == EntityType::Product) add(context, i, owner, named);
    }
}

void find_having(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) {
        if (tree.dep(i) != Dep::nmod_poss || tree.head(i) == no_token || tree.head(i) < i) continue;
        const std::uint32_t noun = tree.head(i);
        if (tree.upos(noun) != Upos::NOUN || tree.name_at(noun) != no_name) continue;
        // "a day's", "my": nobody to be told of. "its": if it is known whose (see statements.cpp).
        const std::string& owner = tree.lower(i);
        const bool pronoun = owner == "its" || owner == "his" || owner == "her" || owner == "their";
        const bool noun_owns = tree.upos(i) == Upos::NOUN || tree.upos(i) == Upos::PROPN;
        if (tree.name_at(i) == no_name && !pronoun && !noun_owns) continue;
        const en::Entry& entry = context.lexicon.find(en::singular(tree.lower(noun)));
        if (entry.has(Trait::time_noun) || tree.entry(i).has(Trait::time_noun)) continue;  // "last year's"
        if (tree.entry(noun).has(Trait::claim_noun)) continue;
        // "which company's chips": nobody is named.
        const std::uint32_t first = tree.subtree(i).first;
        const std::string& opening = tree.lower(first > tree.first() && tree.dep(first) != Dep::det ? first - 1 : first);
        if (opening == "which" || opening == "what" || opening == "whose") continue;
        add_having(context, i, noun);
    }
}

}  // namespace skein
