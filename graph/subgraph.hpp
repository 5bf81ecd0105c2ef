#pragma once
// A part of a graph chosen for a diagram, a file or an answer.

#include "graph/frozen_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// What a claimant is called of which it is the document itself that speaks.
inline constexpr std::string_view claimant_document = "the document";

// What to keep. All conditions must hold; nothing set keeps everything. A condition on statements (documents, relations,
// claimants, polarity, modalities, min_confidence) leaves the edges that have such a statement. One on edges (all of these but
// documents, and disputed) keeps the entities at the ends of the edges it leaves; steps around a name go along those edges only,
// and the name itself is always kept.
struct Selection {
    std::optional<std::size_t> top = {};     // the N entities of highest PageRank
    std::vector<std::string> around = {};    // only what is within `depth` steps of one of these names or aliases
    std::size_t depth = 1;
    std::vector<std::string> relations = {}; // lemmas, compared by `fold`
    std::vector<EntityType> types = {};      // entities of one of these, and the edges between them
    std::vector<std::string> documents = {}; // URI, or the end of one after a '/'
    std::vector<std::string> claimants = {}; // names or aliases, anywhere in the chain of who says it; or `claimant_document`
    std::optional<Polarity> polarity = {};
    std::vector<Modality> modalities = {};
    double min_confidence = 0;
    bool disputed = false;                   // only edges with a statement that takes a side in a dispute of any kind
    bool known = false;                      // its names occur in the whole graph of which this is a part: none is an error here

    // Whether it leaves statements out by themselves.
    [[nodiscard]] bool about_statements() const {
        return !relations.empty() || !documents.empty() || !claimants.empty() || polarity || !modalities.empty() ||
               min_confidence > 0;
    }
    // Whether it asks for the whole graph, but for entities of other types.
    [[nodiscard]] bool of_types_alone() const { return !top && around.empty() && !about_statements() && !disputed; }
    // Whether it leaves edges out, and so entities without any.
    [[nodiscard]] bool about_edges() const {
        return !relations.empty() || !claimants.empty() || polarity || !modalities.empty() || min_confidence > 0 || disputed;
    }
};

// Entities by rank (best first, ties by name), edges in canonical order; both ends of every edge are among the entities.
struct Subgraph {
    const FrozenGraph* graph = nullptr;
    std::vector<EntityId> entities;
    std::vector<EdgeId> edges;
    std::size_t left_out_entities = 0;  // how many `top` cut off
    std::vector<double> ranks;          // PageRank in the whole graph, in the order of `entities`
};

// The place of each entity among the selected ones, by its id; of others, 0.
[[nodiscard]] std::vector<std::uint32_t> numbers_of(const Subgraph& subgraph);

// Whether `name` means the document: its whole URI, or the end of it after a '/'.
[[nodiscard]] bool names_document(const DocumentRecord& document, std::string_view name);

// The entity of that name or alias. Throws Error with near names as advice when there is none.
[[nodiscard]] EntityId require_entity(const FrozenGraph& graph, std::string_view name);

// Throws Error with near names as advice when a name, relation, document or claimant in `selection` does not occur.
[[nodiscard]] Subgraph select(const FrozenGraph& graph, const Selection& selection);

// A selection that holds its edges' kept statements only, where `select` gives edges with all of theirs.
struct GraphPart {
    std::unique_ptr<const FrozenGraph> graph;  // a part of the statements, all else as it was; null: the graph itself
    Subgraph subgraph;                         // of `graph`, or of the graph that was given, which must then outlive it
};
[[nodiscard]] GraphPart cut_out(const FrozenGraph& graph, const Selection& selection);

}  // namespace skein
