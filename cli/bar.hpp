#pragma once
// Small bars beside numbers.

#include <cstddef>
#include <string>

namespace skein::cli {

// As long beside `largest` as `value` is, at most `columns`; at least an eighth of a column for what is more than nothing. Empty
// where no person looks: programs have the number.
[[nodiscard]] std::string bar(double value, double largest, std::size_t columns);

}  // namespace skein::cli
