#pragma once
// Where a statement's words stand in the sentence that is shown for it.

#include "graph/frozen_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace skein {

enum class Part : std::uint8_t { subject, object, relation, argument };

// Bytes [start, end) of the sentence's text.
struct Highlight {
    std::size_t start = 0;
    std::size_t end = 0;
    Part part = Part::subject;
    friend bool operator==(const Highlight&, const Highlight&) = default;
};

// In order and apart from each other: where words overlap, subject and object come before the relation, and that before
// arguments. A sentence that was cleaned has other offsets than its document: there the words are looked for, nearest to where
// they should be. A relation in pieces ("did … rely on") has a highlight a piece. Words that are not in the text have none.
[[nodiscard]] std::vector<Highlight> highlights(const FrozenGraph& graph, StatementId id);

}  // namespace skein
