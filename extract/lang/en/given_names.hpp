#pragma once
// Whether a first name is a man's or a woman's, as far as it can be told.

#include <cstdint>
#include <string_view>

namespace skein::en {

enum class Gender : std::uint8_t { unknown, female, male };

// Of a first name in lower case: by a list of common ones, else by its ending where that says it clearly.
[[nodiscard]] Gender gender_of_given_name(std::string_view name);
// Of a word for a person ("mother", "mr", "actor"), in lower case.
[[nodiscard]] Gender gender_of_noun(std::string_view noun);

}  // namespace skein::en
