#pragma once
// What a tagging of a sentence costs: a linear chain of tags of which only some are right.

#include "extract/text/name_model.hpp"

#include <cstdint>
#include <span>

namespace skein {

// A set of tags, a bit each.
using TagSet = std::uint32_t;
static_assert(name_tags <= 32);

// What the data says of a token's tag: one of `likely`, or else one of `open`, which the set does not mark and which therefore
// counts less. Were both to count the same, the share of what is no name would be spread thin over all open types, and none would
// win.
struct AllowedTags {
    TagSet likely = 0;
    TagSet open = 0;
};
inline constexpr float open_weight = 0.05F;

// The negative log-likelihood of the allowed taggings. `scores`: name_tags a token; `transitions`: name_tags x name_tags.
// Marginals by the forward-backward recurrences over all valid taggings and over the allowed ones; their difference, times
// `scale`, is added to `delta` and `transition_delta`. A sentence whose data contradicts itself costs nothing.
[[nodiscard]] double chain_loss(std::span<const AllowedTags> allowed, const float* transitions, const float* scores, float scale,
                                float* delta, float* transition_delta);

}  // namespace skein
