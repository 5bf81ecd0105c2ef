#pragma once
// The first and last characters of a word, counted as characters of valid UTF-8.

#include <cstddef>
#include <string_view>

namespace skein {

// The whole text when it has fewer.
[[nodiscard]] std::string_view suffix(std::string_view text, std::size_t characters);
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t characters);

}  // namespace skein
