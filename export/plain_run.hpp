#pragma once
// How far text can be copied as it stands. For the functions that escape; nobody else needs it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace skein {

// Offset, from `from` on, of the first byte that is no ASCII character from ' ' to DEL, or is one of `Special`; the text's size when
// there is none. Sixteen bytes at a time by the compilers' portable vectors, the last ones by table.
template <char... Special>
[[nodiscard]] std::size_t find_stop(std::string_view text, std::size_t from) {
    static constexpr std::array<bool, 256> stops = [] {
        std::array<bool, 256> made{};
        for (std::size_t c = 0; c < made.size(); ++c) made[c] = c < 0x20 || c >= 0x80;
        ((made[static_cast<unsigned char>(Special)] = true), ...);
        return made;
    }();
    using Bytes = signed char __attribute__((vector_size(16)));
    std::size_t i = from;
    for (; text.size() - i >= sizeof(Bytes); i += sizeof(Bytes)) {
        Bytes bytes;
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        auto found = bytes < static_cast<signed char>(0x20);  // and, being signed, those from 0x80 on
        ((found |= bytes == static_cast<signed char>(Special)), ...);
        std::uint64_t halves[2];
        std::memcpy(halves, &found, sizeof halves);
        if ((halves[0] | halves[1]) != 0) break;
    }
    while (i < text.size() && !stops[static_cast<unsigned char>(text[i])]) ++i;
    return i;
}

}  // namespace skein
