#pragma once
// Sentences, tokens, tags and trees of a document's blocks, as `skein parse` shows them.

#include "base/diagnostics.hpp"
#include "extract/document.hpp"
#include "extract/text/analyze.hpp"

#include <vector>

namespace skein {

namespace en {
class Lexicon;
}

// One annotation a block, in order; their texts are the blocks'. Sentences that had to be cut are notes in `diagnostics`.
[[nodiscard]] std::vector<Annotation> parse_document(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon,
                                                     Workspace& workspace, Diagnostics& diagnostics);

}  // namespace skein
