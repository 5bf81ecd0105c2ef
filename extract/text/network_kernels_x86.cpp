#include "extract/text/network_kernels_x86.hpp"

#if defined(__x86_64__)

// g++ 12 warns of its own header's deliberately undefined values (bug 105593).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <cstring>
#include <immintrin.h>

#define SKEIN_AVX2 __attribute__((target("avx2")))
#define SKEIN_AVX512 __attribute__((target("avx2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

namespace skein {
namespace {

std::int32_t four_bytes(const std::uint8_t* at) {
    std::int32_t value;
    std::memcpy(&value, at, 4);
    return value;
}

SKEIN_AVX2 inline __m256i load(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }
SKEIN_AVX2 inline void store(void* at, __m256i value) { _mm256_storeu_si256(static_cast<__m256i*>(at), value); }

// Sums of two groups of eight columns → sixteen results.
SKEIN_AVX2 inline void finish(__m256i low, __m256i high, const float* scale, std::int16_t* out) {
    const __m256i a = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_cvtepi32_ps(low), _mm256_load_ps(scale)));
    const __m256i b = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_cvtepi32_ps(high), _mm256_load_ps(scale + 8)));
    store(out, _mm256_permute4x64_epi64(_mm256_packs_epi32(a, b), 0xD8));
}

SKEIN_AVX2 inline __m256i add_products(__m256i sum, __m256i x, __m256i w) {
    return _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(x, w), _mm256_set1_epi16(1)));
}

template <std::size_t Height>
SKEIN_AVX2 inline void multiply_rows(const PackedMatrix& matrix, std::size_t block, const std::uint8_t* in, std::size_t in_row,
                                     std::int16_t* out, std::size_t out_row) {
    const std::size_t groups = matrix.depth / 4;
    const std::int8_t* weights = matrix.weights.data() + block * matrix.depth;
    __m256i low[Height], high[Height];
    for (std::size_t i = 0; i < Height; ++i) {
        low[i] = load(matrix.start.data() + block);
        high[i] = load(matrix.start.data() + block + 8);
    }
    for (std::size_t group = 0; group < groups; ++group, weights += 64) {
        const __m256i w0 = load(weights);
        const __m256i w1 = load(weights + 32);
        for (std::size_t i = 0; i < Height; ++i) {
            const __m256i x = _mm256_set1_epi32(four_bytes(in + i * in_row + 4 * group));
            low[i] = add_products(low[i], x, w0);
            high[i] = add_products(high[i], x, w1);
        }
    }
    for (std::size_t i = 0; i < Height; ++i) finish(low[i], high[i], matrix.scale.data() + block, out + i * out_row + block);
}

// All rows against a block of columns, which stays in the nearest cache meanwhile.
SKEIN_AVX2 void multiply_avx2(const PackedMatrix& matrix, const std::uint8_t* in, std::size_t rows, std::size_t in_row,
                              std::int16_t* out, std::size_t out_row) {
    for (std::size_t block = 0; block < matrix.columns; block += 16) {
        std::size_t i = 0;
        for (; i + 4 <= rows; i += 4) multiply_rows<4>(matrix, block, in + i * in_row, in_row, out + i * out_row, out_row);
        for (; i < rows; ++i) multiply_rows<1>(matrix, block, in + i * in_row, in_row, out + i * out_row, out_row);
    }
}

SKEIN_AVX2 void to_bytes(const std::int16_t* x, std::size_t size, std::int16_t factor, std::uint8_t* out) {
    const __m256i scale = _mm256_set1_epi16(factor);
    for (std::size_t i = 0; i < size; i += 16) {
        const __m256i scaled = _mm256_mulhrs_epi16(load(x + i), scale);
        const __m128i packed = _mm_packs_epi16(_mm256_castsi256_si128(scaled), _mm256_extracti128_si256(scaled, 1));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), _mm_xor_si128(packed, _mm_set1_epi8(static_cast<char>(0x80))));
    }
}

SKEIN_AVX2 void add_row(std::int16_t* x, const std::int8_t* row, std::int16_t factor, std::size_t size) {
    const __m256i scale = _mm256_set1_epi16(factor);
    for (std::size_t i = 0; i < size; i += 16) {
        const __m256i wide = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row + i)));
        store(x + i, _mm256_adds_epi16(load(x + i), _mm256_mullo_epi16(wide, scale)));
    }
}

