#include "query/cypher/syntax.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

bool same_path(const PathPattern& a, const PathPattern& b) {
    if (a.kind != b.kind || a.nodes.size() != b.nodes.size()) return false;
    const auto same_labels = [](const std::vector<Label>& left, const std::vector<Label>& right) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                          [](const auto& l, const auto& r) { return l.name == r.name; });
    };
    for (std::size_t i = 0; i < a.nodes.size(); ++i)
        if (a.nodes[i].variable != b.nodes[i].variable || !same_labels(a.nodes[i].labels, b.nodes[i].labels) ||
            !same_expression(a.nodes[i].properties, b.nodes[i].properties))
            return false;
    for (std::size_t i = 0; i < a.relationships.size(); ++i) {
        const RelationshipPattern &left = a.relationships[i], &right = b.relationships[i];
        if (left.variable != right.variable || !same_labels(left.types, right.types) || left.direction != right.direction ||
            left.variable_length != right.variable_length || left.least != right.least || left.most != right.most ||
            !same_expression(left.properties, right.properties))
            return false;
    }
    return true;
}

}  // namespace

bool same_expression(const Expression& a, const Expression& b) {
    return a.kind == b.kind && a.name == b.name && a.distinct == b.distinct && a.names == b.names &&
           a.value.kind() == b.value.kind() && order(a.value, b.value) == 0 &&
           std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), b.operands.end(), same_expression) &&
           std::equal(a.pattern.begin(), a.pattern.end(), b.pattern.begin(), b.pattern.end(), same_path);
}

}  // namespace skein::cypher
