#pragma once
// Weights in floating point → the integer tables of a model file, table by table. The units are those of
// text/encoder_weights.hpp.

#include "extract/text/model_file.hpp"
#include "extract/train/ranges.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Of what is seen in training, so much may be too large for the integers.
inline constexpr double clipped_share = 2e-5;

// How the input of a layer becomes bytes: steps of `largest` / 127 (signed) or / 255 (not), made from integers of `unit`.
struct LayerInput {
    float largest = 1;
    bool is_signed = true;
    float unit = 1;
};
// Tokens between layers; `range` is what they came to.
[[nodiscard]] LayerInput input_of(const Range& range);

// Adds the tables `name`, `name.scale` and `name.bias`. `weights` are depth x columns; `bias` may be null.
void add_dense(const std::string& name, const float* weights, const float* bias, std::size_t depth, std::size_t columns,
               const LayerInput& input, float output_unit, ModelFileBuilder& model);

// The same as integers of 16 bits, in `unit`.
void add_integers(const std::string& name, std::span<const float> values, std::size_t rows, std::size_t columns, float unit,
                  float scale, ModelFileBuilder& model);

// `row_of` gives the `dimension` numbers of a row, or null for a row of zeros.
void add_embeddings(const std::string& name, std::size_t rows, std::size_t dimension,
                    const std::function<const float*(std::uint32_t)>& row_of, ModelFileBuilder& model);

// The logistic function as the runtime looks it up: see gate_table_size.
void add_gates(ModelFileBuilder& model);

}  // namespace skein
