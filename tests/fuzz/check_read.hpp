#pragma once
// What must hold of whatever a reader makes of any bytes.

#include "base/error.hpp"
#include "extract/readers/readers.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace skein::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

inline void check(const Diagram& diagram, std::uint64_t size) {
    const auto inside = [&](ByteSpan span) { return span.start <= span.end && span.end <= size; };
    const auto end_exists = [&](DiagramEndpoint end) { return end.index < (end.is_group ? diagram.groups.size() : diagram.nodes.size()); };
    require(inside(diagram.span));
    for (const DiagramNode& node : diagram.nodes) require(inside(node.span) && node.line > 0);
    for (const DiagramEdge& edge : diagram.edges)
        require(inside(edge.span) && edge.line > 0 && end_exists(edge.source) && end_exists(edge.target));
    for (const DiagramGroup& group : diagram.groups) {
        require(inside(group.span) && (!group.parent || *group.parent < diagram.groups.size()));
        for (const std::uint32_t node : group.nodes) require(node < diagram.nodes.size());
    }
}

// Bytes that are no text, or no file of this format, give an Error; all others a document whose parts lie in the file.
using Read = void (*)(const SourcePtr&, const DocumentSink&, Diagnostics&);

inline void read_any(Read read, const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    try {
        const auto source = std::make_shared<const SourceText>(Source{"fuzz", std::string(reinterpret_cast<const char*>(data), size)});
        read(
            source,
            [&](const Document& document) {
                for (const Diagram& diagram : document.diagrams) check(diagram, size);
            },
            diagnostics);
    } catch (const Error&) {
    }
}

}  // namespace skein::fuzz
