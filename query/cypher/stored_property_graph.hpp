#pragma once
// A graph file as queries see it, without loading its words: what frozen_property_graph.hpp says of nodes, relationships and
// their properties holds here, too. Rows without ORDER BY come in the file's order.

#include "graph/store/stored_graph.hpp"
#include "query/cypher/property_graph.hpp"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace skein::cypher {

// NodeId{i} is EntityId{i}, RelationshipId{i} is StatementId{i} of the stored graph. For one thread.
class StoredPropertyGraph final : public PropertyGraph {
  public:
    explicit StoredPropertyGraph(const StoredGraph& graph);  // which must outlive it

    std::span<const NodeId> nodes() const override { return nodes_; }
    std::span<const NodeId> nodes_labelled(LabelId label) const override { return by_label_[label.index()]; }
    std::optional<LabelId> label_named(std::string_view name) const override;
    bool has_label(NodeId node, LabelId label) const override;
    std::vector<std::string_view> labels(NodeId node) const override;

    std::vector<TypeId> types_named(std::string_view name) const override;
    TypeId type(RelationshipId relationship) const override { return TypeId(graph_.relation(StatementId(relationship.index()))); }
    std::string_view type_name(RelationshipId relationship) const override;
    NodeId source(RelationshipId relationship) const override {
        return NodeId(graph_.source(StatementId(relationship.index())).index());
    }
    NodeId target(RelationshipId relationship) const override {
        return NodeId(graph_.target(StatementId(relationship.index())).index());
    }
    void hops(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Hop>& out) const override;

    Value property(NodeId node, std::string_view key) const override;
    Value property(RelationshipId relationship, std::string_view key) const override;
    std::vector<std::string_view> keys(NodeId node) const override;
    std::vector<std::string_view> keys(RelationshipId relationship) const override;
    bool matches(NodeId node, std::string_view key, const Value& value) const override;
    bool matches(RelationshipId relationship, std::string_view key, const Value& value) const override;
    bool has_index(std::string_view key) const override { return key == "name"; }
    std::vector<NodeId> find(std::string_view key, const Value& value) const override;
    std::vector<std::string> near_values(std::string_view key, std::string_view text) const override;
    std::optional<std::vector<std::string>> near_unless_known(Owner owner, std::string_view key, std::string_view text,
                                                              bool exactly) const override;
    std::string brief(const Value& value) const override;
    const Vocabulary* vocabulary() const override { return &vocabulary_; }

    [[nodiscard]] const StoredGraph& stored() const { return graph_; }

  private:
    [[nodiscard]] const StoredStatement& statement(RelationshipId relationship) const;

    const StoredGraph& graph_;
    std::vector<NodeId> nodes_;
    std::array<std::vector<NodeId>, all_entity_types.size()> by_label_;
    std::unordered_map<std::string, std::vector<TypeId>> types_by_name_;  // by type_key
    Vocabulary vocabulary_;
    // The statement that was read last: several of its properties are asked for one after the other.
    mutable RelationshipId last_;
    mutable StoredStatement last_statement_;
};

}  // namespace skein::cypher
