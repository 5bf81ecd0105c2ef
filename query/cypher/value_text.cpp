#include "query/cypher/value_text.hpp"

#include <charconv>
#include <cmath>

namespace skein::cypher {

namespace {

std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out + '\'';
}

void append(std::string& out, const Value& value, const PropertyGraph& graph);

template <class Id>
void append_properties(std::string& out, Id id, const PropertyGraph& graph, std::string_view before) {
    const std::vector<std::string_view> keys = graph.keys(id);
    if (keys.empty()) return;
    out += before;
    out += '{';
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0) out += ", ";
        out.append(keys[i]).append(": ");
        append(out, graph.property(id, keys[i]), graph);
    }
    out += '}';
}

void append_node(std::string& out, NodeId node, const PropertyGraph& graph) {
    out += '(';
    for (const std::string_view label : graph.labels(node)) out.append(":").append(label);
    append_properties(out, node, graph, out.back() == '(' ? "" : " ");
    out += ')';
}

void append_relationship(std::string& out, RelationshipId relationship, const PropertyGraph& graph) {
    out.append("[:").append(graph.type_name(relationship));
    append_properties(out, relationship, graph, " ");
    out += ']';
}

void append_path(std::string& out, const Path& path, const PropertyGraph& graph) {
    out += '<';
    append_node(out, path.nodes.front(), graph);
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        const bool forward = graph.source(path.relationships[i]) == path.nodes[i];
        out += forward ? "-" : "<-";
        append_relationship(out, path.relationships[i], graph);
        out += forward ? "->" : "-";
        append_node(out, path.nodes[i + 1], graph);
    }
    out += '>';
}

void append(std::string& out, const Value& value, const PropertyGraph& graph) {
    switch (value.kind()) {
        case ValueKind::null: out += "null"; break;
        case ValueKind::boolean: out += value.boolean() ? "true" : "false"; break;
        case ValueKind::integer: out += std::to_string(value.integer()); break;
        case ValueKind::real: out += real_text(value.real()); break;
        case ValueKind::text: out += in_quotes(value.text()); break;
        case ValueKind::list: {
            out += '[';
            const char* separator = "";
            for (const Value& element : value.list()) {
                out += separator;
                append(out, element, graph);
                separator = ", ";
            }
            out += ']';
            break;
        }
        case ValueKind::map: {
            out += '{';
            const char* separator = "";
            for (const auto& [key, element] : value.map()) {
                out.append(separator).append(key).append(": ");
                append(out, element, graph);
                separator = ", ";
            }
            out += '}';
            break;
        }
        case ValueKind::node: append_node(out, value.node(), graph); break;
        case ValueKind::relationship: append_relationship(out, value.relationship(), graph); break;
        case ValueKind::path: append_path(out, value.path(), graph); break;
        case ValueKind::temporal: out += in_quotes(text_of(value.temporal())); break;
        case ValueKind::duration: out += in_quotes(text_of(value.duration())); break;
    }
}

}  // namespace

std::string real_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    char digits[32];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    std::string text(digits, result.ptr);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
}

std::string literal_text(const Value& value, const PropertyGraph& graph) {
    std::string out;
    append(out, value, graph);
    return out;
}

std::string plain_text(const Value& value, const PropertyGraph& graph) {
    switch (value.kind()) {
        case ValueKind::null: return {};
        case ValueKind::text: return std::string(value.text());
        case ValueKind::temporal: return text_of(value.temporal());
        case ValueKind::duration: return text_of(value.duration());
        case ValueKind::node:
        case ValueKind::relationship:
        case ValueKind::path: return graph.brief(value);
        case ValueKind::list: {
            std::string out;
            for (const Value& element : value.list()) out += (out.empty() ? "" : "; ") + plain_text(element, graph);
            return out;
        }
        default: return literal_text(value, graph);
    }
}

}  // namespace skein::cypher
