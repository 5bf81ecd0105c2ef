// Fitted by `skein eval --confidence --fit` (extract/eval/confidence_score.hpp) on the development parts of UD English EWT (CC
// BY-SA 4.0) and of the open genres of GUM (CC BY 4.0, CC BY-SA 3.0; see extract/lang/en/MODEL.md), each as written and as
// speech.

#include "extract/relations/confidence.hpp"

namespace skein {

std::span<const RuleWeight> rule_weights() {
    // `worth` is not fitted. It was set by hand, looking at the judgements in tests/quality and at how precise each rule is on
    // CaRB's development sentences, so figures on those sentences flatter it a little: what is said in passing ("Acme's
    // strategy": Acme has one) and the second views of one clause are true, but hardly what a reader would write down.
    static constexpr RuleWeight rules[] = {
        {"verb", 2.94, 0.95},       {"conjunct", 2.88, 0.95},   {"copula", 2.95, 0.85},     {"relative copula", 2.71, 0.80},
        {"apposition", 2.51, 0.90}, {"control", 2.47, 0.70},    {"relative", 3.03, 0.75},   {"adverbial", 2.36, 0.70},
        {"ability", 2.90, 0.60},    {"participle", 2.18, 0.60}, {"contrast", 2.15, 0.85},   {"passive", 2.59, 0.50},
        {"implied", 2.58, 0.45},    {"naming", 3.35, 0.70},     {"title", 3.61, 0.70},      {"possessive", 3.25, 0.60},
        {"there is", 3.33, 0.80},   {"quantity", 1.80, 0.60},   {"attachment", 2.27, 0.35}, {"example", 3.41, 0.55},
        {"having", 3.34, 0.15},     {"acronym", 3.03, 0.95},    {"evaluation", 2.80, 0.80},
        {"owner", 2.58, 0.40},
    };
    return rules;
}

std::span<const SignWeight, confidence_sign_count> sign_weights() {
    static constexpr SignWeight signs[confidence_sign_count] = {
        {"sentence tokens", -0.45}, {"long sentence", 0.28},     {"sentence verbs", -0.09},  {"subject distance", -0.35},
        {"object distance", -0.57}, {"depth", -0.19},            {"subject tokens", 0.03},   {"long subject", -0.59},
        {"object tokens", -0.23},   {"long object", -0.00},      {"relation tokens", -0.17}, {"split relation", -0.35},
        {"arguments", 0.22},        {"longest argument", -0.45}, {"no object", -0.81},       {"pronoun subject", 0.07},
        {"named subject", 0.18},    {"named object", 0.02},      {"pronoun object", 0.30},   {"claimed", -0.08},
        {"negated", 0.12},          {"not asserted", 0.16},      {"shared object", -0.68},   {"embedded", 0.03},
        {"speech", 0.12},           {"sentence marks", 0.22},    {"known verb", 0.12},       {"commas", -0.31},
        {"joined verbs", 0.08},     {"listed", 0.47},
    };
    return signs;
}

}  // namespace skein
