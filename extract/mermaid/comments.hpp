#pragma once
// Comments as people write them: "%%", and the marks of other languages.

#include <cstddef>
#include <string>
#include <string_view>

namespace skein::mermaid {

[[nodiscard]] bool comment_mark_at(std::string_view text, std::size_t at, bool after_blank);
// Where a comment begins on the line of a statement that takes no chain: "%%", " //", " # ", "<!--"; the line's end otherwise.
[[nodiscard]] std::size_t comment_begin(std::string_view text, std::size_t at, std::size_t end);
// The words of a comment that begins at `at`, without its marks.
[[nodiscard]] std::string comment_words(std::string_view text, std::size_t at, std::size_t end);

}  // namespace skein::mermaid
