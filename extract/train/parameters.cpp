#include "extract/train/parameters.hpp"

#include "extract/train/float_kernels.hpp"
#include "extract/train/random.hpp"

#include <algorithm>
#include <cmath>

namespace skein {
namespace {

constexpr float average_decay = 0.9995F;
constexpr float epsilon = 1e-8F;

}  // namespace

float* Gradients::row(std::uint32_t embedding_row, std::size_t dimension) {
    if (place[embedding_row] < 0) {
        place[embedding_row] = static_cast<std::int32_t>(touched.size());
        touched.push_back(embedding_row);
        rows.resize(touched.size() * dimension, 0.0F);
    }
    return rows.data() + static_cast<std::size_t>(place[embedding_row]) * dimension;
}

Matrix Parameters::add(std::string name, std::size_t rows, std::size_t columns, float scale, Random& random) {
    Matrix matrix{std::move(name), dense_.size(), rows, columns};
    for (std::size_t i = 0; i < rows * columns; ++i) dense_.push_back(random.uniform(-scale, scale));
    return matrix;
}

void Parameters::add_embeddings(std::size_t rows, std::size_t dimension, float scale, Random& random) {
    dimension_ = dimension;
    embeddings_.resize(rows * dimension);
    for (float& weight : embeddings_) weight = random.uniform(-scale, scale);
}

void Parameters::finish() {
    first_.assign(dense_.size(), 0);
    second_.assign(dense_.size(), 0);
    average_ = dense_;
    embedding_first_.assign(embeddings_.size(), 0);
    embedding_second_.assign(embeddings_.size(), 0);
    embedding_average_ = embeddings_;
    averaged_at_.assign(embedding_rows(), 0);
    zeros_.assign(dimension_, 0);
    for (Gradients& gradients : gradients_) {
        gradients.dense.assign(dense_.size(), 0);
        gradients.place.assign(embedding_rows(), -1);
    }
}

float Parameters::decay(std::uint64_t steps) const {
    return std::pow(std::min(average_decay, static_cast<float>(steps_ + 1) / static_cast<float>(steps_ + 10)),
                    static_cast<float>(steps));
}

void Parameters::step_row(std::uint32_t row, const float* gradient_a, const float* gradient_b, float rate) {
    const std::size_t at = row * dimension_;
    // The average stood still while the row did: it follows the old weights first.
    if (const auto idle = static_cast<std::uint32_t>(steps_) - averaged_at_[row]; idle > 0) {
        follow(dimension_, decay(idle), &embeddings_[at], &embedding_average_[at]);
    }
    adam_step(dimension_, gradient_a, gradient_b, rate, epsilon, &embeddings_[at], &embedding_first_[at], &embedding_second_[at]);
    follow(dimension_, decay(1), &embeddings_[at], &embedding_average_[at]);
    averaged_at_[row] = static_cast<std::uint32_t>(steps_ + 1);
}

void Parameters::step(float rate, const Matrix* frozen) {
    const std::size_t dense = frozen == nullptr ? dense_.size() : frozen->offset;
    const auto t = static_cast<float>(steps_ + 1);
    const float corrected = rate * std::sqrt(1 - std::pow(0.999F, t)) / (1 - std::pow(0.9F, t));
    Gradients& a = gradients_[0];
    Gradients& b = gradients_[1];
    adam_step(dense, a.dense.data(), b.dense.data(), corrected, epsilon, dense_.data(), first_.data(), second_.data());
    follow(dense, decay(1), dense_.data(), average_.data());
    for (std::size_t i = 0; i < a.touched.size(); ++i) {
        const std::int32_t other = b.place[a.touched[i]];
        step_row(a.touched[i], &a.rows[i * dimension_],
                 other < 0 ? zeros_.data() : &b.rows[static_cast<std::size_t>(other) * dimension_], corrected);
    }
    for (std::size_t i = 0; i < b.touched.size(); ++i) {
        if (a.place[b.touched[i]] < 0) step_row(b.touched[i], zeros_.data(), &b.rows[i * dimension_], corrected);
    }
    for (Gradients& gradients : gradients_) {
        std::fill_n(gradients.dense.begin(), dense, 0.0F);
        for (const std::uint32_t row : gradients.touched) gradients.place[row] = -1;
        gradients.touched.clear();
        gradients.rows.clear();
    }
    ++steps_;
}

void Parameters::use_average(bool on) {
    if (on) {
        for (std::uint32_t row = 0; row < embedding_rows(); ++row) {
            const auto idle = static_cast<std::uint32_t>(steps_) - averaged_at_[row];
            if (idle > 0) follow(dimension_, decay(idle), &embeddings_[row * dimension_], &embedding_average_[row * dimension_]);
            averaged_at_[row] = static_cast<std::uint32_t>(steps_);
        }
    }
    use_average_ = on;
}

}  // namespace skein
