#pragma once
// What a document alone takes for one, and why: the part of the merge ledger that extraction writes.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/resolve/aliases.hpp"
#include "graph/merge_ledger.hpp"

#include <vector>

namespace skein {

// Each spelling that differs from its entity's name by more than case, once, in order of value.
[[nodiscard]] std::vector<Merge> merges_within(const AnnotatedText& text, const std::vector<BlockNames>& names,
                                               const Canonicals& canonicals);

}  // namespace skein
