#include "extract/relations/carried_claims.hpp"

#include <algorithm>

namespace skein {

namespace {

bool is_quote(std::string_view form) {
    return form == "\"" || form == "\u201C" || form == "\u201D" || form == "``" || form == "''";
}

// What noun phrases take for granted is nobody's claim.
bool is_taken_for_granted(std::string_view rule) {
    static constexpr std::string_view rules[] = {"possessive", "having",     "apposition", "naming",   "title",
                                                 "acronym",    "attachment", "example",    "quantity", "evaluation"};
    return std::find(std::begin(rules), std::end(rules), rule) != std::end(rules);
}

// Verbs by which somebody's view is called wrong: "Ann said that Bob misread the figures".
bool calls_wrong(std::string_view lemma) {
    static constexpr std::string_view verbs[] = {"misunderstand", "misread",    "misjudge", "misinterpret",
                                                 "err",           "exaggerate", "overstate"};
    return std::find(std::begin(verbs), std::end(verbs), lemma) != std::end(verbs);
}

// "But …", "Still, …": somebody else takes the word.
bool turns_away(std::string_view opening) {
    static constexpr std::string_view words[] = {"but",         "however",   "yet",      "still", "nevertheless",
                                                 "nonetheless", "meanwhile", "although", "though"};
    return std::find(std::begin(words), std::end(words), opening) != std::end(words);
}

}  // namespace

void CarriedClaims::read(const SentenceTree& tree, const std::vector<Claim>& claims, std::vector<RelationMatch>& matches) {
    if (block_ != &tree.block()) judge_.reset();
    quotation(tree, claims, matches);
    reason(tree, claims, matches);
    block_ = &tree.block();
}

void CarriedClaims::quotation(const SentenceTree& tree, const std::vector<Claim>& claims, std::vector<RelationMatch>& matches) {
    const AnnotatedBlock& block = tree.block();
    const bool same_block = block_ == &block;
    const bool quoted = is_quote(block.form(tree.first())) || (tree.last() - tree.first() > 1 && same_block && open_);
    if (quoted && claims.empty() && same_block && speaker_) {
        for (RelationMatch& match : matches) match.claimants.insert(match.claimants.begin(), *speaker_);
    }
    std::size_t marks = 0;
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) marks += is_quote(block.form(i)) ? 1U : 0U;
    open_ = (same_block && open_) != (marks % 2 == 1);
    if (!same_block || !quoted) speaker_.reset();
    const bool says = claims.size() == 1 && !claims.front().claimant.range.empty() && claims.front().claimant.unnamed.empty();
    if (marks > 0 && says) speaker_ = claims.front().claimant;
}

void CarriedClaims::reason(const SentenceTree& tree, const std::vector<Claim>& claims, std::vector<RelationMatch>& matches) {
    const auto holds_root = [&](const Claim& claim) {
        return claim.scope.first <= tree.root() && tree.root() < claim.scope.last;
    };
    const bool goes_on = judge_ && !turns_away(tree.lower(tree.first())) && tree.lower(tree.last() - 1) != "?" &&
                         std::none_of(claims.begin(), claims.end(), holds_root);
    if (goes_on) {
        for (RelationMatch& match : matches)
            if (match.claimants.empty() && !is_taken_for_granted(match.rule)) match.claimants.push_back(*judge_);
    }
    judge_.reset();
    for (const RelationMatch& match : matches) {
        if (match.rule == "evaluation") judge_ = match.subject;
        const bool says = !match.claimants.empty() && match.claimants.back().unnamed.empty();
        if (says && match.subject.name && match.polarity == Polarity::affirmed && calls_wrong(match.lemma))
            judge_ = match.claimants.back();
    }
}

}  // namespace skein
