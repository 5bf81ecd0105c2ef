#pragma once
// Arrows, with or without a label, in every spelling people and models use.

#include "extract/mermaid/arrow_token.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skein::mermaid {

// An arrow as a whole, with its label.
struct Link {
    std::size_t begin = 0;
    std::size_t end = 0;
    EdgeStroke stroke = EdgeStroke::normal;
    ArrowEnd source_end = ArrowEnd::none;
    ArrowEnd target_end = ArrowEnd::arrow;
    std::uint32_t length = 1;
    bool reversed = false;      // "A <- B": stands the wrong way round for Mermaid
    char glued_head = '\0';
    std::string label;          // as it stands in `text`: with quotes when it has them
    std::string id;             // Mermaid 11: "id@-->"
    std::string text;           // Mermaid source of the whole arrow
    bool changed = false;       // `text` differs from what was written
    std::string why;
};
// Reads the arrow at `at` on its line; nothing when there is none, or when it cannot be told where its label ends (then `problem`
// says so).
[[nodiscard]] std::optional<Link> read_link(std::string_view text, std::size_t at, bool fresh, std::string& problem);

}  // namespace skein::mermaid
