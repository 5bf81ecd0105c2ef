// Labels in (a JSON string a line), Mermaid diagrams out (a JSON string a line): ten nodes each, every label on a node and on the
// arrow that leaves it. For labels_survive.mjs, which asks the real Mermaid what it shows.

#include "export/formats.hpp"

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

int main() {
    constexpr std::size_t per_diagram = 10;
    using namespace skein;
    std::vector<std::string> labels;
    const auto flush = [&] {
        if (labels.empty()) return;
        Diagram diagram;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            DiagramNode node;
            node.id = "n" + std::to_string(i);
            node.label = labels[i];
            node.shape = static_cast<NodeShape>(1 + i % 14);
            diagram.nodes.push_back(node);
            DiagramEdge edge;
            edge.source = {false, static_cast<std::uint32_t>(i)};
            edge.target = {false, static_cast<std::uint32_t>((i + 1) % labels.size())};
            edge.label = labels[i];
            diagram.edges.push_back(edge);
        }
        StringSink out;
        Diagnostics diagnostics;
        write_mermaid_diagram(diagram, {}, out, diagnostics);
        std::cout << nlohmann::json(out.take()).dump() << '\n';
        labels.clear();
    };
    for (std::string line; std::getline(std::cin, line);) {
        labels.push_back(nlohmann::json::parse(line).get<std::string>());
        if (labels.size() == per_diagram) flush();
    }
    flush();
}
