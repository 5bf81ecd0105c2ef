#include "query/cypher/frozen_property_graph.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "query/cypher/entity_graph_names.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace skein::cypher {

namespace {

Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value::borrowed(text); }

template <class Texts>
Value text_list(const Texts& texts) {
    List list;
    for (const auto& text : texts) list.push_back(Value::borrowed(text));
    return list;
}

using NodeProperty = Value (*)(const Entity&);
constexpr std::pair<std::string_view, NodeProperty> node_properties[] = {
    {"name", [](const Entity& entity) { return Value::borrowed(entity.name); }},
    {"type", [](const Entity& entity) { return Value::borrowed(name_of(entity.type)); }},
    {"aliases",
     [](const Entity& entity) {
         List list;
         for (const Alias& alias : entity.aliases) list.push_back(Value::borrowed(alias.text));
         return Value(std::move(list));
     }},
    {"mentions", [](const Entity& entity) { return Value(std::int64_t{entity.mentions}); }},
};

struct Place {
    const FrozenGraph& graph;
    StatementId id;
    EdgeId edge;
    const Statement& statement;
};

using RelationshipProperty = Value (*)(const Place&);
constexpr std::pair<std::string_view, RelationshipProperty> relationship_properties[] = {
    {"evidence", [](const Place& at) { return Value::borrowed(at.graph.sentence(at.statement.sentence).text); }},
    {"text", [](const Place& at) { return Value::borrowed(at.statement.relation.text); }},
    {"subject", [](const Place& at) { return Value::borrowed(at.statement.subject.text); }},
    {"object", [](const Place& at) { return Value::borrowed(at.statement.object->text); }},
    {"claimant", [](const Place& at) { return text_or_null(at.statement.claimant()); }},
    {"claimants", [](const Place& at) { return text_list(at.statement.claimants); }},
    {"polarity", [](const Place& at) { return Value::borrowed(name_of(at.statement.polarity)); }},
    {"modality", [](const Place& at) { return Value::borrowed(name_of(at.statement.modality)); }},
    {"confidence", [](const Place& at) { return Value(at.statement.confidence); }},
    {"disputed", [](const Place& at) { return Value(at.graph.disputed(at.edge)); }},
    {"document", [](const Place& at) { return Value::borrowed(at.graph.document(at.statement.document).uri); }},
    {"line", [](const Place& at) { return Value(std::int64_t{at.graph.sentence(at.statement.sentence).line}); }},
    {"rule", [](const Place& at) { return Value::borrowed(at.statement.rule); }},
    // Seconds into the recording.
    {"cue", [](const Place& at) {
         const auto& cue = at.graph.sentence(at.statement.sentence).cue;
         return cue ? Value(static_cast<double>(cue->start_ms) / 1000) : Value();
     }},
};

// Properties of relationships that have few values, so that one that never occurs is hardly meant.
constexpr std::string_view closed_keys[] = {"claimant", "polarity", "modality", "document", "rule"};

template <class Table>
auto getter(const Table& table, std::string_view key) -> decltype(table[0].second) {
    for (const auto& [name, get] : table)
        if (name == key) return get;
    return nullptr;
}

}  // namespace

FrozenPropertyGraph::FrozenPropertyGraph(const FrozenGraph& graph)
    : graph_(graph), edges_(graph.statements().size()), edge_types_(graph.edge_count()) {
    nodes_.reserve(graph.entity_count());
    for (std::size_t i = 0; i < graph.entity_count(); ++i) {
        nodes_.emplace_back(i);
        by_label_[static_cast<std::size_t>(graph.entity(EntityId(i)).type)].emplace_back(i);
    }
    std::unordered_map<std::string_view, TypeId> types;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Relation& edge = graph.edge(EdgeId(i));
        const auto [place, fresh] = types.try_emplace(edge.label, types.size());
        if (fresh) {
            types_by_name_[type_key(edge.label)].push_back(place->second);
            vocabulary_.types.push_back(edge.label);
        }
        edge_types_[i] = place->second;
        for (const StatementId statement : edge.statements) edges_[statement.index()] = EdgeId(i);
    }
    fill_entity_graph_names(vocabulary_);
}

std::optional<LabelId> FrozenPropertyGraph::label_named(std::string_view name) const {
    const auto type = entity_type_from(name);
    return type ? std::optional(LabelId(static_cast<std::size_t>(*type))) : std::nullopt;
}

bool FrozenPropertyGraph::has_label(NodeId node, LabelId label) const {
    return static_cast<std::size_t>(graph_.entity(EntityId(node.index())).type) == label.index();
}

std::vector<std::string_view> FrozenPropertyGraph::labels(NodeId node) const {
    return {name_of(graph_.entity(EntityId(node.index())).type)};
}

std::vector<TypeId> FrozenPropertyGraph::types_named(std::string_view name) const {
    const auto found = types_by_name_.find(type_key(name));
    return found == types_by_name_.end() ? std::vector<TypeId>() : found->second;
}

std::vector<std::string_view> FrozenPropertyGraph::types_worded(std::string_view words) const {
    const std::string wanted = fold(words);
    std::vector<std::string_view> types;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (!edges_[i].valid()) continue;
        const Relation& edge = graph_.edge(edges_[i]);
        if (fold(graph_.statement(StatementId(i)).relation.text) == wanted &&
            std::find(types.begin(), types.end(), edge.label) == types.end())
            types.push_back(edge.label);
    }
    return types;
}

