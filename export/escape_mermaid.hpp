#pragma once
// Mermaid's own rules of quoting: labels, titles, ids, styles. Part of the only place of this room that quotes.

#include "graph/diagram.hpp"

#include <string>
#include <string_view>

namespace skein {

// A label with its double quotes that Mermaid 10.9 and 11 show as `text`. Plain words come out plain; only what Mermaid or the
// Markdown and HTML behind it would take for theirs becomes a code (#35;). Line ends become <br/>; control characters,
// noncharacters and bytes that are not UTF-8 become U+FFFD; blanks at the ends of lines go; blank text becomes " ".
[[nodiscard]] std::string mermaid_label(std::string_view text);
// A label given as Mermaid source (DiagramNode::markup), with its quotes, when nothing in it ends the label early or runs a
// script; else the plain text as above.
[[nodiscard]] std::string mermaid_label(std::string_view text, std::string_view markup);
// A title for the front matter, with its quotes (YAML).
[[nodiscard]] std::string mermaid_title(std::string_view text);

// May stand as an id in Mermaid 10.9 and 11 as it is.
[[nodiscard]] bool is_safe_mermaid_id(std::string_view id);
// "fill:#f9f,stroke:#333"; properties that Mermaid's lexer does not take are left out.
[[nodiscard]] std::string mermaid_style(const Properties& style);
// The address of a link in its double quotes.
[[nodiscard]] std::string mermaid_link(std::string_view address);

}  // namespace skein
