#pragma once
// The text of a node, edge or group: as Mermaid must find it, and as a reader of the picture sees it.

#include <string>
#include <string_view>

namespace skein::mermaid {

struct MendedLabel {
    std::string source;  // what is to stand between the brackets (or pipes), with its quotes when it has them
    bool changed = false;
    std::string why;     // what was mended, for the finding
};

// `raw` is what stands between the brackets, quotes included. Text that Mermaid takes as it is meant comes back unchanged.
[[nodiscard]] MendedLabel mend_label(std::string_view raw);
// Quotes for words that stood somewhere else (a name used as an id, a title).
[[nodiscard]] std::string quoted_label(std::string_view words);

struct SeenLabel {
    std::string plain;   // '\n' for breaks
    std::string markup;  // Mermaid source without quotes where it says more than `plain`; else empty
};
[[nodiscard]] SeenLabel seen_label(std::string_view source);

}  // namespace skein::mermaid
