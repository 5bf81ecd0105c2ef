#pragma once
// How far text can be taken as it stands: for the functions that escape, and for those that read what was escaped.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace skein {

// Sixteen bytes at a time by the compilers' portable vectors, the last ones by table. `High`: bytes from 0x80 on stop it, too.
template <bool High, char... Special>
[[nodiscard]] std::size_t find_stopping_byte(std::string_view text, std::size_t from) {
    static constexpr std::array<bool, 256> stops = [] {
        std::array<bool, 256> made{};
        for (std::size_t c = 0; c < made.size(); ++c) made[c] = c < 0x20 || (High && c >= 0x80);
        ((made[static_cast<unsigned char>(Special)] = true), ...);
        return made;
    }();
    using Bytes = signed char __attribute__((vector_size(16)));
    using Unsigned = unsigned char __attribute__((vector_size(16)));
    std::size_t i = from;
    for (; text.size() - i >= sizeof(Bytes); i += sizeof(Bytes)) {
        Bytes bytes;
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        Bytes found;
        if constexpr (High)
            found = bytes < static_cast<signed char>(0x20);  // being signed, those from 0x80 on are, too
        else
            found = reinterpret_cast<Unsigned&>(bytes) < static_cast<unsigned char>(0x20);
        ((found |= bytes == static_cast<signed char>(Special)), ...);
        std::uint64_t halves[2];
        std::memcpy(halves, &found, sizeof halves);
        if ((halves[0] | halves[1]) == 0) continue;
        if constexpr (std::endian::native != std::endian::little) break;  // byte by byte, then
        if (halves[0] != 0) return i + static_cast<std::size_t>(std::countr_zero(halves[0])) / 8;
        return i + sizeof halves[0] + static_cast<std::size_t>(std::countr_zero(halves[1])) / 8;
    }
    while (i < text.size() && !stops[static_cast<unsigned char>(text[i])]) ++i;
    return i;
}

// Whether the two are the same, without a call where they are short, as names are.
[[nodiscard]] inline bool same_bytes(const char* a, const char* b, std::size_t size) {
    const auto differ = [&]<class Word>(Word, std::size_t at) {
        Word x, y;
        std::memcpy(&x, a + at, sizeof x);
        std::memcpy(&y, b + at, sizeof y);
        return x != y;
    };
    if (size > 16) return std::memcmp(a, b, size) == 0;
    if (size >= 8) return !differ(std::uint64_t{}, 0) && !differ(std::uint64_t{}, size - 8);
    if (size >= 4) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - 4);
    for (std::size_t i = 0; i < size; ++i)
        if (a[i] != b[i]) return false;
    return true;
}

// Copies without a call where there is little to copy.
inline void copy_bytes(char* to, const char* from, std::size_t size) {
    const auto load = [&]<class Word>(Word, std::size_t at) {
        Word word;
        std::memcpy(&word, from + at, sizeof word);
        return word;
    };
    if (size > 16) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        const std::uint64_t first = load(std::uint64_t{}, 0), last = load(std::uint64_t{}, size - 8);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - 8, &last, sizeof last);
    } else if (size >= 4) {
        const std::uint32_t first = load(std::uint32_t{}, 0), last = load(std::uint32_t{}, size - 4);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - 4, &last, sizeof last);
    } else {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
}

// Offset, from `from` on, of the first byte that is no ASCII character from ' ' to DEL, or is one of `Special`; the text's size
// when there is none.
template <char... Special>
[[nodiscard]] std::size_t find_stop(std::string_view text, std::size_t from) {
    return find_stopping_byte<true, Special...>(text, from);
}

// The same of the first control character or `Special`, whatever other characters stand before it.
template <char... Special>
[[nodiscard]] std::size_t find_control(std::string_view text, std::size_t from) {
    return find_stopping_byte<false, Special...>(text, from);
}

}  // namespace skein
