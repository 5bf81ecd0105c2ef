#pragma once
// The weights of an encoder and of the layers that read from it, as the kernels want them; and how they are taken from a model
// file.

#include "extract/text/features.hpp"
#include "extract/text/model_file.hpp"
#include "extract/text/network_kernels.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace skein {

// Units of the network's integers: a stored number is the value times this.
inline constexpr float stream_unit = 1024;  // tokens between layers, gates
inline constexpr float score_unit = 512;    // slots, hidden layer, scores
inline constexpr std::size_t gate_table_size = 2048;  // the logistic function from -8 to 8, times 2^15

// A layer of weights, and the factor that brings its input to bytes.
struct DenseLayer {
    PackedMatrix matrix;
    std::int16_t input_factor = 0;
};

struct EncoderLayer {
    char kind;  // 'c': residual convolution of width 3, 'r': residual two-way gated recurrence
    DenseLayer dense;
};

struct EmbeddingTable {
    std::span<const std::int8_t> weights;  // rows x dimension
    std::uint32_t rows = 0;
    std::int16_t factor = 0;
};

// The layers between embeddings and heads.
struct EncoderStack {
    std::uint64_t identity = 0;  // no two that were read have the same one
    std::size_t dimension = 0;
    std::vector<EncoderLayer> layers;
    AlignedVector<std::int16_t> gates;  // as Kernels::look_up wants them
};

// Embeddings, then layers. What the rows of the tables stand for is the model's matter.
struct EncoderWeights : EncoderStack {
    std::size_t tag_layer = 0;  // heads of words read what this many layers give
    std::array<EmbeddingTable, feature_tables> embeddings;
};

// Reads the tables `layers`, `layer0` … and `gates`. Throws Error.
[[nodiscard]] EncoderStack read_stack(const ModelFile& file, std::size_t dimension);

// Reads the stack and the tables `shape` and `embeddings.0` …. They are used where they lie, so the file must outlive the
// weights. `rows` of each table; 0: any but none. Throws Error when the file holds no encoder that this program can run.
[[nodiscard]] EncoderWeights read_encoder(const ModelFile& file, const std::array<std::uint32_t, feature_tables>& rows);

// Reads one layer: the tables `name`, `name.scale` and `name.bias`. With `count`, only so many columns from `first` on. Throws
// Error.
[[nodiscard]] DenseLayer read_dense(const ModelFile& file, const std::string& name, std::size_t depth, std::size_t columns,
                                    int zero_point, std::size_t first = 0, std::size_t count = 0);

// The factor that a table is multiplied with, checked. Throws Error.
[[nodiscard]] std::int16_t read_factor(const Tensor& tensor, float largest);

}  // namespace skein
