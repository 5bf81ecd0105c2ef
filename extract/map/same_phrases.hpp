#pragma once
// Which phrases of a text mean the same thing.

#include "extract/map/map_links.hpp"

#include <cstddef>
#include <vector>

namespace skein {

// For each phrase of the material the first one that means the same: phrases of one entity, of the same words, one whose words
// another of the same head has, where only one near it has, what one owner is said to have in words that only judge it, "the
// engine" and the engine that was spoken of last, the ways of one choice.
[[nodiscard]] std::vector<std::size_t> same_phrases(const MapMaterial& material);

}  // namespace skein
