#pragma once
// One document's rows, wherever they lie: in an Extraction or within a graph's tables.

#include "graph/extraction.hpp"

#include <cstddef>
#include <span>

namespace skein {

// Valid as long as what it was made of.
struct DocumentView {
    const DocumentRecord* record = nullptr;
    std::span<const Sentence> sentences;
    std::size_t first_sentence = 0;  // what the rows' sentence ids count from
    std::span<const Mention> mentions;
    std::span<const Statement> statements;
    std::span<const Diagram> diagrams;
    std::span<const Merge> merges;
};

[[nodiscard]] inline DocumentView view_of(const Extraction& document) {
    return {&document.document, document.sentences, 0, document.mentions, document.statements,
            document.diagrams,  document.merges};
}

}  // namespace skein
