#pragma once
// A confidence as the graph file keeps it: in ten-thousandths where that is exact, which takes two bytes instead of eight. Only
// for graph/store.

#include "graph/store/sqlite.hpp"

#include <cmath>
#include <cstdint>

namespace skein::store {

inline constexpr double confidence_unit = 10000;

inline void bind_confidence(Query& query, int parameter, double confidence) {
    const double scaled = std::round(confidence * confidence_unit);
    if (scaled / confidence_unit == confidence) query.bind(parameter, static_cast<std::int64_t>(scaled));
    else query.bind(parameter, confidence);
}

// Throws Error when the column holds no number from 0 to 1.
[[nodiscard]] inline double confidence(const Query& query, int column, const Database& database) {
    const double value =
        query.is_integer(column) ? static_cast<double>(query.integer(column)) / confidence_unit : query.real(column);
    if (!(value >= 0 && value <= 1)) database.damaged("a confidence is not between 0 and 1");
    return value;
}

}  // namespace skein::store
