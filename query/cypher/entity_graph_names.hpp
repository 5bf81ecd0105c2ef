#pragma once
// What property graphs made of entities and statements have in common. Only for query/cypher.

#include "query/cypher/property_graph.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace skein::cypher {

// What relations are compared by: people write RELY_ON for "rely on".
[[nodiscard]] std::string type_key(std::string_view name);

// The labels and keys of such a graph, in the order to show them.
void fill_entity_graph_names(Vocabulary& vocabulary);

// A node, relationship or path in few words: "Acme -not sell-> Hooli"; empty for other values.
[[nodiscard]] std::string brief_text(const Value& value, const PropertyGraph& graph,
                                     const std::function<const std::string&(NodeId)>& name,
                                     const std::function<std::string(RelationshipId)>& label);

}  // namespace skein::cypher
