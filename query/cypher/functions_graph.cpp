#include "query/cypher/functions.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

using Arguments = std::span<const Value>;

RelationshipId relationship(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() != ValueKind::relationship) refuse_argument(site, arguments[0], "a relationship");
    return arguments[0].relationship();
}

const Path& path(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() != ValueKind::path) refuse_argument(site, arguments[0], "a path");
    return arguments[0].path();
}

Value type(Arguments arguments, const CallSite& site) {
    return Value::borrowed(site.context.graph.type_name(relationship(arguments, site)));
}
Value start_node(Arguments arguments, const CallSite& site) { return site.context.graph.source(relationship(arguments, site)); }
Value end_node(Arguments arguments, const CallSite& site) { return site.context.graph.target(relationship(arguments, site)); }

Value labels(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() != ValueKind::node) refuse_argument(site, arguments[0], "a node");
    List list;
    for (const std::string_view label : site.context.graph.labels(arguments[0].node())) list.push_back(Value::borrowed(label));
    return list;
}

template <class Collect>
Value of_entity(Arguments arguments, const CallSite& site, const Collect& collect) {
    if (arguments[0].kind() == ValueKind::node) return collect(arguments[0].node());
    if (arguments[0].kind() == ValueKind::relationship) return collect(arguments[0].relationship());
    refuse_argument(site, arguments[0], "a node, a relationship or a map");
}

Value keys(Arguments arguments, const CallSite& site) {
    List list;
    if (arguments[0].kind() == ValueKind::map) {
        for (const auto& [key, value] : arguments[0].map()) list.emplace_back(key);
        return list;
    }
    return of_entity(arguments, site, [&](auto id) {
        for (const std::string_view key : site.context.graph.keys(id)) list.push_back(Value::borrowed(key));
        return Value(list);
    });
}

Value properties(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() == ValueKind::map) return arguments[0];
    return of_entity(arguments, site, [&](auto id) {
        Map map;
        for (const std::string_view key : site.context.graph.keys(id))
            map.emplace_back(key, site.context.graph.property(id, key));
        return Value(std::move(map));
    });
}

Value id(Arguments arguments, const CallSite& site) {
    return of_entity(arguments, site, [](auto entity) { return Value(std::int64_t{entity.index()}); });
}

Value nodes(Arguments arguments, const CallSite& site) {
    const Path& value = path(arguments, site);
    return List(value.nodes.begin(), value.nodes.end());
}

Value relationships(Arguments arguments, const CallSite& site) {
    const Path& value = path(arguments, site);
    return List(value.relationships.begin(), value.relationships.end());
}

Value length(Arguments arguments, const CallSite& site) {
    return static_cast<std::int64_t>(path(arguments, site).relationships.size());
}

constexpr Function table[] = {
    {"type", 1, 1, type}, {"labels", 1, 1, labels}, {"keys", 1, 1, keys}, {"properties", 1, 1, properties}, {"id", 1, 1, id},
    {"startNode", 1, 1, start_node}, {"endNode", 1, 1, end_node}, {"nodes", 1, 1, nodes}, {"relationships", 1, 1, relationships},
    {"length", 1, 1, length},
};

}  // namespace

std::span<const Function> graph_functions() { return table; }

}  // namespace skein::cypher
