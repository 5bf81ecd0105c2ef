#pragma once
// Whose a sentence is: a document's sentences follow each other, so that no row needs to say it. Only for graph/store.

#include <string>

namespace skein::store {

// The id of the document of the sentence whose id `sentence` gives: an expression for SQLite, which looks it up in an index.
[[nodiscard]] inline std::string document_of(const std::string& sentence) {
    return "(SELECT id FROM document WHERE first_sentence <= " + sentence +
           " AND sentences > 0 ORDER BY first_sentence DESC LIMIT 1)";
}

}  // namespace skein::store
