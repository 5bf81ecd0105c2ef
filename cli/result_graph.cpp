#include "cli/result_graph.hpp"

#include "graph/algorithms.hpp"

#include <algorithm>

namespace skein::cli {

namespace {

using cypher::NodeId;
using cypher::PropertyGraph;
using cypher::RelationshipId;
using cypher::Value;
using cypher::ValueKind;

void collect(const Value& value, std::vector<NodeId>& nodes, std::vector<RelationshipId>& relationships) {
    switch (value.kind()) {
        case ValueKind::node: nodes.push_back(value.node()); break;
        case ValueKind::relationship: relationships.push_back(value.relationship()); break;
        case ValueKind::path:
            nodes.insert(nodes.end(), value.path().nodes.begin(), value.path().nodes.end());
            relationships.insert(relationships.end(), value.path().relationships.begin(), value.path().relationships.end());
            break;
        case ValueKind::list:
            for (const Value& element : value.list()) collect(element, nodes, relationships);
            break;
        case ValueKind::map:
            for (const auto& [key, element] : value.map()) collect(element, nodes, relationships);
            break;
        default: break;
    }
}

template <class Id>
void each_once(std::vector<Id>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

EntityId entity_of(NodeId node) { return EntityId(node.index()); }
StatementId statement_of(RelationshipId relationship) { return StatementId(relationship.index()); }

}  // namespace

ResultGraph::ResultGraph(const cypher::QueryResult& result, const PropertyGraph& graph, Extent extent)
    : loaded_(dynamic_cast<const cypher::FrozenPropertyGraph*>(&graph)) {
    for (const auto& row : result.rows)
        for (const Value& value : row) collect(value, nodes_, relationships_);
    each_once(relationships_);
    for (const RelationshipId id : relationships_) {
        nodes_.push_back(graph.source(id));
        nodes_.push_back(graph.target(id));
    }
    each_once(nodes_);
    if (loaded_ != nullptr) return;

    stored_ = &dynamic_cast<const cypher::StoredPropertyGraph&>(graph).stored();
    std::vector<EntityId> entities;
    std::vector<StatementId> statements;
    for (const NodeId node : nodes_) entities.push_back(entity_of(node));
    for (const RelationshipId id : relationships_) {
        if (extent == Extent::named) {
            statements.push_back(statement_of(id));
        } else {
            const std::vector<StatementId> alike = stored_->alike(statement_of(id));
            statements.insert(statements.end(), alike.begin(), alike.end());
        }
    }
    each_once(statements);
    part_ = stored_->part(entities, statements);
    for (std::size_t i = 0; i < part_->statements.size(); ++i) statements_.emplace(part_->statements[i].index(), StatementId(i));
    edges_.resize(part_->statements.size());
    for (std::size_t i = 0; i < part_->graph.edge_count(); ++i)
        for (const StatementId id : part_->graph.edge(EdgeId(i)).statements) edges_[id.index()] = EdgeId(i);
}

EntityId ResultGraph::entity(NodeId node) const {
    return loaded_ != nullptr ? entity_of(node) : part_->graph.entity_named(stored_->name(entity_of(node))).value();
}

StatementId ResultGraph::statement(RelationshipId relationship) const {
    return loaded_ != nullptr ? statement_of(relationship) : statements_.at(relationship.index());
}

EdgeId ResultGraph::edge(RelationshipId relationship) const {
    return loaded_ != nullptr ? loaded_->edge_of(relationship) : edges_[statement(relationship).index()];
}

std::size_t ResultGraph::edge_count(NodeId node) const {
    if (loaded_ == nullptr) return stored_->edge_count(entity_of(node));
    return graph().out_edges(entity_of(node)).size() + graph().in_edges(entity_of(node)).size();
}

std::vector<double> ResultGraph::ranks(const std::vector<NodeId>& nodes) const {
    const std::vector<double> all = loaded_ != nullptr ? page_rank(graph()) : page_rank(stored_->link_graph());
    std::vector<double> ranks;
    for (const NodeId node : nodes) ranks.push_back(all[node.index()]);
    return ranks;
}

}  // namespace skein::cli