SKEIN_AVX2 void add_positive(std::int16_t* x, const std::int16_t* y, std::size_t size) {
    for (std::size_t i = 0; i < size; i += 16) {
        store(x + i, _mm256_adds_epi16(load(x + i), _mm256_max_epi16(load(y + i), _mm256_setzero_si256())));
    }
}

// Sixteen places in the table.
SKEIN_AVX2 inline __m256i places_of(const std::int16_t* x) {
    const __m256i rounded = _mm256_srai_epi16(_mm256_adds_epi16(load(x), _mm256_set1_epi16(4)), 3);
    const __m256i inside = _mm256_min_epi16(_mm256_max_epi16(rounded, _mm256_set1_epi16(-1024)), _mm256_set1_epi16(1023));
    return _mm256_add_epi16(inside, _mm256_set1_epi16(1024));
}

SKEIN_AVX2 void look_up(std::int16_t* x, std::size_t size, const std::int16_t* table) {
    const int* const words = reinterpret_cast<const int*>(table);
    const __m256i low_half = _mm256_set1_epi32(0xFFFF);
    for (std::size_t i = 0; i < size; i += 16) {
        const __m256i places = places_of(x + i);
        const __m256i first = _mm256_i32gather_epi32(words, _mm256_cvtepu16_epi32(_mm256_castsi256_si128(places)), 2);
        const __m256i second = _mm256_i32gather_epi32(words, _mm256_cvtepu16_epi32(_mm256_extracti128_si256(places, 1)), 2);
        const __m256i packed = _mm256_packus_epi32(_mm256_and_si256(first, low_half), _mm256_and_si256(second, low_half));
        store(x + i, _mm256_permute4x64_epi64(packed, 0xD8));
    }
}

// `Width` blocks of 16 at a time: what a block waits for, the others fill.
template <std::size_t Width>
SKEIN_AVX2 inline void remember_blocks(const std::int16_t* z, const std::int16_t* gate, std::ptrdiff_t z_step, std::int16_t* x,
                                       std::ptrdiff_t x_step, std::size_t count, std::int16_t* memory) {
    __m256i kept[Width];
    for (std::size_t j = 0; j < Width; ++j) kept[j] = load(memory + 16 * j);
    for (std::size_t n = 0; n < count; ++n, z += z_step, gate += z_step, x += x_step) {
        for (std::size_t j = 0; j < Width; ++j) {
            const __m256i step = _mm256_mulhrs_epi16(_mm256_subs_epi16(load(z + 16 * j), kept[j]), load(gate + 16 * j));
            kept[j] = _mm256_adds_epi16(kept[j], step);
            store(x + 16 * j, _mm256_adds_epi16(load(x + 16 * j), kept[j]));
        }
    }
    for (std::size_t j = 0; j < Width; ++j) store(memory + 16 * j, kept[j]);
}

SKEIN_AVX2 void remember(const std::int16_t* z, const std::int16_t* gate, std::ptrdiff_t z_step, std::int16_t* x,
                         std::ptrdiff_t x_step, std::size_t count, std::size_t size, std::int16_t* memory) {
    std::size_t i = 0;
    for (; i + 48 <= size; i += 48) remember_blocks<3>(z + i, gate + i, z_step, x + i, x_step, count, memory + i);
    for (; i + 32 <= size; i += 32) remember_blocks<2>(z + i, gate + i, z_step, x + i, x_step, count, memory + i);
    for (; i < size; i += 16) remember_blocks<1>(z + i, gate + i, z_step, x + i, x_step, count, memory + i);
}

SKEIN_AVX2 void sum_to_bytes(const std::int16_t* const* rows, std::size_t row_count, std::size_t size, std::int16_t factor,
                             std::uint8_t* out) {
    const __m256i scale = _mm256_set1_epi16(factor);
    for (std::size_t i = 0; i < size; i += 16) {
        __m256i sum = load(rows[0] + i);
        for (std::size_t r = 1; r < row_count; ++r) sum = _mm256_adds_epi16(sum, load(rows[r] + i));
        const __m256i scaled = _mm256_mulhrs_epi16(sum, scale);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i),
                         _mm_packus_epi16(_mm256_castsi256_si128(scaled), _mm256_extracti128_si256(scaled, 1)));
    }
}

