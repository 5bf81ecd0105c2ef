#pragma once
// What relation rules give: who does what to what, as ranges of tokens. statements.cpp makes statements of it.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct MatchedParticipant {
    TokenRange range;                 // what is shown
    std::optional<std::size_t> name;  // of the block's names
    bool pronoun = false;
    bool unclear = false;  // a pronoun that may stand for nothing named: "it is clear that …"
    std::string_view unnamed =
        {};                // of a claimant that nobody names ("it is reported that"): what it is called; `range` is the verb
    TokenRange full = {};  // the phrase up to the end of what tells of it, where `range` was cut; else empty or within it
};

struct MatchedArgument {
    Role role = Role::other;
    MatchedParticipant participant;
};

// What a confidence is made from, besides what the match itself shows. Rules set the first two, find_relations the others.
struct MatchFeatures {
    bool shared_object = false;
    bool embedded = false;  // below another clause
    bool speech = false;
    bool ends = false;              // the sentence ends with a mark
    bool capitals = false;          // it begins as a sentence does
    bool known_verb = false;        // a word of the relation is a verb of the lexicon
    bool comma_before = false;      // between subject and relation, or relation and subject
    bool comma_within = false;      // inside subject or object
    bool joined = false;            // the relation's verb has conjuncts or is one
    std::uint32_t listed = 0;       // other matches with the same words for a relation: "A, B and C"
    std::uint32_t sentence_tokens = 0;
    std::uint32_t sentence_verbs = 0;
    std::uint32_t subject_distance = 0;  // tokens between subject and relation
    std::uint32_t object_distance = 0;   // tokens between relation and object
    std::uint32_t depth = 0;             // of the relation below the root
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
    MatchedParticipant teller = {};             // who says what is denied here (see claims.hpp); an empty range: nobody
    std::string_view rule;
    MatchFeatures features;
};

}  // namespace skein
