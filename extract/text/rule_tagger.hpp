#pragma once
// Parts of speech and lemmas by lexicon, endings and the words beside: what the first extractor works with until a trained
// model stands in its place.

#include "extract/document.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/text/annotation.hpp"

namespace skein {

// Fills upos, form and lemma of each token. Capitals count as a name's sign except in speech, and at a sentence's start
// only for words the lexicon does not know. Linear in the tokens.
[[nodiscard]] Annotation tag(Annotation annotation, BlockKind kind, const en::Lexicon& lexicon);

}  // namespace skein
