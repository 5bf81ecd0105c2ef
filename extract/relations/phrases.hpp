#pragma once
// A sentence as a row of phrases: noun phrases, verb groups and the words
// between them. What relation rules read.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace skein {

enum class PhraseKind : std::uint8_t {
    noun,
    verb,
    adjective,
    preposition,
    conjunction,
    comma,
    subordinator,
    relative,
    parenthesis,
    stop,
    other,
};

// What the words of a verb group say together: "has not been planning to use".
struct VerbGroup {
    std::uint32_t main = 0;  // the verb that counts: "use"
    std::string lemma;       // with particle: "point out"
    std::string governing;   // the verb before it when a chain was joined: "plan"
    bool copula = false;
    bool passive = false;
    bool finite = false;
    bool gerund = false;
    bool infinitive = false;
    bool participle = false;  // a bare -ed form that may be finite or reduced
    bool negated = false;
    bool more_than = false;  // "not only", "not merely"
    Modality modality = Modality::asserted;
};

struct Phrase {
    PhraseKind kind = PhraseKind::other;
    TokenRange range;
    std::uint32_t head = 0;           // noun: the head noun
    std::optional<std::size_t> name;  // noun: the block's name that the whole phrase stands for
    bool pronoun = false;
    bool negative = false;  // "no access", "nobody"
    bool inverted = false;  // an auxiliary before its subject: a question
    VerbGroup verb;
};

// In text order; parentheses are single phrases (their inside is read by a call
// of its own), quotation marks are left out.
[[nodiscard]] std::vector<Phrase> find_phrases(const AnnotatedBlock &block, const BlockNames &names, TokenRange range,
                                               const en::Lexicon &lexicon);

}  // namespace skein
