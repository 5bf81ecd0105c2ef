#pragma once
// Text that is cut into sentences and tokens but not tagged: LitBank's fiction and Re-DocRED's encyclopedia articles. The
// segmenter learns from it how sentences follow each other.

#include "extract/text/conllu.hpp"

#include <filesystem>
#include <vector>

namespace skein {

// Sentences in order; the first of each document has the comment `newdoc`. Marks without letter or digit are tagged PUNCT, other
// words not at all. Throws Error when a set is missing.
[[nodiscard]] std::vector<TreebankSentence> read_running_text(const std::filesystem::path& data);

}  // namespace skein
