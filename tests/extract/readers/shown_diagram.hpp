#pragma once
// A diagram as lines of text, for comparing with what must come out.

#include "base/error.hpp"
#include "tests/extract/readers/read_all.hpp"

#include <string>
#include <vector>

namespace skein::test {

inline std::string shown(const Properties& properties) {
    std::string text;
    for (const auto& [name, value] : properties) text.append(" ").append(name).append("=").append(value);
    return text;
}

// "id [label] attributes" a node, "source -> target [label] attributes" an edge (ids of the ends), "group title: members".
inline std::vector<std::string> shown(const Diagram& diagram) {
    std::vector<std::string> lines;
    for (const DiagramNode& node : diagram.nodes) lines.push_back(node.id + " [" + node.label + "]" + shown(node.attributes));
    const auto end = [&](DiagramEndpoint e) {
        return e.is_group ? "group " + diagram.groups[e.index].id : diagram.nodes[e.index].id;
    };
    for (const DiagramEdge& edge : diagram.edges) {
        const std::string sign = edge.target_end == ArrowEnd::none ? (edge.source_end == ArrowEnd::none ? " -- " : " <- ")
                                                                   : (edge.source_end == ArrowEnd::none ? " -> " : " <-> ");
        lines.push_back(end(edge.source) + sign + end(edge.target) + (edge.label.empty() ? "" : " [" + edge.label + "]") +
                        shown(edge.attributes));
    }
    for (const DiagramGroup& group : diagram.groups) {
        std::string line = "group " + group.id + " [" + group.title + "]" +
                           (group.parent ? " in " + diagram.groups[*group.parent].id : "") + ":";
        for (const std::uint32_t node : group.nodes) line += " " + diagram.nodes[node].id;
        lines.push_back(line);
    }
    return lines;
}

inline std::vector<std::string> messages(const Diagnostics& diagnostics) {
    std::vector<std::string> lines;
    for (const Finding& finding : diagnostics.findings())
        lines.push_back(std::to_string(finding.place.line) + ": " + finding.message);
    return lines;
}

// "line:column: message" of the Error that `read` ends with.
template <class Read>
std::string error_in(Read read) {
    try {
        read();
    } catch (const Error& error) {
        return std::to_string(error.place().line) + ":" + std::to_string(error.place().column) + ": " + error.what();
    }
    return "no error";
}

using Lines = std::vector<std::string>;

}  // namespace skein::test

template <>
struct doctest::StringMaker<skein::test::Lines> {
    static doctest::String convert(const skein::test::Lines& lines) {
        std::string text;
        for (const std::string& line : lines) text += "\n    " + line;
        return text.c_str();
    }
};
