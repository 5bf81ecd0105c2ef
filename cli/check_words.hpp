#pragma once
// `skein check`: a graph's words against the documents they are said to stand in.

#include "extract/document.hpp"
#include "graph/frozen_graph.hpp"

#include <string>
#include <vector>

namespace skein::cli {

// Words that do not stand where a statement says they do.
struct MissingWords {
    StatementId statement;
    std::string part;  // "subject", "relation", "object", "argument"
    std::string words;
};

// Reads the words of all statements of `id` again in `document`, which was read anew, and gives those that are not there. Words
// stand where they are said to when the document's clean text of those bytes is the words (of a relation: holds them in order,
// and it may be that no word says it: "the startup Acme"). What a diagram says is there when it draws the same line with the same
// labels.
[[nodiscard]] std::vector<MissingWords> missing_words(const FrozenGraph& graph, DocumentId id, const Document& document);

}  // namespace skein::cli
