#pragma once
// What a concept map writes for a phrase of the text: a short label, and the words that tell which phrases mean the same.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct ConceptPhrase {
    std::string label;               // "More Powerful Hardware"
    std::vector<std::string> words;  // content words in lower case and singular, sorted, each once
    std::string head;                // the one that the others tell more of
    std::string number;              // "671 Billion Parameters" where it is little else than a number
    friend bool operator==(const ConceptPhrase&, const ConceptPhrase&) = default;
};

// Without determiners, relative clauses, quotation marks and what is in parentheses; nothing for pronouns, for words that name
// nothing in particular ("things") and for phrases that are too long to be a label.
[[nodiscard]] std::optional<ConceptPhrase> concept_phrase(std::string_view text);

// "H800 Chips" of "H800 Chips for Training": what stands before a preposition other than "of"; nothing where there is none.
[[nodiscard]] std::optional<ConceptPhrase> core_of(const ConceptPhrase& phrase);

// "optimize" and "data flow" → "Optimize Data Flow".
[[nodiscard]] ConceptPhrase outcome_phrase(std::string_view verb, const ConceptPhrase& object);

// What an arrow says: "could lead to", "does not rely on", "uses"; `plural` of its subject; `modal` is "could", "may", "can",
// "will" or nothing.
[[nodiscard]] std::string arrow_words(std::string_view lemma, bool plural, bool negated, std::string_view modal = {});

// "Acme's Work", "developers' Work".
[[nodiscard]] std::string of_owner(std::string_view owner, std::string_view owned);

// Whether the last word is, as far as its form tells, or several are joined.
[[nodiscard]] bool is_plural(std::string_view text);

// Whether the noun says what kind of product something is: "chip", "platform".
[[nodiscard]] bool is_product_noun(std::string_view noun);

// Whether the adjective says how good or unusual something is, and not which of several it is.
[[nodiscard]] bool is_judgement(std::string_view adjective);

// "CEO of" for "ceo of".
[[nodiscard]] std::string with_acronyms(std::string_view text);

// Words that begin with a capital, but for small ones within.
[[nodiscard]] std::string title_case(std::string_view text);

}  // namespace skein
