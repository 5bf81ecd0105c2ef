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
};

struct MatchedArgument {
    Role role = Role::other;
    MatchedParticipant participant;
};

// What a confidence is made from.
struct MatchFeatures {
    std::uint32_t sentence_tokens = 0;
    std::uint32_t subject_distance = 0;  // tokens between subject and relation
    bool shared_object = false;
    bool embedded = false;  // below another clause
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
    MatchFeatures features;
};

}  // namespace skein
