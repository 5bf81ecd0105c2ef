#pragma once
// A concept map of prose: what hangs together how, as a person would draw it on one page.

#include "graph/diagram.hpp"
#include "graph/extraction.hpp"

#include <cstddef>
#include <vector>

namespace skein {

struct ConceptMapOptions {
    std::size_t concepts = 22;  // at most
};

// Made of the statements of the documents: what does what becomes arrows with the relation on them, what serves what purpose,
// what may come of it and what is to be chosen become diamonds. Chosen by weight and coverage: the best tied concept first, then
// again and again the link that adds most, ties to few partners and places in the text that have not spoken yet before others.
// What the best known entity does stands in a group with its name. Deterministic. A map without nodes where nothing is said.
[[nodiscard]] Diagram concept_map(const std::vector<Extraction>& documents, const ConceptMapOptions& options = {});

}  // namespace skein
