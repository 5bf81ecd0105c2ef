#include "extract/relations/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

namespace {

// Rules that are no row of the table: as sure as the least sure of them.
constexpr RuleWeight unknown_rule{"", 0, 0.5};
constexpr double worth_of_claims = 0.8;
constexpr double worth_of_suppositions = 0.75;

const RuleWeight& weight_of(std::string_view rule) {
    const std::span<const RuleWeight> rules = rule_weights();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const RuleWeight& row) { return row.rule == rule; });
    return found == rules.end() ? unknown_rule : *found;
}

double length(TokenRange range) { return range.empty() ? 0 : static_cast<double>(range.last - range.first); }

// Counts grow less and less sure.
double slowly(double count) { return std::log1p(count); }

}  // namespace

ConfidenceSigns signs_of(const RelationMatch& match) {
    const MatchFeatures& features = match.features;
    double relation = 0;
    for (const TokenRange piece : match.relation) relation += length(piece);
    double longest_argument = 0;
    for (const MatchedArgument& argument : match.arguments)
        longest_argument = std::max(longest_argument, length(argument.participant.range));
    const auto yes = [](bool value) { return value ? 1.0 : 0.0; };
    const double tokens = features.sentence_tokens;
    return {
        slowly(tokens),
        yes(tokens > 40),
        slowly(features.sentence_verbs),
        slowly(features.subject_distance),
        slowly(features.object_distance),
        slowly(features.depth),
        slowly(length(match.subject.range)),
        yes(length(match.subject.range) > 6),
        match.object ? slowly(length(match.object->range)) : 0,
        yes(match.object && length(match.object->range) > 10),
        slowly(relation),
        yes(match.relation.size() > 1),
        slowly(static_cast<double>(match.arguments.size())),
        slowly(longest_argument),
        yes(!match.object),
        yes(match.subject.pronoun),
        yes(match.subject.name.has_value()),
        yes(match.object && match.object->name.has_value()),
        yes(match.object && match.object->pronoun),
        yes(!match.claimants.empty()),
        yes(match.polarity == Polarity::negated),
        yes(match.modality != Modality::asserted),
        yes(features.shared_object),
        yes(features.embedded),
        yes(features.speech),
        yes(features.ends) + yes(features.capitals),
        yes(features.known_verb),
        yes(features.comma_before) + yes(features.comma_within),
        yes(features.joined),
        slowly(features.listed),
    };
}

double reading_confidence(const RelationMatch& match) {
    const ConfidenceSigns signs = signs_of(match);
    const auto weights = sign_weights();
    double score = weight_of(match.rule).reading;
    for (std::size_t i = 0; i < signs.size(); ++i) score += weights[i].weight * signs[i];
    return 1 / (1 + std::exp(-score));
}

double worth_of(const RelationMatch& match) {
    double worth = weight_of(match.rule).worth;
    // What somebody says, supposes or asks is told with less right as what the sentence states.
    if (!match.claimants.empty()) worth *= worth_of_claims;
    if (match.modality == Modality::hypothetical || match.modality == Modality::questioned) worth *= worth_of_suppositions;
    return worth;
}

double confidence_of(const RelationMatch& match) { return reading_confidence(match) * worth_of(match); }

}  // namespace skein
