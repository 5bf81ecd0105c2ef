#pragma once
// What relation rules give: who does what to what, as ranges of tokens.
// statements.cpp makes statements of it.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/phrases.hpp"
#include "graph/statement.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

// Preliminary confidences, by hand: issue of the statement model to calibrate.
struct RuleConfidence {
    std::string_view rule;
    double confidence;
};
[[nodiscard]] double confidence_of(std::string_view rule);

struct MatchedParticipant {
    TokenRange range;                 // what is shown
    std::optional<std::size_t> name;  // of the block's names
    bool pronoun = false;
    bool unclear = false;  // a pronoun that may stand for nothing named: "it is clear that …"
};

struct MatchedArgument {
    Role role = Role::other;
    MatchedParticipant participant;
};

// The pieces of the relation are in text order.
struct RelationMatch {
    MatchedParticipant subject;
    std::vector<TokenRange> relation;
    std::string lemma;
    std::optional<MatchedParticipant> object;
    std::vector<MatchedArgument> arguments;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::asserted;
    std::vector<MatchedParticipant> claimants;  // outermost first
    std::string_view rule;
};

// A stretch of phrases that is somebody's claim.
struct ClaimScope {
    std::size_t first = 0;  // phrases [first, last)
    std::size_t last = 0;
    MatchedParticipant claimant;
    bool denied = false;    // "denies that": what is inside is negated
    bool possible = false;  // "doubts that", "may mean that"
};

struct SentencePhrases {
    const AnnotatedBlock *block = nullptr;
    const BlockNames *names = nullptr;
    TokenRange sentence;
    bool question = false;
    std::vector<Phrase> phrases;
};

// Which phrases are whose claim: "Ann said that …", "according to Ann", "Ann:
// …".
[[nodiscard]] std::vector<ClaimScope> find_claims(const SentencePhrases &sentence, const en::Lexicon &lexicon);
// Verbs with their arguments.
void find_verb_relations(const SentencePhrases &sentence, const std::vector<ClaimScope> &claims, const en::Lexicon &lexicon,
                         std::vector<RelationMatch> &out);
// Noun phrases that say something: "the startup Acme", "Ann, head of Acme",
// "Acme's Zeta engine", "PTX (Parallel Thread Execution)".
void find_noun_relations(const SentencePhrases &sentence, const std::vector<ClaimScope> &claims, const en::Lexicon &lexicon,
                         std::vector<RelationMatch> &out);

// The noun phrase at `at` with the "of …" that belongs to it, as what is shown
// of it.
[[nodiscard]] MatchedParticipant participant_at(const SentencePhrases &sentence, std::size_t at);
// The possessor of the noun phrase at `at`: "its ability", "Acme's plan".
[[nodiscard]] MatchedParticipant owner_at(const SentencePhrases &sentence, std::size_t at);
// Does the noun phrase at `noun` get its name from a participle: "a company
// called Acme"?
[[nodiscard]] bool is_naming(const SentencePhrases &sentence, std::size_t noun);
// Claims that hold at phrase `at`, applied to `match`.
void apply_claims(const std::vector<ClaimScope> &claims, std::size_t at, RelationMatch &match);

}  // namespace skein
