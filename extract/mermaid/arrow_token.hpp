#pragma once
// The run of characters that makes an arrow ("-->", "==>", "→"), as Mermaid and other notations write it.

#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skein::mermaid {

// A run of arrow characters.
struct LinkToken {
    std::size_t begin = 0;
    std::size_t end = 0;
    EdgeStroke stroke = EdgeStroke::normal;
    ArrowEnd source_end = ArrowEnd::none;
    ArrowEnd target_end = ArrowEnd::none;
    std::uint32_t length = 1;
    bool valid = false;        // Mermaid reads it so
    bool opener = false;       // "--", "==", "-.": a label may follow, then the rest of the arrow
    bool weak = false;         // a single dash: an arrow only when its other half follows
    char glued_head = '\0';    // 'o' or 'x' directly before a letter: the head of the arrow or the name's first letter?
};
// `fresh`: a name has ended before `at` (blank or bracket), so that 'x' and 'o' may be heads.
[[nodiscard]] std::optional<LinkToken> link_token_at(std::string_view text, std::size_t at, bool fresh);

// "-->", "<==>", "-.-" …
[[nodiscard]] std::string arrow_text(EdgeStroke stroke, ArrowEnd source_end, ArrowEnd target_end, std::uint32_t length);

inline constexpr std::uint32_t max_link_length = 20;

}  // namespace skein::mermaid
