#pragma once
// Changes to a text, collected first and made at once.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein::mermaid {

struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

// Those inside [begin, end) that do not overlap, in the order of the text: of two that do, the one that begins first and,
// beginning together, the first in the list wins. Insertions come before what replaces the text that begins there.
[[nodiscard]] std::vector<Edit> edits_to_make(std::vector<Edit> edits, std::size_t begin, std::size_t end);
// text[begin, end) with the edits to make made.
[[nodiscard]] std::string apply_edits(std::string_view text, std::vector<Edit> edits, std::size_t begin, std::size_t end);

}  // namespace skein::mermaid
