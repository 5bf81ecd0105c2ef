// Any text: a concept map keeps to its size, its arrows end in its boxes, every box has a label and every arrow stands in the
// text.

#include "extract/map/concept_map.hpp"
#include "extract/pipeline.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

using namespace skein;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Pipeline pipeline;
    if (size < 2) return 0;
    Document document;
    try {
        document.source =
            std::make_shared<const SourceText>(Source{"fuzz", std::string(reinterpret_cast<const char*>(data) + 1, size - 1)});
    } catch (const Error&) {
        return 0;
    }
    const std::string_view text = document.source->text();
    if (text.empty()) return 0;
    Block block;
    block.text.append_slice(*document.source, 0, text.size());
    document.blocks.push_back(block);
    Diagnostics diagnostics;
    const std::vector<Extraction> extractions = {pipeline.process(document, diagnostics)};
    const std::size_t most = 2 + data[0] % 30;
    const Diagram map = concept_map(extractions, {most});
    require(map.nodes.size() <= most);
    std::set<std::uint32_t> tied;
    for (const DiagramEdge& edge : map.edges) {
        require(edge.source.index < map.nodes.size() && edge.target.index < map.nodes.size());
        require(edge.source.index != edge.target.index);
        require(edge.line > 0 && edge.span.end <= size - 1);
        tied.insert(edge.source.index);
        tied.insert(edge.target.index);
    }
    require(tied.size() == map.nodes.size());
    for (const DiagramNode& node : map.nodes) require(!node.label.empty());
    for (const DiagramGroup& group : map.groups)
        for (const std::uint32_t node : group.nodes) require(node < map.nodes.size());
    return 0;
}
