#pragma once
// What a drawn concept map says: its nodes are entities, its edges statements whose evidence is the line that draws them.

#include "extract/document.hpp"
#include "extract/relations/statements.hpp"
#include "graph/extraction.hpp"

namespace skein {

// Adds sentences, mentions and statements to `out` and sets DiagramNode::entity in out.diagrams. `canonicals` holds the
// names the document's text gave: a label that is one of them is that entity. Attributes that a graph file gives an edge
// (relation, polarity, modality, claimants, confidence) and a node (type, entity) are used.
void add_diagram_statements(const Document& document, const Canonicals& canonicals, Extraction& out);

}  // namespace skein
