#pragma once
// What must hold of whatever a reader makes of any bytes: bytes that are no text, or no file of this format, give an Error that
// says something; all others documents whose parts lie in the file.

#include "base/utf8.hpp"
#include "extract/document_reader.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace skein::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

// `in_order`: the reader takes a block's text from left to right; only a browser's tree moves it about.
inline void check_block(const Block& block, std::uint64_t size, bool in_order) {
    const std::string_view text = block.text.text();
    require(!text.empty() && !find_invalid_utf8(text));
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const ByteSpan span = block.text.original(i, i + 1);
        require(span.start <= span.end && span.end <= size);
        require(!in_order || last <= span.start);
        last = span.start;
    }
    for (std::size_t i = 0; i < block.cues.size(); ++i) {
        require(block.cues[i].text_offset < text.size());
        require(block.cues[i].time.start_ms <= block.cues[i].time.end_ms);
        require(i == 0 || block.cues[i - 1].text_offset < block.cues[i].text_offset);
    }
}

inline void check_diagram(const Diagram& diagram, std::uint64_t size) {
    const auto inside = [&](ByteSpan span) { return span.start <= span.end && span.end <= size; };
    const auto end_exists = [&](DiagramEndpoint end) {
        return end.index < (end.is_group ? diagram.groups.size() : diagram.nodes.size());
    };
    require(inside(diagram.span));
    for (const DiagramNode& node : diagram.nodes) require(inside(node.span) && node.line > 0);
    for (const DiagramEdge& edge : diagram.edges)
        require(inside(edge.span) && edge.line > 0 && end_exists(edge.source) && end_exists(edge.target));
    for (const DiagramGroup& group : diagram.groups) {
        require(inside(group.span) && (!group.parent || *group.parent < diagram.groups.size()));
        for (const std::uint32_t node : group.nodes) require(node < diagram.nodes.size());
    }
}

// `reader` is a reader's name (`skein formats`).
inline int read(std::string_view reader, const std::uint8_t* data, std::size_t size, bool in_order = true) {
    Diagnostics diagnostics;
    try {
        read_documents({"fuzz", std::string(reinterpret_cast<const char*>(data), size)}, reader,
                       [&](const Document& document) {
                           for (const Block& block : document.blocks) check_block(block, size, in_order);
                           for (const Diagram& diagram : document.diagrams) check_diagram(diagram, size);
                           for (const Statement& statement : document.statements)
                               require(statement.sentence.index() < document.sentences.size());
                       },
                       diagnostics);
    } catch (const Error& error) {
        require(*error.what() != '\0');
    }
    for (const Finding& finding : diagnostics.findings()) require(!find_invalid_utf8(format(finding)));
    return 0;
}

}  // namespace skein::fuzz
