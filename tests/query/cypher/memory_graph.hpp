#pragma once
// A property graph for tests that CREATE and DELETE write to.

#include "query/cypher/analyze.hpp"
#include "query/cypher/evaluate.hpp"
#include "query/cypher/execute.hpp"
#include "query/cypher/parse.hpp"
#include "query/cypher/property_graph.hpp"
#include "query/cypher/value_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace skein::test {

class MemoryGraph final : public cypher::PropertyGraph, public cypher::Updates {
  public:
    using Value = cypher::Value;
    using NodeId = cypher::NodeId;
    using RelationshipId = cypher::RelationshipId;

    // Runs a query that may write, and throws away its result.
    void run(std::string_view text, const cypher::Map& parameters = {}) {
        cypher::Query query = cypher::parse_query(text);
        Diagnostics warnings;
        cypher::analyze(query, *this, parameters, warnings, {.may_write = true});
        cypher::Budget budget({});
        cypher::Context context{*this, parameters, budget};
        cypher::execute(query, context, [](const cypher::Row&) { return true; }, this);
    }

    struct Changes {
        std::size_t nodes_made = 0, nodes_removed = 0, relationships_made = 0, relationships_removed = 0, properties_set = 0,
                    labels_set = 0;
    };
    Changes changes;

    std::span<const NodeId> nodes() const override { return nodes_; }
    std::span<const NodeId> nodes_labelled(cypher::LabelId label) const override { return by_label_[label.index()]; }
    std::optional<cypher::LabelId> label_named(std::string_view name) const override {
        return index_of<cypher::LabelId>(labels_, name);
    }
    bool has_label(NodeId node, cypher::LabelId label) const override {
        const auto& own = node_rows_[node.index()].labels;
        return std::find(own.begin(), own.end(), labels_[label.index()]) != own.end();
    }
    std::vector<std::string_view> labels(NodeId node) const override {
        require(!node_rows_[node.index()].removed);
        return {node_rows_[node.index()].labels.begin(), node_rows_[node.index()].labels.end()};
    }
    std::vector<cypher::TypeId> types_named(std::string_view name) const override {
        const auto type = index_of<cypher::TypeId>(types_, name);
        return type ? std::vector{*type} : std::vector<cypher::TypeId>();
    }
    cypher::TypeId type(RelationshipId id) const override { return *index_of<cypher::TypeId>(types_, type_name(id)); }
    std::string_view type_name(RelationshipId id) const override { return relationship_rows_[id.index()].type; }
    NodeId source(RelationshipId id) const override { return relationship_rows_[id.index()].source; }
    NodeId target(RelationshipId id) const override { return relationship_rows_[id.index()].target; }

    void hops(NodeId node, cypher::Direction direction, std::span<const cypher::TypeId> types,
              std::vector<cypher::Hop>& out) const override {
        const auto add = [&](bool outwards) {
            for (std::size_t i = 0; i < relationship_rows_.size(); ++i) {
                const RelationshipRow& row = relationship_rows_[i];
                if (row.removed || (outwards ? row.source : row.target) != node) continue;
                if (!outwards && direction == cypher::Direction::both && row.source == row.target) continue;
                const RelationshipId id(i);
                if (!types.empty() && std::find(types.begin(), types.end(), type(id)) == types.end()) continue;
                out.push_back({id, outwards ? row.target : row.source});
            }
        };
        if (direction != cypher::Direction::left) add(true);
        if (direction != cypher::Direction::right) add(false);
    }

    Value property(NodeId node, std::string_view key) const override {
        require(!node_rows_[node.index()].removed);
        return cypher::entry_of(node_rows_[node.index()].properties, key);
    }
    Value property(RelationshipId id, std::string_view key) const override {
        require(!relationship_rows_[id.index()].removed);
        return cypher::entry_of(relationship_rows_[id.index()].properties, key);
    }
    std::vector<std::string_view> keys(NodeId node) const override { return keys_of(node_rows_[node.index()].properties); }
    std::vector<std::string_view> keys(RelationshipId id) const override {
        return keys_of(relationship_rows_[id.index()].properties);
    }
    std::string brief(const Value& value) const override { return cypher::literal_text(value, *this); }

