#pragma once
// Who does what a verb says: the part of verb_relations.cpp that finds
// subjects.

#include "extract/relations/relation_match.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Walks the phrases of one sentence, and finds the subject of a verb among
// them: before it, across insertions and relative pronouns, or shared with an
// earlier verb. Verbs must be asked for from left to right.
class SubjectFinder {
  public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Subject {
        std::size_t at = none;  // phrase
        std::string_view rule;
        bool negated = false;
        bool told = false;  // named by a noun for a claim: "the accusation of Acme
                            // copying Zeta"
    };

    SubjectFinder(const SentencePhrases &sentence, const en::Lexicon &lexicon)
        : s_(sentence),
          block_(*sentence.block),
          lexicon_(lexicon),
          subjects_(sentence.phrases.size(), none),
          reduced_(sentence.phrases.size(), false) {}

    // Also remembers what was found, for the verbs that follow.
    [[nodiscard]] Subject subject_of(std::size_t v);
    [[nodiscard]] bool is_reduced(std::size_t v) const { return reduced_[v]; }

    [[nodiscard]] std::size_t size() const { return s_.phrases.size(); }
    [[nodiscard]] const Phrase &phrase(std::size_t i) const { return s_.phrases[i]; }
    [[nodiscard]] PhraseKind kind(std::size_t i) const { return i < size() ? s_.phrases[i].kind : PhraseKind::stop; }
    [[nodiscard]] const std::string &word(std::size_t i) const { return block_.lower[phrase(i).range.first]; }
    [[nodiscard]] std::string words(std::size_t i) const;
    // The phrases beside `i` that are no adverbs or parentheses; `none` at the
    // start, size() at the end.
    [[nodiscard]] std::size_t previous(std::size_t i) const;
    [[nodiscard]] std::size_t next(std::size_t i) const;

  private:
    std::size_t chain_head(std::size_t i) const;
    Subject find_subject(std::size_t v) const;
    Subject owner_of_ability(std::size_t noun) const;
    Subject gerund_after_noun(std::size_t noun) const;
    bool tells_of(std::size_t v, std::size_t noun) const;
    bool is_object_of_verb(std::size_t noun, std::size_t v) const;
    Subject relative(std::size_t at) const;
    bool agrees(std::size_t noun, std::size_t v) const;
    Subject coordinated(std::size_t v, std::size_t conjunction) const;
    Subject after_comma(std::size_t v, std::size_t comma) const;
    bool is_subordinate(std::size_t v) const;
    bool relative_verb(std::size_t v) const;
    Subject after_preposition(std::size_t preposition) const;
    std::size_t earlier_verb(std::size_t limit) const;

    const SentencePhrases &s_;
    const AnnotatedBlock &block_;
    const en::Lexicon &lexicon_;
    std::vector<std::size_t> subjects_;  // of each verb phrase, once found
    std::vector<bool> reduced_;          // verb phrases that only tell of the noun before them
};

}  // namespace skein
