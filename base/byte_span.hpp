#pragma once
// A range of bytes in a document's original file. Every position in Skein is one of these.

#include <compare>
#include <cstdint>

namespace skein {

// Half-open: [start, end). Offsets count bytes of the file as it lies on disk, before any decoding.
struct ByteSpan {
    std::uint64_t start = 0;
    std::uint64_t end = 0;

    [[nodiscard]] constexpr std::uint64_t size() const { return end - start; }
    [[nodiscard]] constexpr bool empty() const { return start == end; }
    [[nodiscard]] constexpr bool contains(ByteSpan inner) const { return start <= inner.start && inner.end <= end; }
    [[nodiscard]] constexpr bool overlaps(ByteSpan other) const { return start < other.end && other.start < end; }

    friend constexpr auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace skein
