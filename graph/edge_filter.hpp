#pragma once
// What a selection says of single edges and statements, with its names looked up once.

#include "graph/frozen_graph.hpp"
#include "graph/subgraph.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace skein {

// `graph` must outlive it. Throws Error with near names as advice when a relation, document or claimant of `selection` does not
// occur. `top` and `around` are no matter of single edges and are left to `select`.
class EdgeFilter {
  public:
    EdgeFilter(const FrozenGraph& graph, const Selection& selection);

    // Relation and types of both ends; and one of its statements must be kept, and one must take a side where disputes are asked
    // for.
    [[nodiscard]] bool keeps(EdgeId id) const;
    // Relation, document, claimant, polarity, modality and confidence.
    [[nodiscard]] bool keeps(StatementId id) const;
    [[nodiscard]] bool keeps(DocumentId id) const { return documents_.empty() || documents_[id.index()] != 0; }
    [[nodiscard]] bool keeps(EntityType type) const;

    [[nodiscard]] std::vector<StatementId> kept(std::span<const StatementId> statements) const;

  private:
    [[nodiscard]] bool keeps_claim(const Statement& statement) const;

    const FrozenGraph* graph_;
    std::vector<char> documents_;      // by id; empty: all
    std::optional<std::set<std::string>> relations_;  // labels; nothing: all
    std::optional<std::set<std::string>> claimants_;  // as statements name them; nothing: all
    bool by_document_;                                // `claimants_` or the document itself
    std::optional<Polarity> polarity_;
    std::vector<Modality> modalities_;  // empty: all
    std::vector<EntityType> types_;     // empty: all
    double min_confidence_;
    std::vector<char> disputed_;       // statements that take a side in a dispute, by id; empty: all
};

}  // namespace skein
