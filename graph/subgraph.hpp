#pragma once
// A part of a graph chosen for a diagram, a file or an answer.

#include "graph/frozen_graph.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// What to keep. All conditions must hold; nothing set keeps everything. A condition on edges (relations, min_confidence,
// disputed) keeps the entities at the ends of the edges it leaves; steps around a name go along those edges only, and the
// name itself is always kept.
struct Selection {
    std::optional<std::size_t> top = {};     // the N entities of highest PageRank
    std::vector<std::string> around = {};    // only what is within `depth` steps of one of these names or aliases
    std::size_t depth = 1;
    std::vector<std::string> relations = {}; // lemmas, compared by `fold`
    std::vector<EntityType> types = {};      // entities of one of these, and the edges between them
    std::vector<std::string> documents = {}; // URI, or the end of one after a '/'
    double min_confidence = 0;               // of an edge's best statement
    bool disputed = false;                   // only edges that are affirmed and denied
};

// Entities by rank (best first, ties by name), edges in canonical order; both ends of every edge are among the entities.
struct Subgraph {
    const FrozenGraph* graph = nullptr;
    std::vector<EntityId> entities;
    std::vector<EdgeId> edges;
    std::size_t left_out_entities = 0;  // how many `top` cut off
    std::vector<double> ranks;          // PageRank in the whole graph, in the order of `entities`
};

// Whether `name` means the document: its whole URI, or the end of it after a '/'.
[[nodiscard]] bool names_document(const DocumentRecord& document, std::string_view name);

// The entity of that name or alias. Throws Error with near names as advice when there is none.
[[nodiscard]] EntityId require_entity(const FrozenGraph& graph, std::string_view name);

// Throws Error with near names as advice when a name, relation or document in `selection` does not occur.
[[nodiscard]] Subgraph select(const FrozenGraph& graph, const Selection& selection);

}  // namespace skein
