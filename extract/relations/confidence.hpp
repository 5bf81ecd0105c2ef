#pragma once
// How sure a statement is, from the rule that found it and signs of how far its tree can be trusted.
//
// A confidence is a product: the probability that the tree was read right where the statement needs it (logistic; fitted on trees
// that people drew, see confidence_weights.cpp), and the share of what the rule finds in a right tree that a reader would say the
// sentence states.

#include "extract/relations/relation_match.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace skein {

inline constexpr std::size_t confidence_sign_count = 30;
// What the logistic adds up, each about between 0 and 3.
using ConfidenceSigns = std::array<double, confidence_sign_count>;

struct RuleWeight {
    std::string_view rule;
    double reading;  // the logistic's constant
    double worth;    // share of right trees' statements that a reader would make
};
struct SignWeight {
    std::string_view sign;
    double weight;
};
// The checked-in tables. Signs stand in the order of ConfidenceSigns.
[[nodiscard]] std::span<const RuleWeight> rule_weights();
[[nodiscard]] std::span<const SignWeight, confidence_sign_count> sign_weights();

[[nodiscard]] ConfidenceSigns signs_of(const RelationMatch& match);

// The probability that the same statement follows from the right tree.
[[nodiscard]] double reading_confidence(const RelationMatch& match);
// How often a reader would make such a statement where the tree is right.
[[nodiscard]] double worth_of(const RelationMatch& match);
// The probability that the statement is right.
[[nodiscard]] double confidence_of(const RelationMatch& match);

}  // namespace skein
