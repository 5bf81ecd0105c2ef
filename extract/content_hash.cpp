#include "extract/content_hash.hpp"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>

namespace skein {

void ContentHash::add_byte(std::uint64_t byte) {
    constexpr Wide prime = (Wide{1} << 88) + 0x13B;
    hash_ = (hash_ ^ (byte & 0xFF)) * prime;
}

void ContentHash::add_words(const char* at) {
    constexpr std::uint64_t prime = 0x100000001B3;
    for (std::uint64_t& lane : lanes_) {
        std::uint64_t word;
        std::memcpy(&word, at, sizeof word);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
        lane = (lane ^ word) * prime;
        lane ^= lane >> 32;
        at += sizeof word;
    }
}

void ContentHash::add(std::string_view bytes) {
    if (!large_) {
        for (const char byte : bytes) add_byte(static_cast<unsigned char>(byte));
        return;
    }
    if (begun_size_ > 0 && !bytes.empty()) {
        const std::size_t more = std::min(step - begun_size_, bytes.size());
        std::memcpy(begun_.data() + begun_size_, bytes.data(), more);
        begun_size_ += more;
        bytes.remove_prefix(more);
        if (begun_size_ < step) return;
        add_words(begun_.data());
        begun_size_ = 0;
    }
    for (; bytes.size() >= step; bytes.remove_prefix(step)) add_words(bytes.data());
    if (bytes.empty()) return;
    std::memcpy(begun_.data(), bytes.data(), bytes.size());
    begun_size_ = bytes.size();
}

std::string ContentHash::hexadecimal() {
    if (large_) {
        for (const std::uint64_t lane : lanes_)
            for (unsigned shift = 0; shift < 64; shift += 8) add_byte(lane >> shift);
        for (std::size_t i = 0; i < begun_size_; ++i) add_byte(static_cast<unsigned char>(begun_[i]));
        large_ = false;
        begun_size_ = 0;
    }
    std::array<char, 33> text{};
    std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(hash_ >> 64),
                  static_cast<unsigned long long>(hash_));
    return text.data();
}

std::string content_hash(std::string_view bytes) {
    ContentHash hash(bytes.size());
    hash.add(bytes);
    return hash.hexadecimal();
}

}  // namespace skein
