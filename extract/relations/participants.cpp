// What the relation rules share: who a phrase is, whose claim a match is, how
// sure a rule is.

#include "extract/relations/relation_match.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

using en::Trait;

// "a number of chips": chips.
bool counts(std::string_view noun) {
    static constexpr std::array<std::string_view, 16> nouns = {
        "number",  "lot",   "lots",   "amount",   "majority",  "variety",  "series", "couple",
        "handful", "range", "dozens", "hundreds", "thousands", "millions", "most",   "many"};
    return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

}  // namespace

// The possessor in "its ability", "Acme's plan".
MatchedParticipant owner_at(const SentencePhrases &s, std::size_t at) {
    const Phrase &np = s.phrases[at];
    MatchedParticipant owner;
    owner.range = {np.range.first, np.range.first + 1};
    if (s.block->entries[np.range.first]->has(Trait::possessive)) {
        owner.pronoun = true;
        return owner;
    }
    std::uint32_t end = np.range.first;
    while (end < np.range.last && s.block->lower[end] != "'s") ++end;
    owner.range.last = end;
    for (std::size_t n = 0; n < s.names->size(); ++n) {
        if ((*s.names)[n].range.last == end && owner.range.contains((*s.names)[n].range)) owner.name = n;
    }
    return owner;
}

// "a company called Acme", "a video titled …".
bool is_naming(const SentencePhrases &s, std::size_t noun) {
    static constexpr std::array<std::string_view, 6> naming = {"title", "call", "name", "entitle", "dub", "label"};
    if (noun + 2 >= s.phrases.size() || s.phrases[noun].kind != PhraseKind::noun || s.phrases[noun].pronoun ||
        s.phrases[noun].name)
        return false;
    const Phrase &verb = s.phrases[noun + 1];
    const Phrase &name = s.phrases[noun + 2];
    return verb.kind == PhraseKind::verb && verb.verb.participle && verb.range.last - verb.range.first == 1 &&
           std::find(naming.begin(), naming.end(), verb.verb.lemma) != naming.end() && name.kind == PhraseKind::noun &&
           name.name.has_value();
}

MatchedParticipant participant_at(const SentencePhrases &s, std::size_t at) {
    const Phrase &phrase = s.phrases[at];
    MatchedParticipant participant;
    participant.range = phrase.range;
    participant.name = phrase.name;
    participant.pronoun = phrase.pronoun;
    if (is_naming(s, at)) {
        participant.name = s.phrases[at + 2].name;
        participant.range.last = s.phrases[at + 2].range.last;
        return participant;
    }
    // "the head of Acme" is shown whole; it still does not name Acme.
    std::size_t i = at;
    while (!phrase.pronoun && !phrase.name && i + 2 < s.phrases.size() && s.phrases[i + 1].kind == PhraseKind::preposition &&
           s.block->lower[s.phrases[i + 1].range.first] == "of" && s.phrases[i + 2].kind == PhraseKind::noun) {
        i += 2;
        participant.range.last = s.phrases[i].range.last;
    }
    if (i == at + 2 && s.phrases[i].name && counts(s.block->lower[phrase.head])) participant.name = s.phrases[i].name;
    return participant;
}

void apply_claims(const std::vector<ClaimScope> &claims, std::size_t at, RelationMatch &match) {
    for (const ClaimScope &claim : claims) {
        if (at < claim.first || at >= claim.last) continue;
        if (!claim.claimant.range.empty()) match.claimants.push_back(claim.claimant);
        if (claim.denied) match.polarity = match.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
        if (claim.possible && match.modality == Modality::asserted) match.modality = Modality::possible;
    }
}

double confidence_of(std::string_view rule) {
    static constexpr std::array<RuleConfidence, 17> table = {{
        {"verb", 0.75},
        {"conjunct", 0.65},
        {"relative", 0.6},
        {"participle", 0.55},
        {"reduced relative", 0.6},
        {"gerund", 0.5},
        {"accusation", 0.7},
        {"contrast", 0.7},
        {"apposition", 0.7},
        {"title", 0.75},
        {"possessive", 0.6},
        {"acronym", 0.85},
        {"diagram", 0.9},
        {"unfounded", 0.7},
        {"told", 0.4},
        {"ability", 0.6},
        {"naming", 0.7},
    }};
    for (const RuleConfidence &row : table) {
        if (row.rule == rule) return row.confidence;
    }
    return 0.5;
}

}  // namespace skein