TypeId FrozenPropertyGraph::type(RelationshipId relationship) const { return edge_types_[edge_of(relationship).index()]; }
std::string_view FrozenPropertyGraph::type_name(RelationshipId relationship) const { return relation(relationship).label; }
NodeId FrozenPropertyGraph::source(RelationshipId relationship) const { return NodeId(relation(relationship).source.index()); }
NodeId FrozenPropertyGraph::target(RelationshipId relationship) const { return NodeId(relation(relationship).target.index()); }

void FrozenPropertyGraph::hops(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Hop>& out) const {
    const auto add = [&](std::span<const EdgeId> edges, bool outwards) {
        for (const EdgeId id : edges) {
            if (!types.empty() && std::find(types.begin(), types.end(), edge_types_[id.index()]) == types.end()) continue;
            const Relation& edge = graph_.edge(id);
            if (!outwards && direction == Direction::both && edge.source == edge.target) continue;  // a loop went out already
            const EntityId other = outwards ? edge.target : edge.source;
            for (const StatementId statement : edge.statements)
                out.push_back({RelationshipId(statement.index()), NodeId(other.index())});
        }
    };
    if (direction != Direction::left) add(graph_.out_edges(EntityId(node.index())), true);
    if (direction != Direction::right) add(graph_.in_edges(EntityId(node.index())), false);
}

Value FrozenPropertyGraph::property(NodeId node, std::string_view key) const {
    const NodeProperty get = getter(node_properties, key);
    return get == nullptr ? Value() : get(graph_.entity(EntityId(node.index())));
}

Value FrozenPropertyGraph::property(RelationshipId relationship, std::string_view key) const {
    const StatementId id(relationship.index());
    const Statement& statement = graph_.statement(id);
    if (const RelationshipProperty get = getter(relationship_properties, key))
        return get({graph_, id, edge_of(relationship), statement});
    const auto role = role_from(key);
    if (!role) return {};
    for (const Argument& argument : statement.arguments)
        if (argument.role == *role) return Value::borrowed(argument.participant.text);
    return {};
}

std::vector<std::string_view> FrozenPropertyGraph::keys(NodeId) const { return vocabulary_.node_keys; }

std::vector<std::string_view> FrozenPropertyGraph::keys(RelationshipId relationship) const {
    std::vector<std::string_view> keys;
    for (const std::string_view key : vocabulary_.relationship_keys)
        if (!property(relationship, key).is_null()) keys.push_back(key);
    return keys;
}

bool FrozenPropertyGraph::matches(NodeId node, std::string_view key, const Value& value) const {
    if (key != "name" || value.kind() != ValueKind::text) return PropertyGraph::matches(node, key, value);
    const auto found = graph_.find(value.text());
    return found && found->entity.index() == node.index();
}

bool FrozenPropertyGraph::matches(RelationshipId relationship, std::string_view key, const Value& value) const {
    if (key != "claimant" || value.kind() != ValueKind::text) return PropertyGraph::matches(relationship, key, value);
    return fold(graph_.statement(StatementId(relationship.index())).claimant()) == fold(value.text());
}

std::vector<NodeId> FrozenPropertyGraph::find(std::string_view, const Value& value) const {
    if (value.kind() != ValueKind::text) return {};
    std::vector<NodeId> nodes;
    if (const auto found = graph_.find(value.text())) nodes.emplace_back(found->entity.index());
    return nodes;
}

std::vector<std::string> FrozenPropertyGraph::near_values(std::string_view, std::string_view text) const {
    std::vector<std::string_view> names;
    for (const Entity& entity : graph_.entities())
        for (const Alias& alias : entity.aliases) names.push_back(alias.text);
    return near_names(text, names);
}

std::optional<std::vector<std::string>> FrozenPropertyGraph::near_unless_known(Owner owner, std::string_view key,
                                                                               std::string_view text, bool exactly) const {
    if (owner == Owner::node && key == "name") {
        if (exactly ? graph_.entity_named(text).has_value() : graph_.find(text).has_value()) return std::nullopt;
        return near_values(key, text);
    }
    const auto known = std::find(std::begin(closed_keys), std::end(closed_keys), key);
    if (owner == Owner::node || known == std::end(closed_keys)) return std::nullopt;
    const RelationshipProperty get = getter(relationship_properties, key);
    const std::string folded = fold(text);
    std::set<std::string_view> values;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (!edges_[i].valid()) continue;
        const Value value = get({graph_, StatementId(i), edges_[i], graph_.statement(StatementId(i))});
        if (value.kind() == ValueKind::text) values.insert(value.text());
    }
    for (const std::string_view value : values)
        if (value == text || (!exactly && fold(value) == folded)) return std::nullopt;
    const std::vector<std::string_view> candidates(values.begin(), values.end());
    return near_names(text, candidates);
}

std::string FrozenPropertyGraph::brief(const Value& value) const {
    const auto name = [&](NodeId node) -> const std::string& { return graph_.entity(EntityId(node.index())).name; };
    const auto label = [&](RelationshipId relationship) {
        const Relation& edge = relation(relationship);
        return (edge.polarity == Polarity::negated ? "not " : "") + edge.label;
    };
    return brief_text(value, *this, name, label);
}

}  // namespace skein::cypher