    void apply(const cypher::Clause& clause, cypher::Row& row, cypher::Context& context) override {
        for (const cypher::PathPattern& path : clause.pattern) {
            for (const cypher::NodePattern& node : path.nodes)
                if (row[node.slot].is_null()) row[node.slot] = make_node(node, row, context);
            for (std::size_t i = 0; i < path.relationships.size(); ++i)
                row[path.relationships[i].slot] = make_relationship(path.relationships[i], row[path.nodes[i].slot].node(),
                                                                    row[path.nodes[i + 1].slot].node(), row, context);
        }
        for (const cypher::Expression& removed : clause.removed) remove(cypher::evaluate(removed, row, context));
    }

  private:
    struct NodeRow {
        std::vector<std::string> labels;
        cypher::Map properties;
        bool removed = false;
    };
    struct RelationshipRow {
        std::string type;
        NodeId source, target;
        cypher::Map properties;
        bool removed = false;
    };

    static void require(bool there) {
        if (!there) throw cypher::QueryError(cypher::Fault::DeletedEntityAccess, {}, "it is deleted", {}, cypher::Phase::run);
    }
    template <class Id>
    static std::optional<Id> index_of(const std::vector<std::string>& names, std::string_view name) {
        const auto found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? std::nullopt : std::optional(Id(static_cast<std::size_t>(found - names.begin())));
    }
    static std::vector<std::string_view> keys_of(const cypher::Map& map) {
        std::vector<std::string_view> keys;
        for (const auto& [key, value] : map) keys.push_back(key);
        return keys;
    }

    cypher::Map properties_of(const cypher::Expression& written, cypher::Row& row, cypher::Context& context) {
        cypher::Map properties;
        for (std::size_t i = 0; i < written.operands.size(); ++i) {
            Value value = cypher::evaluate(written.operands[i], row, context);
            if (!value.is_null()) properties.emplace_back(written.names[i], std::move(value));
        }
        changes.properties_set += properties.size();
        return properties;
    }

    NodeId make_node(const cypher::NodePattern& pattern, cypher::Row& row, cypher::Context& context) {
        const NodeId id(node_rows_.size());
        NodeRow node;
        for (const cypher::Label& label : pattern.labels) {
            node.labels.push_back(label.name);
            if (!label_named(label.name)) {
                labels_.push_back(label.name);
                by_label_.emplace_back();
            }
            by_label_[label_named(label.name)->index()].push_back(id);
        }
        node.properties = properties_of(pattern.properties, row, context);
        node_rows_.push_back(std::move(node));
        nodes_.push_back(id);
        ++changes.nodes_made;
        changes.labels_set += pattern.labels.size();
        return id;
    }

    RelationshipId make_relationship(const cypher::RelationshipPattern& pattern, NodeId left, NodeId right, cypher::Row& row,
                                     cypher::Context& context) {
        const RelationshipId id(relationship_rows_.size());
        const bool backwards = pattern.direction == cypher::Direction::left;
        const std::string& type = pattern.types.at(0).name;
        if (std::find(types_.begin(), types_.end(), type) == types_.end()) types_.push_back(type);
        relationship_rows_.push_back(
            {type, backwards ? right : left, backwards ? left : right, properties_of(pattern.properties, row, context)});
        ++changes.relationships_made;
        return id;
    }

    void remove(const Value& value) {
        if (value.kind() == cypher::ValueKind::node && !std::exchange(node_rows_[value.node().index()].removed, true)) {
            std::erase(nodes_, value.node());
            for (auto& labelled : by_label_) std::erase(labelled, value.node());
            ++changes.nodes_removed;
        }
        if (value.kind() == cypher::ValueKind::relationship &&
            !std::exchange(relationship_rows_[value.relationship().index()].removed, true))
            ++changes.relationships_removed;
    }

    std::vector<NodeId> nodes_;
    std::vector<NodeRow> node_rows_;
    std::vector<RelationshipRow> relationship_rows_;
    std::vector<std::string> labels_, types_;
    std::vector<std::vector<NodeId>> by_label_;
};

}  // namespace skein::test
