#pragma once
// Matrix products in floating point for training. Row-major; sums run in a fixed order, so a run repeats on one machine.

#include <cstddef>

namespace skein {

// C[i][j] += sum over l of A(i, l) * B[l][j], with A(i, l) = a[i * a_row + l * a_step]. Rows of C may overlap (c_row < columns):
// every row's sums are added to what is there, rows in order.
void add_product(std::size_t rows, std::size_t columns, std::size_t depth, const float* a, std::size_t a_row, std::size_t a_step,
                 const float* b, std::size_t b_row, float* c, std::size_t c_row);

// out[j][i] = in[i][j].
void transpose(std::size_t rows, std::size_t columns, const float* in, float* out);

// y[i] += factor * x[i].
void add_scaled(std::size_t size, float factor, const float* x, float* y);
[[nodiscard]] float dot(std::size_t size, const float* x, const float* y);

// One step of Adam (Kingma, Ba 2015) on `size` weights, bias-corrected by the caller through `rate`; the gradient is the sum of
// two shards' gradients; `average` follows the weights with `decay`.
void adam_step(std::size_t size, const float* gradient_a, const float* gradient_b, float rate, float epsilon, float* weights,
               float* first_moment, float* second_moment);
void follow(std::size_t size, float decay, const float* weights, float* average);

}  // namespace skein
