#pragma once
// A dependency tree for a terminal: a line a word in the order of the text, each head with its branches above and below it.

#include "extract/reading.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {

// One string a word: its place in the tree and the word itself, escaped for a terminal. Of words more than forty levels deep the
// place is not drawn.
[[nodiscard]] std::vector<std::string> draw_tree(std::string_view sentence, const std::vector<ReadWord>& words);

}  // namespace skein::cli
