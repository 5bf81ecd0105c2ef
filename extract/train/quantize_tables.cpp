#include "extract/train/quantize_tables.hpp"

#include "extract/text/encoder_weights.hpp"

#include <algorithm>
#include <cmath>

namespace skein {
namespace {

std::int16_t to_int16(float value) { return static_cast<std::int16_t>(std::clamp(std::round(value), -32767.0F, 32767.0F)); }

float to_weight(float value, float unit) {
    return std::clamp(std::round(value / unit), static_cast<float>(-largest_weight), static_cast<float>(largest_weight));
}

// Of some clipping limits the one with the smallest squared error.
float best_unit(const float* weights, std::size_t depth, std::size_t stride, float top) {
    float best = top / largest_weight, least = 1e30F;
    for (const float share : {1.0F, 0.93F, 0.86F, 0.8F, 0.74F}) {
        const float unit = top * share / largest_weight;
        float error = 0;
        for (std::size_t k = 0; k < depth; ++k) {
            const float weight = weights[k * stride];
            const float rounded = to_weight(weight, unit) * unit;
            error += (weight - rounded) * (weight - rounded);
        }
        if (error < least) least = error, best = unit;
    }
    return best;
}

}  // namespace

LayerInput input_of(const Range& range) { return {std::max(range.covering(clipped_share), 0.25F), true, stream_unit}; }

void add_dense(const std::string& name, const float* weights, const float* bias, std::size_t depth, std::size_t columns,
               const LayerInput& input, float output_unit, ModelFileBuilder& model) {
    const float step = input.largest / (input.is_signed ? 127.0F : 255.0F);
    std::vector<std::int8_t> values(depth * columns);
    std::vector<float> scale(columns);
    std::vector<std::int32_t> start(columns);
    for (std::size_t j = 0; j < columns; ++j) {
        float top = 1e-6F;
        for (std::size_t k = 0; k < depth; ++k) top = std::max(top, std::abs(weights[k * columns + j]));
        const float unit = best_unit(weights + j, depth, columns, top);
        for (std::size_t k = 0; k < depth; ++k)
            values[k * columns + j] = static_cast<std::int8_t>(to_weight(weights[k * columns + j], unit));
        scale[j] = step * unit * output_unit;
        start[j] = bias == nullptr ? 0 : static_cast<std::int32_t>(std::clamp(std::round(bias[j] / (step * unit)), -1e7F, 1e7F));
    }
    const float factor = std::clamp(std::round(32768.0F / (input.unit * step)), 1.0F, 32767.0F);
    model.add(name, TensorType::int8, depth, columns, std::span<const std::int8_t>(values), factor);
    model.add(name + ".scale", TensorType::float32, 1, columns, std::span<const float>(scale));
    model.add(name + ".bias", TensorType::int32, 1, columns, std::span<const std::int32_t>(start));
}

void add_integers(const std::string& name, std::span<const float> values, std::size_t rows, std::size_t columns, float unit,
                  float scale, ModelFileBuilder& model) {
    std::vector<std::int16_t> integers;
    for (const float value : values.first(rows * columns)) integers.push_back(to_int16(value * unit));
    model.add(name, TensorType::int16, rows, columns, std::span<const std::int16_t>(integers), scale);
}

void add_embeddings(const std::string& name, std::size_t rows, std::size_t dimension,
                    const std::function<const float*(std::uint32_t)>& row_of, ModelFileBuilder& model) {
    float top = 1e-6F;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float* const weights = row_of(row);
        for (std::size_t i = 0; weights != nullptr && i < dimension; ++i) top = std::max(top, std::abs(weights[i]));
    }
    const float factor = std::clamp(std::ceil(top * stream_unit / 127), 1.0F, 255.0F);
    std::vector<std::int8_t> values(rows * dimension, 0);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const float* const weights = row_of(row);
        for (std::size_t i = 0; weights != nullptr && i < dimension; ++i) {
            values[row * dimension + i] =
                static_cast<std::int8_t>(std::clamp(std::round(weights[i] * stream_unit / factor), -127.0F, 127.0F));
        }
    }
    model.add(name, TensorType::int8, rows, dimension, std::span<const std::int8_t>(values), factor);
}

void add_gates(ModelFileBuilder& model) {
    std::vector<float> gates;
    for (std::size_t i = 0; i < gate_table_size; ++i) gates.push_back(1 / (1 + std::exp(-(static_cast<float>(i) - 1024) / 128)));
    add_integers("gates", gates, 1, gate_table_size, 32768, 1, model);
}

}  // namespace skein
