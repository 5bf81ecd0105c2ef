#pragma once
// A concept map of prose: what hangs together how, as a person would draw it on one page.

#include "graph/diagram.hpp"
#include "graph/extraction.hpp"

#include <cstddef>
#include <vector>

namespace skein {

struct ConceptMapOptions {
    std::size_t concepts = 24;  // at most
};

// Made of the statements of the documents and the trees of their sentences: what does what becomes arrows with the relation on
// them (and in parentheses who says so), what serves what purpose; what may come of it, conditions and what is to be chosen
// become diamonds. What is drawn select_links says (link_selection.hpp). What is said of the best known entity and its
// things stands in a group with its name. Every arrow has the place of the sentence that says it. Deterministic. A map without
// nodes where nothing is said.
[[nodiscard]] Diagram concept_map(const std::vector<Extraction>& documents, const ConceptMapOptions& options = {});

}  // namespace skein
