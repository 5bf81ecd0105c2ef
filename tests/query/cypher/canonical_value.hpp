#pragma once
// Values in one way of writing, whatever the order of labels and keys: what a scenario expects and what came out are the same
// when their texts are.

#include "query/cypher/property_graph.hpp"
#include "query/cypher/value_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace skein::test {

namespace canonical_detail {

inline std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

inline std::string node_text(std::vector<std::string> labels, const std::string& properties) {
    std::sort(labels.begin(), labels.end());
    std::string out = "(";
    for (const std::string& label : labels) out += ":" + label;
    return out + properties + ")";
}

inline std::string map_text(std::vector<std::string> entries) {
    std::sort(entries.begin(), entries.end());
    return "{" + joined(entries) + "}";
}

inline std::string list_text(std::vector<std::string> elements, bool any_order) {
    if (any_order) std::sort(elements.begin(), elements.end());
    return "[" + joined(elements) + "]";
}

// Reads a value as the test kit writes it.
class Expected {
  public:
    Expected(std::string_view text, bool any_order) : rest_(text), any_order_(any_order) {}

    std::string value() {
        blanks();
        if (rest_.empty()) throw std::runtime_error("a value is missing");
        if (rest_.starts_with("[:")) return relationship();
        switch (rest_.front()) {
            case '(': return node();
            case '<': return path();
            case '{': return map();
            case '\'': return text();
            case '[': {
                take('[');
                std::vector<std::string> elements;
                while (!at(']')) {
                    elements.push_back(value());
                    if (at(',')) take(',');
                }
                take(']');
                return list_text(std::move(elements), any_order_);
            }
            default: return literal();
        }
    }
    bool done() {
        blanks();
        return rest_.empty();
    }

  private:
    void blanks() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    }
    bool at(char c) {
        blanks();
        return !rest_.empty() && rest_.front() == c;
    }
    void take(char c) {
        if (!at(c)) throw std::runtime_error(std::string("expected ") + c + " at " + std::string(rest_));
        rest_.remove_prefix(1);
    }
    std::string word() {
        blanks();
        const std::size_t end = std::min(rest_.find_first_of(" :,()[]{}<>-"), rest_.size());
        const std::string name(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return name;
    }
    std::string map() {
        take('{');
        std::vector<std::string> entries;
        while (!at('}')) {
            const std::string key = word();
            take(':');
            entries.push_back(key + ": " + value());
            if (at(',')) take(',');
        }
        take('}');
        return map_text(std::move(entries));
    }
    std::string node() {
        take('(');
        std::vector<std::string> labels;
        while (at(':')) {
            take(':');
            labels.push_back(word());
        }
        const std::string properties = at('{') ? map() : std::string();
        take(')');
        return node_text(std::move(labels), properties == "{}" ? "" : properties);
    }
    std::string relationship() {
        take('[');
        take(':');
        const std::string type = word();
        const std::string properties = at('{') ? map() : std::string();
        take(']');
        return "[:" + type + (properties == "{}" ? "" : properties) + "]";
    }
    std::string path() {
        take('<');
        std::string out = "<" + node();
        while (!at('>')) {
            const bool left = at('<');
            if (left) take('<');
            take('-');
            const std::string middle = relationship();
            take('-');
            if (!left) take('>');
            out += (left ? "<-" : "-") + middle + (left ? "-" : "->") + node();
        }
        take('>');
        return out + ">";
    }
    std::string text() {
        take('\'');
        std::string content;
        while (!rest_.empty() && rest_.front() != '\'') {
            if (rest_.front() == '\\') rest_.remove_prefix(1);
            content += rest_.front();
            rest_.remove_prefix(1);
        }
        take('\'');
        return "'" + content + "'";
    }
    std::string literal() {
        const std::size_t end = std::min(rest_.find_first_of(" ,)]}"), rest_.size());
        const std::string word(rest_.substr(0, end));
        rest_.remove_prefix(end);
        const bool number = word.find_first_of("0123456789") != std::string::npos;
        return number && word.find_first_of(".e") != std::string::npos ? cypher::real_text(std::strtod(word.c_str(), nullptr))
                                                                       : word;
    }

    std::string_view rest_;
    bool any_order_;
};

}  // namespace canonical_detail

inline std::string canonical_expected(std::string_view text, bool any_order) {
    canonical_detail::Expected expected(text, any_order);
    std::string out = expected.value();
    if (!expected.done()) throw std::runtime_error("more than a value: " + std::string(text));
    return out;
}

inline std::string canonical(const cypher::Value& value, const cypher::PropertyGraph& graph, bool any_order) {
    using namespace canonical_detail;
    using cypher::ValueKind;
    const auto properties = [&](auto id) {
        std::vector<std::string> entries;
        for (const std::string_view key : graph.keys(id))
            entries.push_back(std::string(key) + ": " + canonical(graph.property(id, key), graph, any_order));
        return entries.empty() ? std::string() : map_text(std::move(entries));
    };
    const auto node = [&](cypher::NodeId id) {
        const auto labels = graph.labels(id);
        return node_text({labels.begin(), labels.end()}, properties(id));
    };
    const auto relationship = [&](cypher::RelationshipId id) {
        return "[:" + std::string(graph.type_name(id)) + properties(id) + "]";
    };
    switch (value.kind()) {
        case ValueKind::text: return "'" + std::string(value.text()) + "'";
        case ValueKind::node: return node(value.node());
        case ValueKind::relationship: return relationship(value.relationship());
        case ValueKind::list: {
            std::vector<std::string> elements;
            for (const cypher::Value& element : value.list()) elements.push_back(canonical(element, graph, any_order));
            return list_text(std::move(elements), any_order);
        }
        case ValueKind::map: {
            std::vector<std::string> entries;
            for (const auto& [key, element] : value.map()) entries.push_back(key + ": " + canonical(element, graph, any_order));
            return map_text(std::move(entries));
        }
        case ValueKind::path: {
            const cypher::Path& path = value.path();
            std::string out = "<" + node(path.nodes.front());
            for (std::size_t i = 0; i < path.relationships.size(); ++i) {
                const bool left = graph.source(path.relationships[i]) != path.nodes[i];
                out += (left ? "<-" : "-") + relationship(path.relationships[i]) + (left ? "-" : "->") + node(path.nodes[i + 1]);
            }
            return out + ">";
        }
        default: return cypher::literal_text(value, graph);
    }
}

}  // namespace skein::test
