#pragma once
// "Did you mean": names near one that was not found, for options, formats, entities, relations and documents.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Optimal string alignment distance (Damerau 1964, Levenshtein 1966: insertion, deletion, substitution, swap of neighbours)
// in code points. Gives `cap + 1` as soon as the distance is known to be greater than `cap`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap);

// At most `limit` of `candidates` that `name` may have been meant to be, nearest first, ties by bytes, each once. Compared by
// `fold`: a third of the characters may differ, or `name` may be a whole word or the beginning of the candidate.
[[nodiscard]] std::vector<std::string> near_names(std::string_view name, std::span<const std::string_view> candidates,
                                                  std::size_t limit = 3);

// `did you mean "a", "b" or "c"?` as advice of an Error; empty when `near` is.
[[nodiscard]] std::string did_you_mean(std::span<const std::string> near);
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace skein
