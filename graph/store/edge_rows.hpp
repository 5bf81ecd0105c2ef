#pragma once
// Which edges a file's statements make, as numbers. Only for graph/store.

#include "graph/store/entity_numbers.hpp"
#include "graph/store/sqlite.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

namespace skein::store {

// Ends by EntityNumbers; `label` is twice the relation's id in the file, one more where it is negated.
struct EdgeRow {
    std::uint32_t source, target, label;
    friend auto operator<=>(const EdgeRow&, const EdgeRow&) = default;
};

// A statement's numbers as its row has them.
struct StatementRow {
    std::int64_t relation, rule, claim;
    std::uint8_t polarity, modality;
};

// One for each statement with two entities, in the file's order; `visit`, where it is given, is called for every statement.
[[nodiscard]] std::vector<EdgeRow> read_edge_rows(const Database& database, const EntityNumbers& numbers,
                                                  const std::function<void(const StatementRow&)>& visit = {});
// In order, each once: the edges.
void make_distinct(std::vector<EdgeRow>& rows);

}  // namespace skein::store
