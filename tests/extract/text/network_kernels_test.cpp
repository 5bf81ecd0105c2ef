#include "extract/text/network_kernels.hpp"

#include "extract/train/random.hpp"

#include <doctest/doctest.h>

using namespace skein;

namespace {

template <class Number>
std::vector<Number> numbers(Random& random, std::size_t size, int low, int high) {
    std::vector<Number> values(size);
    for (Number& value : values)
        value = static_cast<Number>(low + static_cast<int>(random.below(static_cast<std::uint32_t>(high - low + 1))));
    return values;
}

}  // namespace

TEST_CASE("every kernel gives the bits of the portable one") {
    const Kernels& portable = portable_kernels();
    CHECK(available_kernels().front() == &portable);
    for (const Kernels* const kernels : available_kernels()) {
        INFO("kernels: ", kernels->name);
        Random random(42);
        for (const std::size_t rows : {1U, 3U, 4U, 7U, 8U, 13U}) {
            for (const auto& [depth, columns] :
                 {std::pair<std::size_t, std::size_t>{96, 96}, {288, 33}, {4, 3}, {128, 112}, {7, 70}}) {
                const auto weights = numbers<std::int8_t>(random, depth * columns, -largest_weight, largest_weight);
                const auto bias = numbers<std::int32_t>(random, columns, -70'000, 70'000);
                std::vector<float> scale(columns);
                for (float& value : scale) value = random.uniform(0.0001F, 0.4F);
                const PackedMatrix matrix(depth, columns, weights, scale, bias, signed_zero_point);
                const auto in = numbers<std::uint8_t>(random, rows * matrix.depth, 0, 255);
                std::vector<std::int16_t> expected(rows * matrix.columns), got(rows * matrix.columns);
                portable.multiply(matrix, in.data(), rows, matrix.depth, expected.data(), matrix.columns);
                kernels->multiply(matrix, in.data(), rows, matrix.depth, got.data(), matrix.columns);
                CHECK(got == expected);
            }
        }
        for (const std::size_t size : {16U, 48U, 96U, 128U}) {
            const auto x = numbers<std::int16_t>(random, size, -32768, 32767);
            const auto y = numbers<std::int16_t>(random, size, -32768, 32767);
            const auto row = numbers<std::int8_t>(random, size, -127, 127);
            const auto factor = static_cast<std::int16_t>(random.below(258));
            std::vector<std::uint8_t> expected(size), got(size);
            portable.to_bytes(x.data(), size, factor, expected.data());
            kernels->to_bytes(x.data(), size, factor, got.data());
            CHECK(got == expected);
            auto a = x, b = x;
            portable.add_row(a.data(), row.data(), factor, size);
            kernels->add_row(b.data(), row.data(), factor, size);
            CHECK(a == b);
            portable.add_positive(a.data(), y.data(), size);
            kernels->add_positive(b.data(), y.data(), size);
            CHECK(a == b);
            const auto table = numbers<std::int16_t>(random, 2049, 0, 32767);
            a = b = x;
            portable.look_up(a.data(), size, table.data());
            kernels->look_up(b.data(), size, table.data());
            CHECK(a == b);
            const std::int16_t* const rows[] = {x.data(), y.data(), a.data()};
            portable.sum_to_bytes(rows, 3, size, 9'000, expected.data());
            kernels->sum_to_bytes(rows, 3, size, 9'000, got.data());
            CHECK(got == expected);
        }
    }
}

TEST_CASE("the recurrence is the same forwards and backwards on every kernel") {
    constexpr std::size_t tokens = 9, size = 48;
    for (const Kernels* const kernels : available_kernels()) {
        Random random(7);
        const auto z = numbers<std::int16_t>(random, tokens * size, -32768, 32767);
        const auto gate = numbers<std::int16_t>(random, tokens * size, 0, 32767);
        const auto x = numbers<std::int16_t>(random, tokens * size, -9'000, 9'000);
        for (const bool backwards : {false, true}) {
            const std::ptrdiff_t step = backwards ? -std::ptrdiff_t{size} : std::ptrdiff_t{size};
            const std::size_t first = backwards ? (tokens - 1) * size : 0;
            auto a = x, b = x;
            std::vector<std::int16_t> memory_a(size, 0), memory_b(size, 0);
            portable_kernels().remember(z.data() + first, gate.data() + first, step, a.data() + first, step, tokens, size,
                                        memory_a.data());
            kernels->remember(z.data() + first, gate.data() + first, step, b.data() + first, step, tokens, size, memory_b.data());
            CHECK(a == b);
            CHECK(memory_a == memory_b);
        }
    }
}

TEST_CASE("a gate is looked up by the rounded eighth, within the table") {
    std::vector<std::int16_t> table(2049);
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<std::int16_t>(i);
    for (const Kernels* const kernels : available_kernels()) {
        std::vector<std::int16_t> x{-32768, -8193, -8192, -5, -4, 0, 3, 4, 11, 12, 8183, 8184, 8191, 8192, 32766, 32767};
        kernels->look_up(x.data(), x.size(), table.data());
        CHECK(x ==
              std::vector<std::int16_t>{0, 0, 0, 1023, 1024, 1024, 1024, 1025, 1025, 1026, 2047, 2047, 2047, 2047, 2047, 2047});
    }
}

TEST_CASE("a product is what the definition says") {
    const std::vector<std::int8_t> weights{1, -2, 3, 4, -5, 63};  // 3 x 2
    const std::vector<float> scale{1.0F, 0.5F};
    const std::vector<std::int32_t> bias{10, 1};
    const PackedMatrix matrix(3, 2, weights, scale, bias, signed_zero_point);
    const std::vector<std::uint8_t> in{128 + 7, 128 - 1, 128 + 2, 0};
    std::vector<std::int16_t> out(16);
    for (const Kernels* const kernels : available_kernels()) {
        kernels->multiply(matrix, in.data(), 1, 4, out.data(), 16);
        CHECK(out[0] == 10 + 7 * 1 - 1 * 3 + 2 * -5);
        CHECK(out[1] == 54);  // (1 - 14 - 4 + 126) / 2 = 54.5: ties go to the even number
    }
}
