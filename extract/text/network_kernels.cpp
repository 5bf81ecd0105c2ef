#include "extract/text/network_kernels.hpp"

#include "extract/text/network_kernels_x86.hpp"

#include <algorithm>
#include <cmath>

namespace skein {
namespace {

std::int16_t saturate(std::int32_t value) { return static_cast<std::int16_t>(std::clamp(value, -32768, 32767)); }

// The rounded high half of a product: what pmulhrsw and sqrdmulh give.
std::int16_t scaled(std::int16_t x, std::int16_t factor) {
    return static_cast<std::int16_t>((std::int32_t{x} * factor + 0x4000) >> 15);
}

void multiply(const PackedMatrix& matrix, const std::uint8_t* in, std::size_t rows, std::size_t in_row, std::int16_t* out,
              std::size_t out_row) {
    const std::size_t groups = matrix.depth / 4;
    for (std::size_t block = 0; block < matrix.columns; block += 16) {
        const std::int8_t* const weights = matrix.weights.data() + block * matrix.depth;
        for (std::size_t i = 0; i < rows; ++i) {
            std::int32_t sums[16];
            std::copy_n(matrix.start.data() + block, 16, sums);
            const std::uint8_t* const x = in + i * in_row;
            for (std::size_t group = 0; group < groups; ++group) {
                const std::int8_t* const w = weights + group * 64;
                for (std::size_t j = 0; j < 16; ++j) {
                    sums[j] += x[4 * group] * w[4 * j] + x[4 * group + 1] * w[4 * j + 1] + x[4 * group + 2] * w[4 * j + 2] +
                               x[4 * group + 3] * w[4 * j + 3];
                }
            }
            for (std::size_t j = 0; j < 16; ++j) {
                const float value = std::nearbyint(static_cast<float>(sums[j]) * matrix.scale[block + j]);
                out[i * out_row + block + j] = static_cast<std::int16_t>(std::clamp(value, -32768.0F, 32767.0F));
            }
        }
    }
}

void to_bytes(const std::int16_t* x, std::size_t size, std::int16_t factor, std::uint8_t* out) {
    for (std::size_t i = 0; i < size; ++i)
        out[i] = static_cast<std::uint8_t>(std::clamp<int>(scaled(x[i], factor), -128, 127) + 128);
}

void add_row(std::int16_t* x, const std::int8_t* row, std::int16_t factor, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) x[i] = saturate(x[i] + static_cast<std::int16_t>(row[i] * factor));
}

void add_positive(std::int16_t* x, const std::int16_t* y, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) x[i] = saturate(x[i] + std::max<int>(y[i], 0));
}

void look_up(std::int16_t* x, std::size_t size, const std::int16_t* table) {
    for (std::size_t i = 0; i < size; ++i) x[i] = table[std::clamp((x[i] + 4) >> 3, -1024, 1023) + 1024];
}

void remember(const std::int16_t* z, const std::int16_t* gate, std::ptrdiff_t z_step, std::int16_t* x, std::ptrdiff_t x_step,
              std::size_t count, std::size_t size, std::int16_t* memory) {
    for (; count > 0; --count, z += z_step, gate += z_step, x += x_step) {
        for (std::size_t i = 0; i < size; ++i) {
            memory[i] = saturate(memory[i] + scaled(saturate(z[i] - memory[i]), gate[i]));
            x[i] = saturate(x[i] + memory[i]);
        }
    }
}

void sum_to_bytes(const std::int16_t* const* rows, std::size_t row_count, std::size_t size, std::int16_t factor,
                  std::uint8_t* out) {
    for (std::size_t i = 0; i < size; ++i) {
        std::int16_t sum = rows[0][i];
        for (std::size_t r = 1; r < row_count; ++r) sum = saturate(sum + rows[r][i]);
        out[i] = static_cast<std::uint8_t>(std::clamp<int>(scaled(sum, factor), 0, 255));
    }
}

constexpr Kernels portable{"portable", multiply, to_bytes, add_row, add_positive, look_up, remember, sum_to_bytes};

struct Available {
    const Kernels* kernels[3] = {&portable, nullptr, nullptr};
    std::size_t count = 1;
    Available() {
        for (const Kernels* candidate : {avx2_kernels(), avx512_vnni_kernels()}) {
            if (candidate != nullptr) kernels[count++] = candidate;
        }
    }
};

const Available& available() {
    static const Available found;
    return found;
}

}  // namespace

PackedMatrix::PackedMatrix(std::size_t depth_, std::size_t columns_, std::span<const std::int8_t> source,
                           std::span<const float> scale_, std::span<const std::int32_t> bias, int zero_point)
    : depth((depth_ + 3) / 4 * 4), columns((columns_ + 15) / 16 * 16) {
    weights.assign(depth * columns, 0);
    start.assign(columns, 0);
    scale.assign(columns, 0);
    for (std::size_t j = 0; j < columns_; ++j) {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < depth_; ++k) {
            const std::int8_t weight = source[k * columns_ + j];
            sum += weight;
            weights[j / 16 * 16 * depth + k / 4 * 64 + j % 16 * 4 + k % 4] = weight;
        }
        start[j] = bias[j] - zero_point * sum;
        scale[j] = scale_[j];
    }
}

const Kernels& portable_kernels() { return portable; }
std::span<const Kernels* const> available_kernels() { return {available().kernels, available().count}; }
const Kernels& best_kernels() { return *available().kernels[available().count - 1]; }

}  // namespace skein
