#pragma once
// Noun phrases of a tree: how much of one a person would write down, what name it goes by, what is joined to it.

#include "extract/relations/relation_match.hpp"
#include "extract/relations/sentence_tree.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace skein {

enum class Joined : std::uint8_t { cut, kept };  // "A, B and C": A alone, or all

// The phrase of `head` without what only tells more of it (relative clauses, appositions, parentheses) and without its
// preposition.
[[nodiscard]] TokenRange phrase_range(const SentenceTree& tree, std::uint32_t head, Joined joined);
// The phrase with the prepositions before it ("in Oslo").
[[nodiscard]] TokenRange with_prepositions(const SentenceTree& tree, std::uint32_t head, TokenRange phrase);
// Everything below `head`, less a preposition, a conjunction and the marks at both ends.
[[nodiscard]] TokenRange full_range(const SentenceTree& tree, std::uint32_t head);

// The phrase of `head` as a participant: its name is that of the head, or of what stands in for it: "the CUDA platform",
// "two engines, Vega-1 and Vega-2", "a firm called Acme", "a number of Acme chips".
[[nodiscard]] MatchedParticipant participant_of(const SentenceTree& tree, std::uint32_t head, Joined joined,
                                                const en::Lexicon& lexicon);
// The number of the name that the phrase of `head` stands for, or no_name.
[[nodiscard]] std::uint32_t name_of_phrase(const SentenceTree& tree, std::uint32_t head, TokenRange phrase,
                                           const en::Lexicon& lexicon);
[[nodiscard]] bool is_pronoun(const SentenceTree& tree, std::uint32_t head);

// `head` and what "and", "or" and commas join to it, in text order. A phrase in apposition that lists names ("two engines,
// A and B") gives those names.
void conjuncts(const SentenceTree& tree, std::uint32_t head, std::vector<std::uint32_t>& out);

// The possessor of `head`: "its ability", "Acme's plan"; no_token when there is none.
[[nodiscard]] std::uint32_t owner_of(const SentenceTree& tree, std::uint32_t head);
// Also over "of": "the engines of Acme", "the speed of Acme's engines".
[[nodiscard]] std::uint32_t possessor_of(const SentenceTree& tree, std::uint32_t head);

// The words before the phrase that say how it stands to its clause: "in", "because of"; empty when there are none.
[[nodiscard]] TokenRange prepositions_of(const SentenceTree& tree, std::uint32_t head);
// Those words in lower case, joined by blanks.
[[nodiscard]] std::string preposition_text(const SentenceTree& tree, std::uint32_t head);

}  // namespace skein
