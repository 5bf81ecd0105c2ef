#pragma once
// `skein stats`: what a graph holds, in numbers.

#include "graph/store/stored_counts.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace skein {

struct Count {
    std::string name;
    std::size_t count = 0;
    friend bool operator==(const Count&, const Count&) = default;
};
using Counts = std::vector<Count>;  // most first, ties by bytes of the name; what does not occur is left out

struct Statistics {
    std::size_t documents = 0, sentences = 0, mentions = 0, entities = 0, edges = 0, statements = 0, diagrams = 0;
    std::size_t bytes = 0;     // of all documents
    std::size_t negated = 0;   // statements
    std::size_t claimed = 0;   // statements with a claimant
    std::size_t disputed = 0;  // pairs of an edge and its denial
    Counts types;              // entities by type
    Counts relations;          // statements by lemma
    Counts modalities;         // statements by modality
    Counts claimants;          // statements by nearest claimant; those of the document itself left out
    Counts rules;              // statements by rule
    std::vector<std::size_t> statements_by_document, mentions_by_document;  // by DocumentId
};

// Of what `selection` leaves: its statements, the edges that have any, the entities `select` gives, and of the documents it names
// all the rest. Throws as `select` does.
[[nodiscard]] Statistics count_all(const FrozenGraph& graph, const Selection& selection = {});

// The same of the whole of a stored graph. `part` has its documents and diagrams, and all that takes a side in a dispute.
[[nodiscard]] Statistics count_all(const StoredCounts& counts, const FrozenGraph& part);

}  // namespace skein
