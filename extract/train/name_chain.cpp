#include "extract/train/name_chain.hpp"

#include "extract/text/name_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace skein {

double chain_loss(std::span<const AllowedTags> allowed, const float* transitions, const float* scores, float scale, float* delta,
                  float* transition_delta) {
    using Row = std::array<float, name_tags>;
    const std::size_t n = allowed.size();
    std::array<Row, name_tags> factor{};
    for (std::size_t i = 0; i < name_tags; ++i) {
        for (std::size_t j = 0; j < name_tags; ++j)
            factor[i][j] = may_follow(i, j) ? std::exp(transitions[i * name_tags + j]) : 0.0F;
    }
    std::vector<Row> emitted(n), forward(n), backward(n);
    for (std::size_t t = 0; t < n; ++t) {
        const float* const row = scores + t * name_tags;
        const float top = *std::max_element(row, row + name_tags);
        for (std::size_t j = 0; j < name_tags; ++j) emitted[t][j] = std::exp(row[j] - top);
    }
    std::array<double, 2> log_sums{};
    for (const bool free : {false, true}) {
        std::vector<Row> weight(n);
        for (std::size_t t = 0; t < n; ++t) {
            for (std::size_t j = 0; j < name_tags; ++j) {
                const bool likely = free || (allowed[t].likely >> j & 1U) != 0;
                weight[t][j] = likely ? emitted[t][j] : (allowed[t].open >> j & 1U) != 0 ? open_weight * emitted[t][j] : 0.0F;
            }
        }
        double log_sum = 0;
        std::vector<float> norms(n);
        for (std::size_t t = 0; t < n; ++t) {
            float sum = 0;
            for (std::size_t j = 0; j < name_tags; ++j) {
                float before = t == 0 ? (may_begin(j) ? 1.0F : 0.0F) : 0.0F;
                for (std::size_t i = 0; t > 0 && i < name_tags; ++i) before += forward[t - 1][i] * factor[i][j];
                forward[t][j] = before * weight[t][j];
                sum += forward[t][j];
            }
            if (!(sum > 0)) return 0;  // the data contradicts itself here, or a number ran out: teaches nothing
            norms[t] = sum;
            log_sum += std::log(static_cast<double>(sum));
            for (float& value : forward[t]) value /= sum;
        }
        log_sums[free ? 0 : 1] = log_sum;
        backward[n - 1].fill(1);
        for (std::size_t t = n - 1; t-- > 0;) {
            for (std::size_t i = 0; i < name_tags; ++i) {
                float sum = 0;
                for (std::size_t j = 0; j < name_tags; ++j) sum += factor[i][j] * weight[t + 1][j] * backward[t + 1][j];
                backward[t][i] = sum / norms[t + 1];
            }
        }
        const float sign = free ? scale : -scale;
        for (std::size_t t = 0; t < n; ++t) {
            for (std::size_t j = 0; j < name_tags; ++j) delta[t * name_tags + j] += sign * forward[t][j] * backward[t][j];
            for (std::size_t i = 0; t > 0 && i < name_tags; ++i) {
                if (forward[t - 1][i] == 0) continue;
                for (std::size_t j = 0; j < name_tags; ++j) {
                    transition_delta[i * name_tags + j] +=
                        sign * forward[t - 1][i] * factor[i][j] * weight[t][j] * backward[t][j] / norms[t];
                }
            }
        }
    }
    return log_sums[0] - log_sums[1];
}

}  // namespace skein
