#pragma once
// What every reader's fuzz target asserts.

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

inline int read(std::string_view reader, const std::uint8_t* data, std::size_t size, bool in_order = true) {
    Diagnostics diagnostics;
    try {
        read_documents({"fuzz", std::string(reinterpret_cast<const char*>(data), size)}, reader,
                       [&](const Document& document) {
                           for (const Block& block : document.blocks) check_block(block, size, in_order);
                           for (const Diagram& diagram : document.diagrams) require(diagram.span.end <= size);
                       },
                       diagnostics);
    } catch (const Error& error) {
        require(*error.what() != '\0');
    }
    for (const Finding& finding : diagnostics.findings()) require(!find_invalid_utf8(format(finding)));
    return 0;
}

}  // namespace skein::fuzz
