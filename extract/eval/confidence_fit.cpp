// Logistic regression of "was read right" on rules and signs.

#include "extract/eval/confidence_score.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace skein {

namespace {

constexpr double ridge = 2;          // of signs; of a rule's distance from the mean of all rules
constexpr std::size_t rounds = 30;   // Newton's method takes about eight

// The unknowns: a constant, one for each rule, one for each sign.
class Regression {
  public:
    explicit Regression(const std::vector<ReadStatement>& statements) : size_(1 + rule_weights().size() + confidence_sign_count) {
        for (const ReadStatement& statement : statements) {
            std::vector<double>& row = rows_.emplace_back(size_);
            row[0] = 1;
            for (std::size_t r = 0; r < rule_weights().size(); ++r) row[1 + r] = rule_weights()[r].rule == statement.rule ? 1 : 0;
            std::copy(statement.signs.begin(), statement.signs.end(),
                      row.begin() + 1 + static_cast<std::ptrdiff_t>(rule_weights().size()));
            right_.push_back(statement.right ? 1 : 0);
        }
    }

    [[nodiscard]] std::vector<double> solve() const {
        std::vector<double> weights(size_);
        for (std::size_t round = 0; round < rounds; ++round) {
            std::vector<double> gradient(size_), curvature(size_ * size_);
            for (std::size_t n = 0; n < rows_.size(); ++n) {
                const std::vector<double>& row = rows_[n];
                double score = 0;
                for (std::size_t i = 0; i < size_; ++i) score += weights[i] * row[i];
                const double probability = 1 / (1 + std::exp(-score));
                const double steep = probability * (1 - probability);
                for (std::size_t i = 0; i < size_; ++i) {
                    if (row[i] == 0) continue;
                    gradient[i] += (right_[n] - probability) * row[i];
                    for (std::size_t j = 0; j <= i; ++j) curvature[i * size_ + j] += steep * row[i] * row[j];
                }
            }
            for (std::size_t i = 0; i < size_; ++i) {
                const double penalty = i == 0 ? 1e-6 : ridge;
                gradient[i] -= penalty * weights[i];
                curvature[i * size_ + i] += penalty;
            }
            const std::vector<double> step = cholesky(std::move(curvature), std::move(gradient));
            double longest = 0;
            for (std::size_t i = 0; i < size_; ++i) {
                weights[i] += step[i];
                longest = std::max(longest, std::abs(step[i]));
            }
            if (longest < 1e-6) break;
        }
        return weights;
    }

  private:
    // Solves A x = b for a positive definite A, given by its lower half.
    [[nodiscard]] std::vector<double> cholesky(std::vector<double> a, std::vector<double> b) const {
        for (std::size_t i = 0; i < size_; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = a[i * size_ + j];
                for (std::size_t k = 0; k < j; ++k) sum -= a[i * size_ + k] * a[j * size_ + k];
                a[i * size_ + j] = i == j ? std::sqrt(sum) : sum / a[j * size_ + j];
            }
        }
        for (std::size_t i = 0; i < size_; ++i) {
            for (std::size_t k = 0; k < i; ++k) b[i] -= a[i * size_ + k] * b[k];
            b[i] /= a[i * size_ + i];
        }
        for (std::size_t i = size_; i-- > 0;) {
            for (std::size_t k = i + 1; k < size_; ++k) b[i] -= a[k * size_ + i] * b[k];
            b[i] /= a[i * size_ + i];
        }
        return b;
    }

    std::size_t size_;
    std::vector<std::vector<double>> rows_;
    std::vector<double> right_;
};

std::string row(std::string_view name, double weight, std::string_view end) {
    char text[96];
    std::snprintf(text, sizeof text, "{\"%.*s\", %.2f%.*s},\n", static_cast<int>(name.size()), name.data(), weight,
                  static_cast<int>(end.size()), end.data());
    return text;
}

}  // namespace

std::string fitted_weights(const std::vector<ReadStatement>& statements) {
    const std::vector<double> weights = Regression(statements).solve();
    std::string text;
    std::size_t at = 1;
    for (const RuleWeight& rule : rule_weights()) {
        char worth[16];
        std::snprintf(worth, sizeof worth, ", %.2f", rule.worth);
        text += row(rule.rule, weights[0] + weights[at++], worth);
    }
    text += '\n';
    for (const SignWeight& sign : sign_weights()) text += row(sign.sign, weights[at++], "");
    return text;
}

}  // namespace skein