// sum += x * w, four bytes each. In place: around the intrinsic g++ 12 moves every sum to another register and back.
SKEIN_AVX512 inline __m512i add_dot_product(__m512i sum, __m512i x, __m512i w) {
    asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(x), "v"(w));
    return sum;
}

// Two blocks of 16 columns at a time while there are two.
template <std::size_t Height, std::size_t Width>
SKEIN_AVX512 inline void multiply_block(const PackedMatrix& matrix, std::size_t block, const std::uint8_t* in, std::size_t in_row,
                                        std::int16_t* out, std::size_t out_row) {
    const std::size_t groups = matrix.depth / 4;
    const std::int8_t* weights = matrix.weights.data() + block * matrix.depth;
    const std::size_t next = 16 * matrix.depth;
    __m512i sums[Height][Width];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < Height; ++i) {
#pragma GCC unroll 8
        for (std::size_t j = 0; j < Width; ++j) sums[i][j] = _mm512_loadu_si512(matrix.start.data() + block + 16 * j);
    }
    for (std::size_t group = 0; group < groups; ++group, weights += 64) {
        __m512i w[Width];
#pragma GCC unroll 8
        for (std::size_t j = 0; j < Width; ++j) w[j] = _mm512_loadu_si512(weights + j * next);
    #pragma GCC unroll 8
    for (std::size_t i = 0; i < Height; ++i) {
            const __m512i x = _mm512_set1_epi32(four_bytes(in + i * in_row + 4 * group));
    #pragma GCC unroll 8
        for (std::size_t j = 0; j < Width; ++j) sums[i][j] = add_dot_product(sums[i][j], x, w[j]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < Height; ++i) {
#pragma GCC unroll 8
        for (std::size_t j = 0; j < Width; ++j) {
            const __m512 scale = _mm512_loadu_ps(matrix.scale.data() + block + 16 * j);
            const __m512i rounded = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_cvtepi32_ps(sums[i][j]), scale));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i * out_row + block + 16 * j), _mm512_cvtsepi32_epi16(rounded));
        }
    }
}

// One row and one block, the depth in four chains: latency counts here.
SKEIN_AVX512 inline void multiply_one(const PackedMatrix& matrix, std::size_t block, const std::uint8_t* in, std::int16_t* out) {
    const std::size_t groups = matrix.depth / 4;
    const std::int8_t* const weights = matrix.weights.data() + block * matrix.depth;
    __m512i sums[4] = {_mm512_loadu_si512(matrix.start.data() + block), _mm512_setzero_si512(), _mm512_setzero_si512(),
                       _mm512_setzero_si512()};
    std::size_t group = 0;
    for (; group + 4 <= groups; group += 4) {
        for (std::size_t c = 0; c < 4; ++c) {
            sums[c] = add_dot_product(sums[c], _mm512_set1_epi32(four_bytes(in + 4 * (group + c))),
                                      _mm512_loadu_si512(weights + (group + c) * 64));
        }
    }
    for (; group < groups; ++group) {
        sums[0] =
            add_dot_product(sums[0], _mm512_set1_epi32(four_bytes(in + 4 * group)), _mm512_loadu_si512(weights + group * 64));
    }
    const __m512i sum = _mm512_add_epi32(_mm512_add_epi32(sums[0], sums[1]), _mm512_add_epi32(sums[2], sums[3]));
    const __m512 scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(matrix.scale.data() + block));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + block), _mm512_cvtsepi32_epi16(_mm512_cvtps_epi32(scaled)));
}

