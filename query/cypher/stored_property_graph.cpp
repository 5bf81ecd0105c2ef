#include "query/cypher/stored_property_graph.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "query/cypher/entity_graph_names.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

Value text_list(std::vector<std::string> texts) {
    List list;
    for (std::string& text : texts) list.push_back(Value(std::move(text)));
    return Value(std::move(list));
}

using Read = Value (*)(const StoredStatement&);
constexpr std::pair<std::string_view, Read> read_properties[] = {
    {"text", [](const StoredStatement& said) { return Value(said.text); }},
    {"subject", [](const StoredStatement& said) { return Value(said.subject); }},
    {"object", [](const StoredStatement& said) { return Value(said.object); }},
    {"claimant", [](const StoredStatement& said) { return said.claimants.empty() ? Value() : Value(said.claimants.back()); }},
    {"claimants", [](const StoredStatement& said) { return text_list(said.claimants); }},
    {"modality", [](const StoredStatement& said) { return Value::borrowed(name_of(said.modality)); }},
    {"confidence", [](const StoredStatement& said) { return Value(said.confidence); }},
    {"document", [](const StoredStatement& said) { return Value(said.document); }},
    {"line", [](const StoredStatement& said) { return Value(std::int64_t{said.line}); }},
    {"rule", [](const StoredStatement& said) { return Value(said.rule); }},
    {"cue",
     [](const StoredStatement& said) { return said.cue ? Value(static_cast<double>(said.cue->start_ms) / 1000) : Value(); }},
};

}  // namespace

StoredPropertyGraph::StoredPropertyGraph(const StoredGraph& graph) : graph_(graph) {
    nodes_.reserve(graph.entity_count());
    for (std::size_t i = 0; i < graph.entity_count(); ++i) {
        nodes_.emplace_back(i);
        by_label_[static_cast<std::size_t>(graph.type(EntityId(i)))].emplace_back(i);
    }
    for (std::size_t i = 0; i < graph.relations().size(); ++i) {
        types_by_name_[type_key(graph.relations()[i])].emplace_back(i);
        vocabulary_.types.push_back(graph.relations()[i]);
    }
    fill_entity_graph_names(vocabulary_);
}

std::optional<LabelId> StoredPropertyGraph::label_named(std::string_view name) const {
    const auto type = entity_type_from(name);
    return type ? std::optional(LabelId(static_cast<std::size_t>(*type))) : std::nullopt;
}

bool StoredPropertyGraph::has_label(NodeId node, LabelId label) const {
    return static_cast<std::size_t>(graph_.type(EntityId(node.index()))) == label.index();
}

std::vector<std::string_view> StoredPropertyGraph::labels(NodeId node) const {
    return {name_of(graph_.type(EntityId(node.index())))};
}

std::vector<TypeId> StoredPropertyGraph::types_named(std::string_view name) const {
    const auto found = types_by_name_.find(type_key(name));
    return found == types_by_name_.end() ? std::vector<TypeId>() : found->second;
}

std::string_view StoredPropertyGraph::type_name(RelationshipId relationship) const {
    return graph_.relations()[type(relationship).index()];
}

void StoredPropertyGraph::hops(NodeId node, Direction direction, std::span<const TypeId> types, std::vector<Hop>& out) const {
    const auto add = [&](std::span<const StoredGraph::Link> links, bool outwards) {
        for (const StoredGraph::Link& link : links) {
            if (!types.empty() && std::find(types.begin(), types.end(), TypeId(graph_.relation(link.statement))) == types.end())
                continue;
            if (!outwards && direction == Direction::both && link.other.index() == node.index())
                continue;  // a loop went out already
            out.push_back({RelationshipId(link.statement.index()), NodeId(link.other.index())});
        }
    };
    if (direction != Direction::left) add(graph_.out(EntityId(node.index())), true);
    if (direction != Direction::right) add(graph_.in(EntityId(node.index())), false);
}

Value StoredPropertyGraph::property(NodeId node, std::string_view key) const {
    const EntityId id(node.index());
    if (key == "name") return Value::borrowed(graph_.name(id));
    if (key == "type") return Value::borrowed(name_of(graph_.type(id)));
    if (key == "aliases") return text_list(graph_.aliases(id));
    if (key == "mentions") return Value(static_cast<std::int64_t>(graph_.mentions(id)));
    return {};
}

const StoredStatement& StoredPropertyGraph::statement(RelationshipId relationship) const {
    if (last_ != relationship) {
        last_statement_ = graph_.statement(StatementId(relationship.index()));
        last_ = relationship;
    }
    return last_statement_;
}

Value StoredPropertyGraph::property(RelationshipId relationship, std::string_view key) const {
    const StatementId id(relationship.index());
    if (key == "evidence") return Value(graph_.evidence(id));
    if (key == "polarity") return Value::borrowed(name_of(graph_.polarity(id)));
    if (key == "disputed") return Value(graph_.disputed(id));
    for (const auto& [name, read] : read_properties)
        if (name == key) return read(statement(relationship));
    const auto role = role_from(key);
    if (!role) return {};
    for (const auto& [own, text] : statement(relationship).arguments)
        if (own == *role) return Value(text);
    return {};
}

std::vector<std::string_view> StoredPropertyGraph::keys(NodeId) const { return vocabulary_.node_keys; }

std::vector<std::string_view> StoredPropertyGraph::keys(RelationshipId relationship) const {
    std::vector<std::string_view> keys;
    for (const std::string_view key : vocabulary_.relationship_keys)
        if (!property(relationship, key).is_null()) keys.push_back(key);
    return keys;
}

bool StoredPropertyGraph::matches(NodeId node, std::string_view key, const Value& value) const {
    if (key != "name" || value.kind() != ValueKind::text) return PropertyGraph::matches(node, key, value);
    const auto found = graph_.find(value.text());
    return found && found->index() == node.index();
}

bool StoredPropertyGraph::matches(RelationshipId relationship, std::string_view key, const Value& value) const {
    if (key != "claimant" || value.kind() != ValueKind::text) return PropertyGraph::matches(relationship, key, value);
    const std::vector<std::string>& claimants = statement(relationship).claimants;
    return fold(claimants.empty() ? std::string() : claimants.back()) == fold(value.text());
}

std::vector<NodeId> StoredPropertyGraph::find(std::string_view, const Value& value) const {
    if (value.kind() != ValueKind::text) return {};
    std::vector<NodeId> nodes;
    if (const auto found = graph_.find(value.text())) nodes.emplace_back(found->index());
    return nodes;
}

std::vector<std::string> StoredPropertyGraph::near_values(std::string_view, std::string_view text) const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < graph_.entity_count(); ++i) names.push_back(graph_.name(EntityId(i)));
    return near_names(text, names);
}

std::optional<std::vector<std::string>> StoredPropertyGraph::near_unless_known(Owner owner, std::string_view key,
                                                                               std::string_view text, bool exactly) const {
    if (owner != Owner::node || key != "name") return std::nullopt;
    const auto found = graph_.find(text);
    if (found && (!exactly || graph_.name(*found) == text)) return std::nullopt;
    return near_values(key, text);
}

std::string StoredPropertyGraph::brief(const Value& value) const {
    const auto name = [&](NodeId node) -> const std::string& { return graph_.name(EntityId(node.index())); };
    const auto label = [&](RelationshipId relationship) {
        return (graph_.polarity(StatementId(relationship.index())) == Polarity::negated ? "not " : "") +
               std::string(type_name(relationship));
    };
    return brief_text(value, *this, name, label);
}

}  // namespace skein::cypher
