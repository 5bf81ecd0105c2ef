// Logistic over the rule and a few features of the parse.

#include "extract/relations/rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace skein {
namespace {

constexpr std::pair<std::string_view, double> rule_weights[] = {
    {"verb", 1.35},      {"conjunct", 1.1},  {"copula", 0.95},   {"relative copula", 0.9}, {"apposition", 0.95},
    {"control", 0.6},    {"relative", 0.35}, {"adverbial", 0.0}, {"ability", 0.0},         {"participle", -0.55},
    {"contrast", 0.9},   {"passive", 0.3},   {"implied", 0.0},   {"naming", 0.8},          {"title", 0.6},
    {"possessive", 0.5}, {"having", -1.3},   {"acronym", 2.2},   {"evaluation", 0.7},
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
