#pragma once
// Markdown inside a file: the whole of it, or the description of a transcript record.

#include "extract/readers/boilerplate.hpp"
#include "extract/readers/readers.hpp"

#include <cstddef>
#include <optional>

namespace skein {

struct MarkdownStyle {
    // What paragraphs, list items, quotes and table cells become; without it each is what it is.
    std::optional<BlockKind> prose;
    bool first_heading_is_title = false;
};

// Appends the blocks and diagrams of the source's text from `start` to `end`. Throws Error when it is nested too deeply.
void add_markdown(Document& document, std::size_t start, std::size_t end, const MarkdownStyle& style, LeftOut& left_out,
                  Diagnostics& diagnostics);

}  // namespace skein
