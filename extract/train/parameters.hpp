#pragma once
// The weights under training: dense matrices and embedding rows, their gradients by shard, Adam, and the running average.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace skein {

class Random;

inline constexpr std::size_t shard_count = 2;  // a batch is cut in two, one thread each; sums are joined in this order

struct Matrix {
    std::string name;
    std::size_t offset = 0;
    std::size_t rows = 0;
    std::size_t columns = 0;
};

// Gradients of one shard.
struct Gradients {
    std::vector<float> dense;
    std::vector<std::uint32_t> touched;       // embedding rows
    std::vector<float> rows;                  // their gradients, in the order of `touched`
    std::vector<std::int32_t> place;          // by embedding row: index into `touched`, or -1
    float* row(std::uint32_t embedding_row, std::size_t dimension);
};

class Parameters {
  public:
    // Weights uniform in ±scale.
    Matrix add(std::string name, std::size_t rows, std::size_t columns, float scale, Random& random);
    void add_embeddings(std::size_t rows, std::size_t dimension, float scale, Random& random);
    // Call once after the last `add`.
    void finish();

    [[nodiscard]] const float* weights(const Matrix& matrix) const { return source().data() + matrix.offset; }
    [[nodiscard]] float* mutable_weights(const Matrix& matrix) { return dense_.data() + matrix.offset; }
    [[nodiscard]] const float* embedding(std::uint32_t row) const {
        return (use_average_ ? embedding_average_ : embeddings_).data() + row * dimension_;
    }
    [[nodiscard]] std::size_t dimension() const { return dimension_; }
    [[nodiscard]] std::size_t embedding_rows() const { return embeddings_.size() / dimension_; }
    [[nodiscard]] std::size_t dense_size() const { return dense_.size(); }
    [[nodiscard]] Gradients& gradients(std::size_t shard) { return gradients_[shard]; }

    // One step on the shards' summed gradients, which are cleared. Matrices from `frozen` on, in the order they were added, stay
    // as they are; they must have no gradients.
    void step(float rate, const Matrix* frozen = nullptr);
    // Reading gives the running average; only while not training.
    void use_average(bool on);

  private:
    [[nodiscard]] const std::vector<float>& source() const { return use_average_ ? average_ : dense_; }
    void step_row(std::uint32_t row, const float* gradient_a, const float* gradient_b, float rate);
    [[nodiscard]] float decay(std::uint64_t steps) const;

    std::vector<float> dense_, first_, second_, average_;
    std::vector<float> embeddings_, embedding_first_, embedding_second_, embedding_average_;
    std::vector<std::uint32_t> averaged_at_;  // by row: the step its average was last brought up to
    std::array<Gradients, shard_count> gradients_;
    std::vector<float> zeros_;
    std::size_t dimension_ = 0;
    std::uint64_t steps_ = 0;
    bool use_average_ = false;
};

}  // namespace skein
