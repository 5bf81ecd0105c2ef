#include "extract/eval/confidence_score.hpp"

#include <doctest/doctest.h>

using namespace skein;

namespace {

ReadStatement read(double confidence, bool right) {
    ReadStatement statement;
    statement.rule = "verb";
    statement.confidence = confidence;
    statement.right = right;
    return statement;
}

}  // namespace

TEST_CASE("a reliability table tells means, shares and errors") {
    const Reliability table =
        reliability_of({read(0.9, true), read(0.9, true), read(0.3, false), read(0.3, true), read(1.0, true)});
    CHECK(table.count == 5);
    CHECK(table.bins.size() == 10);
    CHECK(table.bins[9].count == 3);  // the last holds its upper end
    CHECK(table.bins[3].count == 2);
    CHECK(table.bins[3].right == doctest::Approx(0.5));
    CHECK(table.right == doctest::Approx(0.8));
    CHECK(table.brier == doctest::Approx((2 * 0.01 + 0.09 + 0.49) / 5));
    CHECK(table.calibration_error == doctest::Approx((0.2 + 0.4) / 5));
    CHECK(table.area == doctest::Approx(3.5 / 4));  // one pair of equal confidence counts half
}

TEST_CASE("an empty table has no errors") { CHECK(reliability_of({}).brier == 0); }

TEST_CASE("fitted weights follow what was read right") {
    // The first sign tells right from wrong, the second does not.
    std::vector<ReadStatement> statements;
    for (int i = 0; i < 200; ++i) {
        ReadStatement statement = read(0, i % 2 == 0);
        statement.signs[0] = i % 2 == 0 ? 1 : 0;
        statement.signs[1] = i % 4 < 2 ? 1 : 0;
        statements.push_back(statement);
    }
    const std::string rows = fitted_weights(statements);
    const auto weight = [&](std::size_t sign) {
        const std::string name = '"' + std::string(sign_weights()[sign].sign) + "\", ";
        return std::stod(rows.substr(rows.find(name) + name.size()));
    };
    CHECK(weight(0) > 2);
    CHECK(weight(1) == doctest::Approx(0).epsilon(0.05));
}
