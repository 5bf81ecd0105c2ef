#pragma once
// The hash of the model's vocabularies. Pinned: a model file is only as good as the hash it was trained with.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace skein {

[[nodiscard]] inline std::uint64_t text_hash(std::string_view text, std::uint64_t seed) {
    constexpr std::uint64_t multiplier = 0x9e3779b97f4a7c15U;
    std::uint64_t hash = seed * multiplier ^ text.size();
    const auto mix = [&hash](std::uint64_t chunk) {
        hash = (hash ^ chunk) * multiplier;
        hash ^= hash >> 32;
    };
    while (text.size() >= 8) {
        std::uint64_t chunk = 0;
        std::memcpy(&chunk, text.data(), 8);
        mix(chunk);
        text.remove_prefix(8);
    }
    std::uint64_t chunk = 0;
    for (std::size_t i = 0; i < text.size(); ++i) chunk |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    mix(chunk);
    mix(multiplier);
    return hash;
}

}  // namespace skein
