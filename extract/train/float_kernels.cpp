#include "extract/train/float_kernels.hpp"

#include <algorithm>

#if defined(__x86_64__)
#define SKEIN_AVX512 __attribute__((target("avx512f,avx2,fma")))
#define SKEIN_AVX2 __attribute__((target("avx2,fma")))
#define SKEIN_CLONES __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define SKEIN_CLONES
#endif

namespace skein {
namespace {

struct Product {
    std::size_t depth;
    const float* a;
    std::size_t a_row, a_step;
    const float* b;
    std::size_t b_row;
    float* c;
    std::size_t c_row;
};

// Any part of a product, one number at a time: what the wide versions leave over, and all of it elsewhere.
void add_part(const Product& p, std::size_t row, std::size_t row_end, std::size_t column, std::size_t column_end) {
    for (std::size_t i = row; i < row_end; ++i) {
        for (std::size_t j = column; j < column_end; ++j) {
            float sum = 0;
            for (std::size_t l = 0; l < p.depth; ++l) sum += p.a[i * p.a_row + l * p.a_step] * p.b[l * p.b_row + j];
            p.c[i * p.c_row + j] += sum;
        }
    }
}

#if defined(__x86_64__)

// `Width` numbers as one value, wherever they lie. What works on them has no instruction set of its own: it is built into its
// caller's.
template <std::size_t Width>
struct Wide {
    using Value [[gnu::vector_size(Width * sizeof(float))]] = float;
    using InMemory [[gnu::vector_size(Width * sizeof(float)), gnu::aligned(alignof(float)), gnu::may_alias]] = float;
};
#define SKEIN_INTO_CALLER __attribute__((always_inline)) inline

template <std::size_t Width, std::size_t Height>
SKEIN_INTO_CALLER void add_tile(const Product& p, std::size_t row, std::size_t column) {
    using Value = typename Wide<Width>::Value;
    using InMemory = typename Wide<Width>::InMemory;
    Value sums[Height][2] = {};
    const float* const a = p.a + row * p.a_row;
    for (std::size_t l = 0; l < p.depth; ++l) {
        const float* const b = p.b + l * p.b_row + column;
        const Value b0 = *reinterpret_cast<const InMemory*>(b);
        const Value b1 = *reinterpret_cast<const InMemory*>(b + Width);
        for (std::size_t r = 0; r < Height; ++r) {
            const float x = a[r * p.a_row + l * p.a_step];
            sums[r][0] += x * b0;
            sums[r][1] += x * b1;
        }
    }
    for (std::size_t r = 0; r < Height; ++r) {
        float* const c = p.c + (row + r) * p.c_row + column;
        *reinterpret_cast<InMemory*>(c) += sums[r][0];
        *reinterpret_cast<InMemory*>(c + Width) += sums[r][1];
    }
}

// As many rows at a time as there are registers for their sums.
template <std::size_t Width, std::size_t Height>
SKEIN_INTO_CALLER void add_tiles(const Product& p, std::size_t rows, std::size_t columns) {
    std::size_t column = 0;
    for (; column + 2 * Width <= columns; column += 2 * Width) {
        std::size_t row = 0;
        for (; row + Height <= rows; row += Height) add_tile<Width, Height>(p, row, column);
        for (; row < rows; ++row) add_tile<Width, 1>(p, row, column);
    }
    add_part(p, 0, rows, column, columns);
}

SKEIN_AVX512 void add_product_avx512(const Product& p, std::size_t rows, std::size_t columns) {
    add_tiles<16, 8>(p, rows, columns);
}
SKEIN_AVX2 void add_product_avx2(const Product& p, std::size_t rows, std::size_t columns) { add_tiles<8, 5>(p, rows, columns); }

#endif

}  // namespace

void add_product(std::size_t rows, std::size_t columns, std::size_t depth, const float* a, std::size_t a_row, std::size_t a_step,
                 const float* b, std::size_t b_row, float* c, std::size_t c_row) {
    const Product product{depth, a, a_row, a_step, b, b_row, c, c_row};
#if defined(__x86_64__)
    static const bool avx512 = __builtin_cpu_supports("avx512f") != 0;
    static const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    if (avx512) return add_product_avx512(product, rows, columns);
    if (avx2) return add_product_avx2(product, rows, columns);
#endif
    add_part(product, 0, rows, 0, columns);
}

void transpose(std::size_t rows, std::size_t columns, const float* in, float* out) {
    constexpr std::size_t tile = 16;
    for (std::size_t i = 0; i < rows; i += tile) {
        for (std::size_t j = 0; j < columns; ++j) {
            for (std::size_t r = i; r < std::min(i + tile, rows); ++r) out[j * rows + r] = in[r * columns + j];
        }
    }
}

SKEIN_CLONES
void add_scaled(std::size_t size, float factor, const float* x, float* y) {
    for (std::size_t i = 0; i < size; ++i) y[i] += factor * x[i];
}

SKEIN_CLONES
float dot(std::size_t size, const float* x, const float* y) {
    constexpr std::size_t lanes = 16;
    float sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= size; i += lanes) {
        for (std::size_t l = 0; l < lanes; ++l) sums[l] += x[i + l] * y[i + l];
    }
    float sum = 0;
    for (const float part : sums) sum += part;
    for (; i < size; ++i) sum += x[i] * y[i];
    return sum;
}

SKEIN_CLONES
void adam_step(std::size_t size, const float* gradient_a, const float* gradient_b, float rate, float epsilon, float* weights,
               float* first_moment, float* second_moment) {
    for (std::size_t i = 0; i < size; ++i) {
        const float g = gradient_a[i] + gradient_b[i];
        const float m = first_moment[i] = 0.9F * first_moment[i] + 0.1F * g;
        const float v = second_moment[i] = 0.999F * second_moment[i] + 0.001F * g * g;
        weights[i] -= rate * m / (__builtin_sqrtf(v) + epsilon);
    }
}

SKEIN_CLONES
void follow(std::size_t size, float decay, const float* weights, float* average) {
    for (std::size_t i = 0; i < size; ++i) average[i] = weights[i] + decay * (average[i] - weights[i]);
}

}  // namespace skein
