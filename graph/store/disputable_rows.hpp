#pragma once
// Which statements of a file may be a side of a dispute, told without loading them. Only for graph/store.

#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <vector>

namespace skein::store {

// Ids in the file, in order: all that graph/disputes.hpp would find in the whole graph, and some more.
struct DisputableRows {
    std::vector<std::int64_t> quarrels;  // of what is affirmed and denied
    std::vector<std::int64_t> values;    // that may tell an amount
};

// Twelve bytes a statement are needed meanwhile.
[[nodiscard]] DisputableRows disputable_rows(const Database& database);

}  // namespace skein::store
