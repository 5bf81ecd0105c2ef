#pragma once
// How alike two words sound and are spelled: what speech recognition mixes up.

#include <span>
#include <string>
#include <string_view>

namespace skein {

// Consonants by sound, doubles once, vowels but the first left out: after Metaphone (Philips 1990), kept to the rules that
// English names need. "deepseek" → "dpsk", "phillips" and "filips" → "flps", "knight" and "nite" → "nt". Letters beyond ASCII
// stay. `key` is folded, without blanks.
[[nodiscard]] std::string sound_key(std::string_view key);

// Could `heard` be `term`, misheard? The same sound and at most one other letter in three, one vowel for another, or one
// consonant lost out of four and half of the letters. Both are folded, without blanks, and at least four letters.
[[nodiscard]] bool sounds_like(std::string_view heard, std::string_view term);
// The same for names of several words: word by word where the numbers of words agree (words that are equal say nothing for it),
// else as if written in one.
[[nodiscard]] bool sounds_like(std::span<const std::string> heard, std::span<const std::string> term);

}  // namespace skein
