#include "extract/relations/rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace skein {

double confidence_of(const RelationMatch& match) {
    struct Row {
        std::string_view rule;
        double weight;
    };
    static constexpr std::array<Row, 17> table = {{
        {"verb", 1.1},
        {"copula", 0.9},
        {"relative copula", 0.3},
        {"conjunct", 0.6},
        {"relative", 0.3},
        {"participle", 0.0},
        {"adverbial", 0.0},
        {"control", -0.3},
        {"ability", 0.0},
        {"contrast", 0.8},
        {"apposition", 0.6},
        {"title", 1.0},
        {"possessive", 0.4},
        {"acronym", 1.7},
        {"diagram", 2.2},
        {"naming", 0.8},
        {"drawn", 2.2},
    }};
    double score = 0;
    for (const Row& row : table) {
        if (row.rule == match.rule) score = row.weight;
    }
    return 1 / (1 + std::exp(-score));
}

}  // namespace skein
