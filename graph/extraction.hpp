#pragma once
// What one document says: the value that extraction makes and the graph takes in.

#include "graph/diagram.hpp"
#include "graph/merge_ledger.hpp"
#include "graph/provenance.hpp"
#include "graph/statement.hpp"

#include <string>
#include <vector>

namespace skein {

// A span that names something. `entity` is the canonical name of what it names, `name` what the document alone calls it, where
// other documents made it another name.
struct Mention {
    SentenceId sentence;
    DocumentId document;  // set by the graph
    std::string text;
    ByteSpan span;
    std::string entity;
    EntityType type = EntityType::Concept;
    std::string name = {};
};

// Everything is in document order; ids index `sentences`.
struct Extraction {
    DocumentRecord document;
    std::vector<Sentence> sentences;
    std::vector<Mention> mentions;
    std::vector<Statement> statements;
    std::vector<Diagram> diagrams;
    std::vector<Merge> merges;  // which spellings the document alone takes for one; in order of value
};

}  // namespace skein
