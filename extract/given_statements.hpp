#pragma once
// What a file of statements says: it is taken as it stands.

#include "extract/document.hpp"
#include "graph/extraction.hpp"

namespace skein {

// Adds the document's sentences and statements to `out`, and a mention wherever a participant names an entity.
void add_given_statements(const Document& document, Extraction& out);

}  // namespace skein
