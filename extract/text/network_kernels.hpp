#pragma once
// The integer arithmetic of the network. Every implementation gives the same bits: products are summed in 32 bits without
// overflow, and the only floating-point step is one multiplication and one rounding to nearest, ties to even.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <vector>

namespace skein {

// Memory on 64-byte boundaries.
template <class Number>
struct AlignedAllocator {
    using value_type = Number;
    AlignedAllocator() = default;
    template <class Other>
    AlignedAllocator(const AlignedAllocator<Other>&) {}
    Number* allocate(std::size_t count) {
        return static_cast<Number*>(::operator new(count * sizeof(Number), std::align_val_t{64}));
    }
    void deallocate(Number* numbers, std::size_t) { ::operator delete(numbers, std::align_val_t{64}); }
    friend bool operator==(const AlignedAllocator&, const AlignedAllocator&) { return true; }
};
template <class Number>
using AlignedVector = std::vector<Number, AlignedAllocator<Number>>;

// A weight matrix ready for `multiply`: columns in blocks of 16, in each block the depth in groups of 4.
// Weights are -63 … 63, so that two products of a weight and an unsigned byte fit 16 bits.
struct PackedMatrix {
    std::size_t depth = 0;             // a multiple of 4
    std::size_t columns = 0;           // a multiple of 16; what was added has weight 0
    AlignedVector<std::int8_t> weights;
    AlignedVector<std::int32_t> start;  // by column: the bias, less what the inputs' zero point adds
    AlignedVector<float> scale;         // by column: from sums to the unit of the result

    // `weights`: depth x columns, row-major. `bias` in units of the sums.
    PackedMatrix() = default;
    PackedMatrix(std::size_t depth, std::size_t columns, std::span<const std::int8_t> weights, std::span<const float> scale,
                 std::span<const std::int32_t> bias, int zero_point);
};
inline constexpr int largest_weight = 63;
inline constexpr int signed_zero_point = 128;  // of inputs that may be negative

struct Kernels {
    const char* name;
    // out[i][j] = saturated(round(scale[j] * (start[j] + sum over k of in[i][k] * w[k][j]))), rows of `in` `in_row` bytes apart.
    void (*multiply)(const PackedMatrix& matrix, const std::uint8_t* in, std::size_t rows, std::size_t in_row, std::int16_t* out,
                     std::size_t out_row);
    // out = saturated to a signed byte (x * factor / 2^15, rounded) + 128.
    void (*to_bytes)(const std::int16_t* x, std::size_t size, std::int16_t factor, std::uint8_t* out);
    // x += row * factor, saturated.
    void (*add_row)(std::int16_t* x, const std::int8_t* row, std::int16_t factor, std::size_t size);
    // x += max(y, 0), saturated.
    void (*add_positive)(std::int16_t* x, const std::int16_t* y, std::size_t size);
    // x = table[x / 8, rounded, at least -1024 and at most 1023, + 1024]. The table has 2048 numbers, none negative, and a
    // readable one behind.
    void (*look_up)(std::int16_t* x, std::size_t size, const std::int16_t* table);
    // For `count` tokens: memory += gate * (z - memory) / 2^15, rounded; x += memory. Strides between tokens may be negative.
    void (*remember)(const std::int16_t* z, const std::int16_t* gate, std::ptrdiff_t z_step, std::int16_t* x,
                     std::ptrdiff_t x_step, std::size_t count, std::size_t size, std::int16_t* memory);
    // out = saturated to an unsigned byte (sum of the rows, saturated step by step, * factor / 2^15, rounded).
    void (*sum_to_bytes)(const std::int16_t* const* rows, std::size_t row_count, std::size_t size, std::int16_t factor,
                         std::uint8_t* out);
};

// Sizes given to the kernels are multiples of 16; rows of x, z, gate and memory may lie anywhere.
[[nodiscard]] const Kernels& portable_kernels();
// Those this processor can run, the portable ones first and the quickest last.
[[nodiscard]] std::span<const Kernels* const> available_kernels();
[[nodiscard]] const Kernels& best_kernels();

}  // namespace skein
