// "researchers at Acme", "talks between Oslo and Lima": where a preposition puts a thing; "firms such as Acme": what is one of
// them. Said in passing.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {
namespace {

// Prepositions that say by themselves how one thing stands to another; "of", "for" and "to" may say anything.
bool places(std::string_view word) {
    static constexpr std::string_view words[] = {"in",     "at",      "from",   "with",   "on",      "near",   "between",
                                                 "among",  "against", "under",  "behind", "outside", "inside", "within",
                                                 "beside", "across",  "around", "by",     "below",   "above",  "through",
                                                 "along",  "off",     "over",   "via"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool gives_examples(std::string_view words) { return words == "such as" || words == "like" || words == "including"; }

// "firms like Acme" are several; "Ann, like others," compares.
bool may_be_like(const SentenceTree& tree, std::uint32_t noun) {
    return tree.upos(noun) == Upos::NOUN && tree.name_at(noun) == no_name &&
           (en::singular(tree.lower(noun)) != tree.lower(noun) || tree.lower(noun) == "people");
}

}  // namespace

void find_attachments(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    std::vector<std::uint32_t> things;
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) {
        if (tree.dep(i) != Dep::nmod || tree.head(i) == no_token || tree.head(i) > i) continue;
        const std::uint32_t head = tree.head(i);
        if ((tree.upos(head) != Upos::NOUN && tree.upos(head) != Upos::PROPN) || tree.upos(i) == Upos::PRON ||
            tree.upos(i) == Upos::DET)
            continue;
        if (tree.entry(head).has(en::Trait::claim_noun) || is_pronoun(tree, head)) continue;
        const TokenRange word = prepositions_of(tree, i);
        const std::string preposition = preposition_text(tree, i);
        const bool examples = gives_examples(preposition);
        if (word.empty() || !(examples || places(preposition)) || (preposition == "like" && !may_be_like(tree, head))) continue;
        if (preposition == "with" && is_amount(tree, i)) continue;  // see quantities.cpp
        things.assign(1, i);
        if (examples) conjuncts(tree, i, things);
        for (const std::uint32_t thing : things) {
            RelationMatch match;
            match.subject = participant_of(tree, head, Joined::cut, context.lexicon);
            match.subject.range.last = std::min(match.subject.range.last, word.first);
            match.object = participant_of(tree, thing, examples ? Joined::cut : Joined::kept, context.lexicon);
            if (match.subject.range.last <= head) break;
            if (match.object->name && tree.names()[*match.object->name].type == EntityType::Time) continue;
            match.relation.push_back(word);
            match.lemma = examples ? "include" : "be " + preposition;
            match.rule = examples ? "example" : "attachment";
            context.out.push_back(std::move(match));
        }
    }
}

}  // namespace skein
