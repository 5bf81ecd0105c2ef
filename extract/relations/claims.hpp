#pragma once
// Whose claim a stretch of a sentence is: "Ann said that …", "according to Ann", "Ann: …", "Ann denies that …".

#include "extract/relations/clause.hpp"
#include "extract/relations/relation_match.hpp"

#include <vector>

namespace skein {

// Tokens of `scope` less those of `except`.
struct Claim {
    TokenRange scope;
    TokenRange except;
    MatchedParticipant claimant;  // an empty range: nobody's in particular
    bool denied = false;          // "denies that": what is inside is negated
    bool possible = false;        // "may mean that", "the notion that"
    MatchedParticipant teller = {};  // of what is denied: whose claim it is, or the accusation itself; an empty range: nobody's
};

// Outermost first.
[[nodiscard]] std::vector<Claim> find_claims(const SentenceTree& tree, const Clauses& clauses, const en::Lexicon& lexicon);

// Sides that are denied were taken by somebody: a copy of each such match, affirmed by its teller.
void add_denied_sides(std::vector<RelationMatch>& matches);

// Adds the claims that hold at token `at` to what was found there.
void apply_claims(const std::vector<Claim>& claims, std::uint32_t at, RelationMatch& match);

}  // namespace skein
