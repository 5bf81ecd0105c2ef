#pragma once
// What a query's result names of a graph, as a graph with all its words: for JSON, and for the formats that `export` writes.

#include "graph/frozen_graph.hpp"
#include "graph/store/stored_graph.hpp"
#include "query/cypher/frozen_property_graph.hpp"
#include "query/cypher/run.hpp"
#include "query/cypher/stored_property_graph.hpp"

#include <optional>
#include <unordered_map>
#include <vector>

namespace skein::cli {

// Of a loaded graph it is that graph; of one that stays in its file the rows that the result names are read, and no others. Ids
// of nodes and relationships are those of the result. Both the result and the graph must outlive it.
class ResultGraph {
  public:
    enum class Extent { named, whole_edges };  // the statements that are named, or with them all that say or deny the same

    ResultGraph(const cypher::QueryResult& result, const cypher::PropertyGraph& graph, Extent extent);

    [[nodiscard]] const FrozenGraph& graph() const { return loaded_ != nullptr ? loaded_->frozen() : part_->graph; }
    [[nodiscard]] EntityId entity(cypher::NodeId node) const;
    [[nodiscard]] StatementId statement(cypher::RelationshipId relationship) const;
    [[nodiscard]] EdgeId edge(cypher::RelationshipId relationship) const;
    // In the whole graph.
    [[nodiscard]] std::size_t edge_count(cypher::NodeId node) const;
    [[nodiscard]] std::vector<double> ranks(const std::vector<cypher::NodeId>& nodes) const;

    // All nodes and relationships that the result names, and the ends of these, in order of id.
    [[nodiscard]] const std::vector<cypher::NodeId>& nodes() const { return nodes_; }
    [[nodiscard]] const std::vector<cypher::RelationshipId>& relationships() const { return relationships_; }

  private:
    const cypher::FrozenPropertyGraph* loaded_ = nullptr;
    const StoredGraph* stored_ = nullptr;
    std::optional<StoredPart> part_;
    std::unordered_map<std::size_t, StatementId> statements_;  // of the part, by relationship
    std::vector<EdgeId> edges_;                                // of the part, by statement
    std::vector<cypher::NodeId> nodes_;
    std::vector<cypher::RelationshipId> relationships_;
};

}  // namespace skein::cli
