#pragma once
// What queries run over: nodes with labels and properties, relationships with a type and properties. Skein's frozen graph is one
// (frozen_property_graph.hpp); the openCypher test kit brings small ones of its own.

#include "query/cypher/syntax.hpp"
#include "query/cypher/value.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cypher {

using LabelId = StrongId<struct LabelTag>;
using TypeId = StrongId<struct TypeTag>;

struct Hop {
    RelationshipId relationship;
    NodeId other;
};

// Every name a graph knows: what others are measured against when they are suggested.
struct Vocabulary {
    std::vector<std::string_view> labels, types, node_keys, relationship_keys;
};

enum class Owner : std::uint8_t { node, relationship };  // of a property

// Texts it gives live as long as the graph.
class PropertyGraph {
  public:
    virtual ~PropertyGraph() = default;

    // In order of id.
    [[nodiscard]] virtual std::span<const NodeId> nodes() const = 0;
    [[nodiscard]] virtual std::span<const NodeId> nodes_labelled(LabelId label) const = 0;
    [[nodiscard]] virtual std::optional<LabelId> label_named(std::string_view name) const = 0;
    [[nodiscard]] virtual bool has_label(NodeId node, LabelId label) const = 0;
    [[nodiscard]] virtual std::vector<std::string_view> labels(NodeId node) const = 0;

    // A name may mean several types: Skein compares without regard to case.
    [[nodiscard]] virtual std::vector<TypeId> types_named(std::string_view name) const = 0;
    // Names of the types whose relationships are worded so ("uses", "relied on"), where the graph knows words.
    [[nodiscard]] virtual std::vector<std::string_view> types_worded(std::string_view) const { return {}; }
    [[nodiscard]] virtual TypeId type(RelationshipId relationship) const = 0;
    [[nodiscard]] virtual std::string_view type_name(RelationshipId relationship) const = 0;
    [[nodiscard]] virtual NodeId source(RelationshipId relationship) const = 0;
    [[nodiscard]] virtual NodeId target(RelationshipId relationship) const = 0;
    // Appends the relationships at `node` in that direction, out of it before into it, a loop once. `types` empty: all.
    virtual void hops(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Hop>& out) const = 0;

    // Null for what is not there.
    [[nodiscard]] virtual Value property(NodeId node, std::string_view key) const = 0;
    [[nodiscard]] virtual Value property(RelationshipId relationship, std::string_view key) const = 0;
    // In the order to show them.
    [[nodiscard]] virtual std::vector<std::string_view> keys(NodeId node) const = 0;
    [[nodiscard]] virtual std::vector<std::string_view> keys(RelationshipId relationship) const = 0;

    // What `{key: value}` in a pattern asks.
    [[nodiscard]] virtual bool matches(NodeId node, std::string_view key, const Value& value) const {
        return equal(property(node, key), value) == true;
    }
    [[nodiscard]] virtual bool matches(RelationshipId relationship, std::string_view key, const Value& value) const {
        return equal(property(relationship, key), value) == true;
    }
    // The nodes that may match `{key: value}` or `node.key = value`, where there is an index of that key.
    [[nodiscard]] virtual bool has_index(std::string_view) const { return false; }
    [[nodiscard]] virtual std::vector<NodeId> find(std::string_view, const Value&) const { return {}; }

    // Texts near one that an index does not have.
    [[nodiscard]] virtual std::vector<std::string> near_values(std::string_view, std::string_view) const { return {}; }
    // Where the graph knows every value of the key: texts near `text`, when it is none of them, in any case unless `exactly`;
    // else nothing.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> near_unless_known(Owner, std::string_view /*key*/,
                                                                                    std::string_view /*text*/,
                                                                                    bool /*exactly*/) const {
        return std::nullopt;
    }

    // A node, relationship or path in few words, for a cell of a table.
    [[nodiscard]] virtual std::string brief(const Value& value) const = 0;

    // None: any name may be asked for, and what does not occur is simply not there.
    [[nodiscard]] virtual const Vocabulary* vocabulary() const { return nullptr; }
};

}  // namespace skein::cypher
