#pragma once
// Words that are written with a point, or come apart, or hold together: what the tokenizer knows of English.

#include <string_view>

namespace skein::en {

// `word` is in lower case, without its point.
enum class Abbreviation {
    none,
    inside,    // something follows in the same sentence: "Dr.", "Sept."
    numbered,  // an abbreviation before a number, a word elsewhere: "No. 5"
    either,    // may end a sentence, whose full stop then stands alone: "etc.", "Inc."
};
[[nodiscard]] Abbreviation abbreviation(std::string_view word);

// What stays one word with what follows its hyphen: "non", "e", "anti".
[[nodiscard]] bool is_hyphenated_prefix(std::string_view lower);
// What stays one word with what comes before its hyphen: "esque", "wise".
[[nodiscard]] bool is_hyphenated_suffix(std::string_view lower);
// What is written without a blank after a number and is a word of its own: "mm", "pm", "k".
[[nodiscard]] bool is_unit(std::string_view form);
// Short forms with a slash: "w/o".
[[nodiscard]] bool is_slashed_word(std::string_view lower);
// Where a word that is written as one comes apart: "cannot" → 3, "gonna" → 3, "dont" → 2; 0 where it does not.
[[nodiscard]] std::size_t contraction_split(std::string_view lower);
// Whether it may, by length and last letter, in whatever case: cheap.
[[nodiscard]] bool may_be_contraction(std::string_view form);

}  // namespace skein::en
