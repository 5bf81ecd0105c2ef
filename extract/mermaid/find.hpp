#pragma once
// Where Mermaid diagrams stand in a text: code fences, tags, shortcodes, or bare among prose.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein::mermaid {

struct FoundDiagram {
    std::size_t begin = 0;        // of the diagram's own text: after the fence's or tag's line
    std::size_t end = 0;
    std::size_t outer_begin = 0;  // with the fence or tags: what is no prose
    std::size_t outer_end = 0;
    std::string kind;             // "flowchart", or the kind that is not read ("sequenceDiagram", "pie" …)
    std::size_t indent = 0;       // columns of blanks the container puts before every line (a list item's fence)
    bool quoted = false;          // in a Markdown block quote: lines start with '>'
};

enum class Within {
    document,  // prose with diagrams in it: only what is clearly one counts
    diagram,   // a file that is meant to be a diagram (.mmd, `skein repair`): prose around it goes, a header may be missing
};

// In the order of the text, never overlapping. Linear in the text's size.
[[nodiscard]] std::vector<FoundDiagram> find_diagrams(std::string_view text, Within within);

}  // namespace skein::mermaid