// All rows against `Width` blocks, which stay in the nearest cache meanwhile.
template <std::size_t Width>
SKEIN_AVX512 inline void multiply_column(const PackedMatrix& matrix, std::size_t block, const std::uint8_t* in, std::size_t rows,
                                         std::size_t in_row, std::int16_t* out, std::size_t out_row) {
    for (; rows >= 8; rows -= 8, in += 8 * in_row, out += 8 * out_row)
        multiply_block<8, Width>(matrix, block, in, in_row, out, out_row);
    if (rows >= 4) {
        multiply_block<4, Width>(matrix, block, in, in_row, out, out_row);
        rows -= 4, in += 4 * in_row, out += 4 * out_row;
    }
    if (rows >= 2) {
        multiply_block<2, Width>(matrix, block, in, in_row, out, out_row);
        rows -= 2, in += 2 * in_row, out += 2 * out_row;
    }
    if (rows == 1) multiply_block<1, Width>(matrix, block, in, in_row, out, out_row);
}

SKEIN_AVX512 void multiply_avx512(const PackedMatrix& matrix, const std::uint8_t* in, std::size_t rows, std::size_t in_row,
                                  std::int16_t* out, std::size_t out_row) {
    std::size_t block = 0;
    if (rows == 1) {
        for (; block + 128 <= matrix.columns; block += 128) multiply_block<1, 8>(matrix, block, in, in_row, out, out_row);
        for (; block + 64 <= matrix.columns; block += 64) multiply_block<1, 4>(matrix, block, in, in_row, out, out_row);
        for (; block < matrix.columns; block += 16) multiply_one(matrix, block, in, out);
        return;
    }
    for (; block + 32 <= matrix.columns; block += 32) multiply_column<2>(matrix, block, in, rows, in_row, out, out_row);
    if (block < matrix.columns) multiply_column<1>(matrix, block, in, rows, in_row, out, out_row);
}

SKEIN_AVX512 void look_up_avx512(std::int16_t* x, std::size_t size, const std::int16_t* table) {
    for (std::size_t i = 0; i < size; i += 16) {
        const __m512i found = _mm512_i32gather_epi32(_mm512_cvtepu16_epi32(places_of(x + i)), table, 2);
        store(x + i, _mm512_cvtepi32_epi16(found));
    }
}

SKEIN_AVX512 void sum_to_bytes_avx512(const std::int16_t* const* rows, std::size_t row_count, std::size_t size,
                                      std::int16_t factor, std::uint8_t* out) {
    const __m512i scale = _mm512_set1_epi16(factor);
    std::size_t i = 0;
    for (; i + 64 <= size; i += 64) {
        __m512i first = _mm512_loadu_si512(rows[0] + i), second = _mm512_loadu_si512(rows[0] + i + 32);
        for (std::size_t r = 1; r < row_count; ++r) {
            first = _mm512_adds_epi16(first, _mm512_loadu_si512(rows[r] + i));
            second = _mm512_adds_epi16(second, _mm512_loadu_si512(rows[r] + i + 32));
        }
        const __m512i zero = _mm512_setzero_si512();
        first = _mm512_max_epi16(_mm512_mulhrs_epi16(first, scale), zero);
        second = _mm512_max_epi16(_mm512_mulhrs_epi16(second, scale), zero);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), _mm512_cvtusepi16_epi8(first));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i + 32), _mm512_cvtusepi16_epi8(second));
    }
    for (; i < size; i += 16) {
        __m256i sum = load(rows[0] + i);
        for (std::size_t r = 1; r < row_count; ++r) sum = _mm256_adds_epi16(sum, load(rows[r] + i));
        const __m256i scaled = _mm256_max_epi16(_mm256_mulhrs_epi16(sum, _mm256_set1_epi16(factor)), _mm256_setzero_si256());
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), _mm256_cvtusepi16_epi8(scaled));
    }
}

constexpr Kernels avx2{"avx2", multiply_avx2, to_bytes, add_row, add_positive, look_up, remember, sum_to_bytes};
constexpr Kernels avx512{"avx512-vnni", multiply_avx512, to_bytes, add_row,
                         add_positive,  look_up_avx512,  remember, sum_to_bytes_avx512};

}  // namespace

const Kernels* avx2_kernels() { return __builtin_cpu_supports("avx2") ? &avx2 : nullptr; }

const Kernels* avx512_vnni_kernels() {
    const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512vnni");
    return runs ? &avx512 : nullptr;
}

}  // namespace skein

#else

namespace skein {

const Kernels* avx2_kernels() { return nullptr; }
const Kernels* avx512_vnni_kernels() { return nullptr; }

}  // namespace skein

#endif
