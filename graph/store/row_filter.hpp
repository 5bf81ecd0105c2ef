#pragma once
// A selection as SQLite takes it, so that what is not asked for is never read. What it keeps is what graph/edge_filter.hpp keeps
// of the loaded graph: a test compares the two. Only for graph/store.

#include "graph/store/sqlite.hpp"
#include "graph/subgraph.hpp"

#include <string>
#include <vector>

namespace skein::store {

struct RowFilter {
    std::string statements;         // conditions on `statement AS s`, each beginning with " AND "; empty: all
    std::vector<EntityType> types;  // of both ends; empty: all

    [[nodiscard]] bool keeps(EntityType type) const;
    // " AND COLUMN IN (…)", or nothing where all are kept.
    [[nodiscard]] std::string of_types(const std::string& column) const;
};

// Throws Error with near names as advice when a relation, document or claimant does not occur. `disputed`, `top` and `around` are
// no matter of single rows and are not looked at.
[[nodiscard]] RowFilter row_filter(const Database& database, const Selection& selection);

// Ids of the documents of these names.
[[nodiscard]] std::vector<std::int64_t> documents_named(const Database& database, const std::vector<std::string>& names);

}  // namespace skein::store
