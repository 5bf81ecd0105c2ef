#pragma once
// Skein's graph as queries see it: an entity is a node with its type as label, a statement that links two entities a
// relationship.

#include "graph/frozen_graph.hpp"
#include "query/cypher/property_graph.hpp"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace skein::cypher {

// NodeId{i} is EntityId{i}, RelationshipId{i} is StatementId{i}. Labels are entity types in any case, types are the relations'
// lemmas, compared by `fold` with `_` for blanks. `{name: "…"}` finds by name or alias, without regard to case; `{claimant: "…"}`
// compares by `fold`. docs/query-language.md lists the properties.
class FrozenPropertyGraph final : public PropertyGraph {
  public:
    explicit FrozenPropertyGraph(const FrozenGraph& graph);  // which must outlive it

    std::span<const NodeId> nodes() const override { return nodes_; }
    std::span<const NodeId> nodes_labelled(LabelId label) const override { return by_label_[label.index()]; }
    std::optional<LabelId> label_named(std::string_view name) const override;
    bool has_label(NodeId node, LabelId label) const override;
    std::vector<std::string_view> labels(NodeId node) const override;

    std::vector<TypeId> types_named(std::string_view name) const override;
    std::vector<std::string_view> types_worded(std::string_view words) const override;
    TypeId type(RelationshipId relationship) const override;
    std::string_view type_name(RelationshipId relationship) const override;
    NodeId source(RelationshipId relationship) const override;
    NodeId target(RelationshipId relationship) const override;
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

    [[nodiscard]] const FrozenGraph& frozen() const { return graph_; }
    // Of a relationship that a query gave: its statement's edge.
    [[nodiscard]] EdgeId edge_of(RelationshipId relationship) const { return edges_[relationship.index()]; }

  private:
    [[nodiscard]] const Relation& relation(RelationshipId relationship) const { return graph_.edge(edge_of(relationship)); }

    const FrozenGraph& graph_;
    std::vector<NodeId> nodes_;
    std::array<std::vector<NodeId>, all_entity_types.size()> by_label_;
    std::vector<EdgeId> edges_;       // by statement; not valid where one of the ends is no entity
    std::vector<TypeId> edge_types_;  // by edge
    std::unordered_map<std::string, std::vector<TypeId>> types_by_name_;  // by key
    Vocabulary vocabulary_;
};

}  // namespace skein::cypher
