#pragma once
// What a format makes of a graph, as a string.

#include "export/graph_writer.hpp"
#include "tests/support/graph_builder.hpp"

#include <string>
#include <string_view>

namespace skein::test {

inline Subgraph all_of(const FrozenGraph& graph) { return select(graph, {}); }

inline std::string written(const Subgraph& subgraph, std::string_view format, const WriteOptions& options = {}) {
    StringSink out;
    Diagnostics diagnostics;
    graph_format(format).write(subgraph, options, out, diagnostics);
    return out.take();
}

inline std::string drawn(const Diagram& diagram, std::string_view format, Diagnostics& diagnostics) {
    StringSink out;
    graph_format(format).write_diagram(diagram, {}, out, diagnostics);
    return out.take();
}

// Two documents that contradict each other, with a chain of claimants and an alias.
inline FrozenGraph quarrel() {
    Extraction a =
        document_of("a.txt", {{"DeepSeek", "bypass", "CUDA", Polarity::affirmed, "Lao Gao", 0.5}, {"DeepSeek", "use", "H800"}});
    a.statements[0].claimants = {"Plummer", "Lao Gao"};
    a.mentions[1].text = "Cuda toolkit";
    Extraction b =
        document_of("b.txt", {{"DeepSeek", "bypass", "CUDA", Polarity::negated, "", 0.75}, {"DeepSeek", "bypass", "CUDA"}});
    for (Extraction* extraction : {&a, &b})
        for (Mention& mention : extraction->mentions)
            if (mention.entity == "DeepSeek") mention.type = EntityType::Organization;
    return graph_of({a, b});
}

inline std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace skein::test
