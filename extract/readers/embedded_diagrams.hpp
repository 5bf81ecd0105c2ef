#pragma once
// Diagrams that stand inside a text. Readers ask where they are, keep their source out of the prose and hand it over here.

#include "extract/mermaid/find.hpp"
#include "extract/readers/readers.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace skein {

// The diagrams between `start` and `end`, in order, not overlapping. Their offsets are into the whole of `text`.
[[nodiscard]] std::vector<mermaid::FoundDiagram> find_embedded_diagrams(std::string_view text, std::size_t start,
                                                                        std::size_t end);

// Parses a diagram and adds it to the document; what was mended or cannot be read goes to `diagnostics`.
// The first finds it in the text of the document's source, the second takes its own lines, decoded.
void add_diagram(Document& document, const mermaid::FoundDiagram& found, Diagnostics& diagnostics);
void add_diagram(Document& document, const MappedText& lines, Diagnostics& diagnostics);


// The graphs of the DOT language that stand in the source's text from `start` to `end`. What is no DOT is a warning.
void add_dot_diagrams(Document& document, std::size_t start, std::size_t end, Diagnostics& diagnostics);

}  // namespace skein
