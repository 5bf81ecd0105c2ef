#include "query/cypher/entity_graph_names.hpp"

#include "base/utf8.hpp"
#include "graph/entity_type.hpp"
#include "graph/statement.hpp"

#include <algorithm>

namespace skein::cypher {

std::string type_key(std::string_view name) {
    std::string key = fold(name);
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

void fill_entity_graph_names(Vocabulary& vocabulary) {
    for (const EntityType type : all_entity_types) vocabulary.labels.push_back(name_of(type));
    vocabulary.node_keys = {"name", "type", "aliases", "mentions"};
    vocabulary.relationship_keys = {"evidence", "text",       "subject",  "object",   "claimant", "claimants", "polarity",
                                    "modality", "confidence", "disputed", "document", "line",     "rule",      "cue"};
    for (int role = 0; role <= static_cast<int>(Role::extent); ++role)
        vocabulary.relationship_keys.push_back(name_of(static_cast<Role>(role)));
}

std::string brief_text(const Value& value, const PropertyGraph& graph, const std::function<const std::string&(NodeId)>& name,
                       const std::function<std::string(RelationshipId)>& label) {
    if (value.kind() == ValueKind::node) return name(value.node());
    if (value.kind() == ValueKind::relationship) {
        const RelationshipId id = value.relationship();
        return name(graph.source(id)) + " -" + label(id) + "-> " + name(graph.target(id));
    }
    if (value.kind() != ValueKind::path) return {};
    const Path& path = value.path();
    std::string out = name(path.nodes.front());
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        const bool forward = graph.source(path.relationships[i]) == path.nodes[i];
        out += (forward ? " -" : " <-") + label(path.relationships[i]) + (forward ? "-> " : "- ") + name(path.nodes[i + 1]);
    }
    return out;
}

}  // namespace skein::cypher
