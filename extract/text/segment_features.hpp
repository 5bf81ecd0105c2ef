#pragma once
// What the segmenter sees of a token: the rows of the language model's tables, but with the gap before it in place of one of
// them.

#include "extract/text/features.hpp"

#include <array>
#include <cstdint>

namespace skein {

// What stands between a token and the one before.
enum class Gap : std::uint8_t { none, blank, line_end };

inline constexpr std::size_t table_gap = table_suffix4;  // what the segmenter keeps there; it has no use for suffixes of four
inline constexpr std::array<std::uint32_t, feature_tables> segment_table_sizes = {
    0, 0, 4, hashed_table_sizes[table_suffix3], hashed_table_sizes[table_suffix2], 2, hashed_table_sizes[table_shape],
    hashed_table_sizes[table_forms], hashed_table_sizes[table_usual], hashed_table_sizes[table_noun_class],
    hashed_table_sizes[table_verb_class], hashed_table_sizes[table_names],
};

[[nodiscard]] constexpr FeatureRows segment_rows(FeatureRows rows, Gap gap) {
    rows[table_gap] = static_cast<std::uint32_t>(gap);
    rows[table_prefix3] = 0;
    return rows;
}

}  // namespace skein
