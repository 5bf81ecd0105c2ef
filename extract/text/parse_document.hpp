#pragma once
// Sentences, tokens, tags and trees of a document's blocks, as `skein parse` shows them.

#include "base/diagnostics.hpp"
#include "extract/document.hpp"
#include "extract/text/analyze.hpp"

#include <span>
#include <vector>

namespace skein {

namespace en {
class Lexicon;
}

// One annotation a block, in order; their texts are the blocks'. Sentences that had to be cut are notes in `diagnostics`.
[[nodiscard]] std::vector<Annotation> parse_document(const Document& document, const LanguageModel& model,
                                                     const en::Lexicon& lexicon, Workspace& workspace, Diagnostics& diagnostics);
// The same for many, read together: with short documents that is faster, and gives the same. `findings` has an entry for each.
[[nodiscard]] std::vector<std::vector<Annotation>> parse_documents(std::span<const Document> documents,
                                                                   const LanguageModel& model, const en::Lexicon& lexicon,
                                                                   Workspace& workspace, std::span<Diagnostics> findings);

}  // namespace skein
