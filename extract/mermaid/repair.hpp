#pragma once
// The repairing reader of Mermaid flowcharts: a diagram as people and models write it in, a valid one out, and what it draws.

#include "base/diagnostics.hpp"
#include "extract/mapped_text.hpp"
#include "extract/mermaid/find.hpp"
#include "extract/source_text.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace skein::mermaid {

struct RepairedDiagram {
    std::string text;  // valid for Mermaid 10.9 and 11; what was valid stands as it stood, byte for byte
    Diagram diagram;   // spans and lines are those of the original file
};

// Nothing when the text holds no flowchart, with a warning that says what it is. `Severity::repaired` findings name mended lines,
// `Severity::warning` what was left out or looks wrong and stayed. Time and memory grow linearly with the text; nothing recurses
// on it.
[[nodiscard]] std::optional<RepairedDiagram> repair(const SourceText& source, const FoundDiagram& found,
                                                    Diagnostics& diagnostics);
// The same for a diagram whose text was decoded (HTML, NDJSON); `source` gives file and lines for messages.
[[nodiscard]] std::optional<RepairedDiagram> repair(const SourceText& source, const MappedText& text, Diagnostics& diagnostics);

// Past these a text is refused with a warning.
inline constexpr std::size_t max_diagram_bytes = std::size_t{4} << 20;
inline constexpr std::size_t max_group_depth = 256;
// What Mermaid itself draws at most; past them the diagram is read and a warning says that Mermaid will not show it.
inline constexpr std::size_t mermaid_max_edges = 500;
inline constexpr std::size_t mermaid_max_characters = 50'000;

}  // namespace skein::mermaid
