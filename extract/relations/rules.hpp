#pragma once
// The families of relation rules, a file each, and the switches that turn them off for ablation.

#include "extract/relations/claims.hpp"
#include "extract/relations/clause.hpp"
#include "extract/relations/relation_match.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace skein {

enum class RuleFamily : std::uint8_t {
    verbs,
    passives,
    copulas,
    evaluations,
    appositions,
    possessives,
    having,
    titles,
    acronyms,
    existentials,
    quantities,
    attachments,
    // Not families of their own, but parts that can be switched off to see what they are worth.
    shared_subjects,  // subjects passed on to conjuncts, adverbial clauses and infinitives
    relative_clauses,
    coordination,    // "A and B" as two statements
    implied,         // a statement of its own for each name in a further argument
    arguments,       // more than subject and object
    adjuncts,        // adverbial clauses as arguments
    clause_objects,  // "said that …" with its clause as object
};
inline constexpr std::uint32_t all_rules = ~0U;
[[nodiscard]] constexpr std::uint32_t bit(RuleFamily family) {
    return 1U << static_cast<unsigned>(family);
}
// The names by which `--without` knows them, in the order of the enumeration.
[[nodiscard]] std::span<const std::string_view> rule_family_names();

// What rules read of one sentence, and where they put what they find.
struct RuleContext {
    const SentenceTree& tree;
    const Clauses& clauses;
    const std::vector<Claim>& claims;
    const en::Lexicon& lexicon;
    std::uint32_t enabled;
    std::vector<RelationMatch>& out;

    [[nodiscard]] bool on(RuleFamily family) const { return (enabled & bit(family)) != 0; }
};

void find_verb_relations(const RuleContext& context);    // "Acme sells lamps to Oslo"
void find_copula_relations(const RuleContext& context);  // "Acme is a firm", "Acme is cheaper than Lumen"
void find_passives(const RuleContext& context);          // "the lamps were sold by Acme": Acme sold the lamps
void find_evaluations(const RuleContext& context);       // "Ann said that Bob's claim is wrong": Ann contradicts Bob
void find_having(const RuleContext& context);            // "Acme's strategy": Acme has a strategy
// What noun phrases take for granted is neither denied nor claimed with the clause they stand in.
void find_appositions(const RuleContext& context);  // "Acme, a firm", "the startup Acme"
void find_possessives(const RuleContext& context);  // "Acme's Zeta engine"
void find_titles(const RuleContext& context);       // "Acme engineer Jane Roe", "Jane Roe, head of Acme"
void find_acronyms(const RuleContext& context);     // "PTX (Parallel Thread Execution)"
void find_existentials(const RuleContext& context);  // "there are forty lamps in Oslo"
void find_quantities(const RuleContext& context);    // "a model with 40 layers"
void find_attachments(const RuleContext& context);   // "researchers at Acme"

// All that is switched on, in text order.
void find_relations(const RuleContext& context);

// Parts that several families use.

// The words of a clause's verb: auxiliaries, negation, adverbs between them, verb and particle, and those of the verbs it
// is merged into ("has been planning to use").
[[nodiscard]] std::vector<TokenRange> verb_group(const SentenceTree& tree, const Clauses& clauses, const Clause& clause);
// Adds `piece`, joined to the last piece if it follows it.
void add_piece(std::vector<TokenRange>& pieces, TokenRange piece);

// A phrase beside the verb.
struct Adjunct {
    std::uint32_t head = no_token;
    TokenRange range;        // with its preposition
    TokenRange preposition;  // may be empty
    Role role = Role::other;
    bool before_verb = false;
    bool adverb = false;
};
struct ClauseArguments {
    std::vector<std::uint32_t> objects;  // heads
    std::uint32_t clause_object = no_token;
    std::uint32_t complement = no_token;  // "became a giant", "made it cheap"
    std::vector<Adjunct> adjuncts;        // in text order
    bool shared_object = false;           // taken from the verb it is joined to
};
[[nodiscard]] ClauseArguments arguments_of(const RuleContext& context, const Clause& clause);
// "for under": the bound is the amount's: "for".
[[nodiscard]] std::string_view without_bound(std::string_view prepositions);
// A number with a unit: "$6 million", "40 layers"; what is counted in words ("two reasons") is none.
[[nodiscard]] bool is_amount(const SentenceTree& tree, std::uint32_t head);
[[nodiscard]] Role role_of(const SentenceTree& tree, std::string_view preposition, std::uint32_t head,
                           const en::Lexicon& lexicon);

// The normalised relation: lemma, particle, preposition; one word for close synonyms.
[[nodiscard]] std::string relation_label(const SentenceTree& tree, const Clauses& clauses, const Clause& clause,
                                         std::string_view preposition, const en::Lexicon& lexicon);

}  // namespace skein
