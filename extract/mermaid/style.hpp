#pragma once
// Lists of style properties: "fill:#f9f,stroke:#333".

#include "graph/diagram.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace skein::mermaid {

struct MendedStyle {
    Properties properties;
    std::string source;                // as Mermaid takes it
    bool changed = false;              // `source` is not what was written
    std::vector<std::string> dropped;  // properties Mermaid cannot hold
};
[[nodiscard]] MendedStyle mend_style(std::string_view list);
// Offset in `words` where the first "property:value" begins; npos when there is none.
[[nodiscard]] std::size_t style_begin(std::string_view words);

}  // namespace skein::mermaid
