#include "extract/train/recurrence.hpp"

#include <vector>

namespace skein {

void remember(std::size_t count, std::ptrdiff_t step, std::size_t half, std::size_t d, const float* z, const float* gate,
              float* memory) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) * step;
        float* now = memory + at * static_cast<std::ptrdiff_t>(d);
        const float* before = now - step * static_cast<std::ptrdiff_t>(d);
        const std::ptrdiff_t in = at * static_cast<std::ptrdiff_t>(2 * d);
        for (std::size_t c = 0; c < half; ++c) {
            const float old = i == 0 ? 0.0F : before[c];
            now[c] = old + gate[in + static_cast<std::ptrdiff_t>(c)] * (z[in + static_cast<std::ptrdiff_t>(c)] - old);
        }
    }
}

void remember_back(std::size_t count, std::ptrdiff_t step, std::size_t half, std::size_t d, float* z, float* gate,
                   const float* memory, const float* delta) {
    std::vector<float> carried(half, 0);
    for (std::size_t i = count; i-- > 0;) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) * step;
        const float* before = memory + (at - step) * static_cast<std::ptrdiff_t>(d);
        const float* out = delta + at * static_cast<std::ptrdiff_t>(d);
        float* z_at = z + at * static_cast<std::ptrdiff_t>(2 * d);
        float* gate_at = gate + at * static_cast<std::ptrdiff_t>(2 * d);
        for (std::size_t c = 0; c < half; ++c) {
            const float total = carried[c] + out[c];
            const float g = gate_at[c];
            const float old = i == 0 ? 0.0F : before[c];
            gate_at[c] = total * (z_at[c] - old) * g * (1 - g);
            z_at[c] = total * g;
            carried[c] = total * (1 - g);
        }
    }
}

}  // namespace skein
