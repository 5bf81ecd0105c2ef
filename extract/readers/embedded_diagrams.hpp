#pragma once
// Diagrams that stand inside a text. Readers ask where they are, keep their source out of the prose and hand it over here.

#include "extract/readers/readers.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace skein {

// All offsets are into the text.
struct EmbeddedDiagram {
    std::size_t start = 0;  // of everything that belongs to it: its tags or fences too
    std::size_t end = 0;
    std::size_t source_start = 0;  // of the diagram's own lines
    std::size_t source_end = 0;
};

// `<Mermaid_Diagram>` tags and ```mermaid fences between `start` and `end`, in order, not overlapping.
[[nodiscard]] std::vector<EmbeddedDiagram> find_embedded_diagrams(std::string_view text, std::size_t start, std::size_t end);

// Parses the diagram whose source is `lines` and adds it to the document; what it cannot read goes to `diagnostics`.
void add_diagram(Document& document, const MappedText& lines, Diagnostics& diagnostics);

}  // namespace skein
