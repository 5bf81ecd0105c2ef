// Any bytes as a Mermaid diagram. What the repair writes must need no repair, and what the writer writes of it must be read as
// the same diagram again.

#include "base/error.hpp"
#include "export/formats.hpp"
#include "extract/mermaid/repair.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

using namespace skein;

namespace {

std::optional<mermaid::RepairedDiagram> repair(const std::string& text, Diagnostics& diagnostics) {
    const SourceText source({"input", text});
    for (const mermaid::FoundDiagram& found : mermaid::find_diagrams(source.text(), mermaid::Within::diagram))
        return mermaid::repair(source, found, diagnostics);
    return std::nullopt;
}

[[noreturn]] void fail(const char* what, const std::string& first, const std::string& second) {
    std::fprintf(stderr, "%s\n--- first\n%s\n--- second\n%s\n", what, first.c_str(), second.c_str());
    std::abort();
}

// What a reader of the picture sees, whatever the ids and the order.
std::string facts(const Diagram& diagram) {
    std::vector<std::string> lines;
    const auto name = [&](DiagramEndpoint end) {
        return end.is_group ? "group " + diagram.groups[end.index].title : diagram.nodes[end.index].label;
    };
    const auto drawn = [](NodeShape shape) {
        return shape == NodeShape::plain ? NodeShape::rectangle : shape == NodeShape::ellipse ? NodeShape::stadium : shape;
    };
    for (const DiagramNode& node : diagram.nodes)
        lines.push_back("node " + node.label + " " + std::to_string(static_cast<int>(drawn(node.shape))));
    for (const DiagramEdge& edge : diagram.edges) {
        const bool bare = edge.stroke == EdgeStroke::invisible;
        lines.push_back("edge " + name(edge.source) + " > " + name(edge.target) + " " + (bare ? "" : edge.label) + " " +
                        std::to_string(static_cast<int>(edge.stroke)));
    }
    for (const DiagramGroup& group : diagram.groups) {
        std::vector<std::string> members;
        for (const std::uint32_t node : group.nodes) members.push_back(diagram.nodes[node].label);
        std::sort(members.begin(), members.end());
        std::string line = "group " + group.title + (group.parent ? " in " + diagram.groups[*group.parent].title : "") + ":";
        for (const std::string& member : members) line += " " + member;
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    std::string out = std::to_string(static_cast<int>(diagram.direction)) + "\n";
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    try {
        Diagnostics first;
        const auto once = repair(input, first);
        if (!once) return 0;
        Diagnostics second;
        const auto twice = repair(once->text, second);
        if (!twice) fail("the repaired diagram is not read", input, once->text);
        if (twice->text != once->text) fail("the repaired diagram is repaired again", once->text, twice->text);
        if (second.count(Severity::repaired) != 0)
            fail("a repair without a change", once->text, format(second.findings().front()));
        if (facts(once->diagram) != facts(twice->diagram))
            fail("the repaired diagram means something else", facts(once->diagram), facts(twice->diagram));

        StringSink sink;
        Diagnostics writing;
        write_mermaid_diagram(once->diagram, {}, sink, writing);
        const std::string written = sink.take();
        Diagnostics reading;
        const auto again = repair(written, reading);
        if (!again) fail("the written diagram is not read", once->text, written);
        if (again->text != written) fail("the written diagram is repaired", written, again->text);
        if (facts(once->diagram) != facts(again->diagram))
            fail("the written diagram means something else", facts(once->diagram), facts(again->diagram));
    } catch (const Error&) {
        // Binary files, other encodings, diagrams past Mermaid's limits.
    }
    return 0;
}
