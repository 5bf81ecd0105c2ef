#pragma once
// count, sum, avg, min, max, collect …: one value of many rows.

#include "query/cypher/context.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_set>

namespace skein::cypher {

enum class Aggregate : std::uint8_t {
    count,
    sum,
    avg,
    min,
    max,
    collect,
    deviation,
    population_deviation,
    percentile,
    discrete_percentile
};

struct AggregateName {
    std::string_view name;
    Aggregate aggregate;
    std::size_t arguments;  // count also takes `*`
};
[[nodiscard]] std::span<const AggregateName> aggregate_names();
// In any case; null when it is none.
[[nodiscard]] const AggregateName* aggregate_named(std::string_view name);

// The state of one aggregate in one group.
class Accumulator {
  public:
    Accumulator(Aggregate aggregate, bool distinct) : aggregate_(aggregate), distinct_(distinct) {}

    // `value` of a row; nulls do not count. `percentile` matters to percentiles only.
    void take(const Value& value, const Value& percentile, TextSpan span, Budget& budget);
    void take_row() { ++count_; }  // count(*)
    [[nodiscard]] Value result() const;

  private:
    [[nodiscard]] Value percentile_of(std::vector<double> numbers) const;

    Aggregate aggregate_;
    bool distinct_;
    bool real_ = false;  // a sum with a number that is not whole
    std::int64_t count_ = 0;
    std::int64_t whole_ = 0;
    long double sum_ = 0;
    double percentile_ = 0;
    Value best_;
    List values_;
    std::unordered_set<List, HashValues, SameValues> seen_;
};

}  // namespace skein::cypher
