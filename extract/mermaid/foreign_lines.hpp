#pragma once
// Lines that other Mermaid diagrams have and flowcharts have not: titles and notes; and those of assistive technology, which are
// no statements either. Each gives the offset behind what it has passed.

#include "extract/mermaid/flowchart.hpp"

#include <cstddef>
#include <optional>

namespace skein::mermaid {

// "accTitle: words", "accDescr { words }".
[[nodiscard]] std::size_t pass_accessibility(Flowchart& chart, std::size_t at);
// "title Words": front matter has a place for it. Nothing when "title" is a node's name.
[[nodiscard]] std::optional<std::size_t> pass_title(Flowchart& chart, std::size_t at);
// "note right of A: words", also over several lines. Nothing when "note" is a node's name.
[[nodiscard]] std::optional<std::size_t> pass_note(Flowchart& chart, std::size_t at);

}  // namespace skein::mermaid
