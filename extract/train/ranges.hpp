#pragma once
// How large activations become, observed over sample sentences: what their bytes must be able to hold.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace skein {

class Range {
  public:
    void observe(const float* values, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            ++counts_[std::min<std::size_t>(static_cast<std::size_t>(std::abs(values[i]) * bins_per_unit), counts_.size() - 1)];
        }
    }
    // The magnitude that all but a `share` of the values stay below.
    [[nodiscard]] float covering(double share) const {
        std::uint64_t total = 0, above = 0;
        for (const std::uint64_t count : counts_) total += count;
        for (std::size_t bin = counts_.size(); bin-- > 0;) {
            above += counts_[bin];
            if (static_cast<double>(above) > share * static_cast<double>(total))
                return static_cast<float>(bin + 1) / bins_per_unit;
        }
        return 1;
    }

  private:
    static constexpr float bins_per_unit = 64;
    std::vector<std::uint64_t> counts_ = std::vector<std::uint64_t>(64 * 64);
};

struct ActivationRanges {
    std::vector<Range> layers;  // of each layer's input, and of what the last one puts out
    Range hidden;
};

}  // namespace skein
