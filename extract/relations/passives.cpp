// "The lamps were sold by Acme" says what "Acme sold the lamps" says: the second view of a passive with its agent.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

namespace skein {

void find_passives(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    for (const Clause& clause : context.clauses.all()) {
        if (!clause.passive || clause.subject == no_token || clause.existential || tree.upos(clause.predicate) != Upos::VERB)
            continue;
        std::uint32_t agent = tree.child(clause.predicate, Dep::obl_agent);
        for (std::uint32_t c = tree.first_child(clause.predicate); c != no_token && agent == no_token; c = tree.next(c)) {
            if (tree.dep(c) == Dep::obl && c > clause.predicate && preposition_text(tree, c) == "by" &&
                role_of(tree, "by", c, context.lexicon) != Role::time)
                agent = c;
        }
        if (agent == no_token || tree.upos(agent) == Upos::NUM) continue;
        std::vector<std::uint32_t> agents;
        conjuncts(tree, agent, agents);
        for (const std::uint32_t each : agents) {
            const MatchedParticipant who =
                participant_of(tree, each, agents.size() > 1 ? Joined::cut : Joined::kept, context.lexicon);
            if (!who.name) continue;  // "made by hand"
            RelationMatch match;
            match.subject = who;
            match.object = participant_of(tree, clause.subject, Joined::kept, context.lexicon);
            if (!match.object->name) continue;
            match.relation.push_back({clause.predicate, clause.predicate + 1});
            Clause active = clause;
            active.passive = false;
            match.lemma = relation_label(tree, context.clauses, active, {}, context.lexicon);
            match.polarity = clause.negated ? Polarity::negated : Polarity::affirmed;
            match.modality = clause.modality;
            match.rule = "passive";
            apply_claims(context.claims, clause.predicate, match);
            context.out.push_back(std::move(match));
        }
    }
}

}  // namespace skein
