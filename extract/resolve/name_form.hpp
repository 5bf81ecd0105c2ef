#pragma once
// A name taken apart for comparison.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct NameForm {
    std::vector<std::string> words;  // folded, in order: article, possessive and punctuation gone; hyphens part words
    std::string key;                 // letters and digits of all words: what spellings of one name share
    std::string bare;  // the key without legal form ("inc", "gmbh"), "and" and "&"; equal to `key` when there is none
    std::string numbers;             // what tells versions apart: digits and Roman numerals; "800", "ii"
    int casing = 0;                  // 2: every word begins as a name's does, 1: some capital, 0: none
};

[[nodiscard]] NameForm form_of(std::string_view name);

[[nodiscard]] bool is_ascii(std::string_view text);

// Letters and digits of a name without its article and possessive ending, folded.
[[nodiscard]] std::string name_key(std::string_view name);

// Words before a person's name: "professor", "dr".
[[nodiscard]] bool is_title(std::string_view word);

// Could two given names be one person's? Equal, an initial of the other, a usual short form of it ("Bill", "William"), or the
// same but for a vowel dropped inside ("Alexandr").
[[nodiscard]] bool given_names_agree(std::string_view one, std::string_view other);

// Other names of countries and unions that no text explains: "us" → "unitedstates"; empty: none. Both are keys.
[[nodiscard]] std::string_view known_long_form(std::string_view key);

}  // namespace skein
