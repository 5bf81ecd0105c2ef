#pragma once
// Words as search compares them. Only for query/.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Bytes [start, end) of a text, and what they are compared by.
struct SearchWord {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string folded;
    bool stands_alone = false;  // a character that is a word by itself
};

// Runs of letters and digits with their combining marks; Han, Kana and Hangul, written without blanks, a word a character.
[[nodiscard]] std::vector<SearchWord> search_words(std::string_view text);

}  // namespace skein
