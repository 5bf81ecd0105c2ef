#pragma once
// A read-only map from hashes of text to small numbers, over sorted arrays of a model file.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace skein {

class FingerprintMap {
  public:
    FingerprintMap() = default;
    // `keys` ascending, as many as `values`; both must outlive the map.
    FingerprintMap(std::span<const std::int32_t> keys, std::span<const std::int16_t> values) : keys_(keys), values_(values) {
        const int bits = std::clamp(static_cast<int>(std::bit_width(keys.size())), 1, 18);
        shift_ = 32 - bits;
        buckets_.resize((std::size_t{1} << bits) + 1);
        std::size_t at = 0;
        for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
            while (at < keys.size() && (static_cast<std::uint32_t>(keys[at]) >> shift_) < bucket) ++at;
            buckets_[bucket] = static_cast<std::uint32_t>(at);
        }
    }
    [[nodiscard]] std::optional<std::int16_t> find(std::uint64_t hash) const {
        if (keys_.empty()) return std::nullopt;
        const auto key = static_cast<std::uint32_t>(hash >> 32);
        for (std::size_t i = buckets_[key >> shift_]; i < buckets_[(key >> shift_) + 1]; ++i) {
            if (static_cast<std::uint32_t>(keys_[i]) == key) return values_[i];
        }
        return std::nullopt;
    }

  private:
    std::span<const std::int32_t> keys_;  // the upper halves of hashes, sorted as unsigned numbers
    std::span<const std::int16_t> values_;
    std::vector<std::uint32_t> buckets_;
    int shift_ = 31;
};

}  // namespace skein
