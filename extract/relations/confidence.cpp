// Logistic over the rule and a few features of the parse. The weights were set by hand and their level by the judgements in
// tests/quality: of statements at 0.7 nine in ten were right, at 0.5 three in four, before all but the least sure were raised.

#include "extract/relations/rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace skein {
namespace {

constexpr std::pair<std::string_view, double> rule_weights[] = {
    {"verb", 1.85},       {"conjunct", 1.60}, {"copula", 1.45},    {"relative copula", 1.40}, {"apposition", 1.45},
    {"control", 1.10},    {"relative", 0.85}, {"adverbial", 0.50}, {"ability", 0.50},         {"participle", -0.55},
    {"contrast", 1.40},   {"passive", 0.80},  {"implied", 0.50},   {"naming", 1.30},          {"title", 1.10},
    {"possessive", 1.00}, {"having", -1.3},   {"acronym", 2.70},   {"evaluation", 1.20},
};

}  // namespace

double confidence_of(const RelationMatch& match) {
    double score = 0;
    for (const auto& [rule, weight] : rule_weights) {
        if (rule == match.rule) score = weight;
    }
    const auto length = [](TokenRange range) { return static_cast<double>(range.last - range.first); };
    // Long phrases are where parses go wrong; so are long sentences.
    score -= 0.09 * std::max(0.0, length(match.subject.range) - 4);
    if (match.object) score -= 0.03 * std::max(0.0, length(match.object->range) - 8);
    score -= 0.008 * std::max(0.0, static_cast<double>(match.features.sentence_tokens) - 20);
    score -= 0.02 * std::min(20.0, static_cast<double>(match.features.subject_distance));
    if (match.features.embedded) score -= 0.15;
    if (!match.claimants.empty()) score -= 0.3;
    if (match.features.shared_object) score -= 0.3;
    return 1 / (1 + std::exp(-score));
}

}  // namespace skein
