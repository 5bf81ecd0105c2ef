#pragma once
// What stands among the statements of a flowchart and is none: comments, list marks, fences.

#include "extract/mermaid/flowchart.hpp"

#include <cstddef>
#include <optional>

namespace skein::mermaid {

// `at` is the first character of its line that is no blank. Mends what stands there and gives the offset behind it; nothing when
// a statement begins at `at`.
[[nodiscard]] std::optional<std::size_t> pass_decoration(Flowchart& chart, std::size_t at);

}  // namespace skein::mermaid
