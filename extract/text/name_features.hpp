#pragma once
// What the tagger of names sees of a token: rows of one embedding table, summed. Used alike in training and at run time.

#include "extract/text/fingerprint_map.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

// The lists a phrase can stand in; several at a time. The bits of a gazetteer's value.
enum class NameListKind : std::uint8_t {
    first_name,
    surname,
    person,
    city,
    country,
    place,
    organization,
    product,
    work,
    event,
    demonym
};
inline constexpr std::size_t name_list_kinds = 11;
inline constexpr std::uint16_t opens_phrase = 1U << 11;      // the word begins a longer phrase of the lists
inline constexpr unsigned frequency_shift = 12;              // three bits: how usual a word is, 0 not at all … 7 very
inline constexpr std::size_t max_phrase_words = 6;

[[nodiscard]] constexpr std::uint16_t bit_of(NameListKind kind) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
}

// The key of a phrase: its words' hashes (text_hash of the normal lower-case form) joined from left to right.
[[nodiscard]] constexpr std::uint64_t join_phrase(std::uint64_t phrase, std::uint64_t word) {
    constexpr std::uint64_t multiplier = 0x9e3779b97f4a7c15U;
    phrase = (phrase ^ (word << 23 | word >> 41)) * multiplier;
    phrase ^= phrase >> 32;
    return phrase * multiplier;
}

// Rows of a token: every table takes at most one, the lists one each. The word's own row comes first.
struct NameRows {
    std::array<std::uint32_t, 20> rows;
    std::uint32_t count = 0;

    void add(std::uint32_t row) {
        if (count < rows.size()) rows[count++] = row;
    }
};

// Where the tables lie in the joint one. The words come last: as many as the vocabulary has, after one for all others.
inline constexpr std::uint32_t name_cased_rows = 1U << 12, name_suffix4_rows = 1U << 12, name_suffix3_rows = 1U << 11,
                               name_prefix3_rows = 1U << 11, name_shape_rows = 1U << 9, name_frequency_rows = 8,
                               name_case_rows = 32, name_list_rows = 3 * name_list_kinds;
inline constexpr std::uint32_t name_cased_base = 0, name_suffix4_base = name_cased_base + name_cased_rows,
                               name_suffix3_base = name_suffix4_base + name_suffix4_rows,
                               name_prefix3_base = name_suffix3_base + name_suffix3_rows,
                               name_shape_base = name_prefix3_base + name_prefix3_rows,
                               name_frequency_base = name_shape_base + name_shape_rows,
                               name_case_base = name_frequency_base + name_frequency_rows,
                               name_list_base = name_case_base + name_case_rows, name_word_base = name_list_base + name_list_rows;
inline constexpr std::uint32_t unknown_name_word = name_word_base;

// A word as the features need it, made once a token.
struct NameWord {
    std::uint64_t hash = 0;  // of the lower-case form
    std::uint16_t lists = 0;  // the gazetteer's value for the word alone
    enum Case : std::uint8_t { other, lower, capital, upper } letters = other;
};

// The lists: phrases by fingerprint. Refers to tables that someone else owns.
class NameFeatures {
  public:
    NameFeatures() = default;
    // As FingerprintMap wants them: `keys` ascending as unsigned numbers. The value of a word is its row less name_word_base.
    NameFeatures(FingerprintMap phrases, FingerprintMap words) : phrases_(std::move(phrases)), words_(std::move(words)) {}

    // One entry of `rows` for each token of a sentence: its own rows, then those of its context. Both vectors are only enlarged.
    void rows(std::span<const std::string_view> sentence, std::vector<NameWord>& words, std::vector<NameRows>& rows) const;
    // Sets the rows that a form has wherever it stands.
    void own_rows(std::string_view form, NameWord& word, NameRows& rows) const;
    // Adds the rows that the words of a sentence have for each other's sake; `rows` has an entry a word.
    void add_context_rows(std::span<const NameWord> words, std::span<NameRows> rows) const;
    // The lists of the longest phrase that begins at a word, and its length; length 0: none.
    struct Match {
        std::uint16_t lists = 0;
        std::uint32_t words = 0;
    };
    [[nodiscard]] Match longest_match(std::span<const NameWord> words, std::size_t first) const;

    // The word with its entry looked up.
    [[nodiscard]] NameWord word(std::string_view form) const;

  private:
    FingerprintMap phrases_, words_;
};

}  // namespace skein
