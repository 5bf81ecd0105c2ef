#include "query/cypher/aggregates.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace skein::cypher {

namespace {

constexpr AggregateName names[] = {
    {"count", Aggregate::count, 1}, {"sum", Aggregate::sum, 1}, {"avg", Aggregate::avg, 1}, {"min", Aggregate::min, 1},
    {"max", Aggregate::max, 1}, {"collect", Aggregate::collect, 1}, {"stDev", Aggregate::deviation, 1},
    {"stDevP", Aggregate::population_deviation, 1}, {"percentileCont", Aggregate::percentile, 2},
    {"percentileDisc", Aggregate::discrete_percentile, 2},
};

bool needs_numbers(Aggregate aggregate) {
    return aggregate != Aggregate::count && aggregate != Aggregate::min && aggregate != Aggregate::max &&
           aggregate != Aggregate::collect;
}

bool keeps_values(Aggregate aggregate) {
    return aggregate == Aggregate::collect || aggregate >= Aggregate::deviation;
}

}  // namespace

std::span<const AggregateName> aggregate_names() { return names; }

const AggregateName* aggregate_named(std::string_view name) {
    const std::string wanted = to_lower(name);
    for (const AggregateName& known : names)
        if (to_lower(known.name) == wanted) return &known;
    return nullptr;
}

void Accumulator::take(const Value& value, const Value& percentile, TextSpan span, Budget& budget) {
    if (value.is_null()) return;
    if (needs_numbers(aggregate_) && !value.is_number())
        throw QueryError(Fault::InvalidArgumentType, span,
                         "numbers are needed here, and one row has " + std::string(name_of(value.kind())), {}, Phase::run);
    if (distinct_) {
        if (!seen_.insert(List{value}).second) return;
        budget.hold(value.weight() + sizeof(List));
    }
    if (aggregate_ >= Aggregate::percentile) {
        if (!percentile.is_number() || !(percentile.number() >= 0 && percentile.number() <= 1))
            throw QueryError(Fault::NumberOutOfRange, span, "a percentile is a number from 0 to 1", {}, Phase::run);
        percentile_ = percentile.number();
    }
    ++count_;
    if (keeps_values(aggregate_)) {
        budget.hold(value.weight());
        values_.push_back(value);
    } else if (aggregate_ == Aggregate::min || aggregate_ == Aggregate::max) {
        const bool better = best_.is_null() || (aggregate_ == Aggregate::min ? order(value, best_) < 0 : order(value, best_) > 0);
        if (better) best_ = value;
    } else if (aggregate_ == Aggregate::sum || aggregate_ == Aggregate::avg) {
        sum_ += value.kind() == ValueKind::integer ? static_cast<long double>(value.integer()) : value.real();
        if (value.kind() == ValueKind::real) real_ = true;
        else if (!real_ && __builtin_add_overflow(whole_, value.integer(), &whole_) && aggregate_ == Aggregate::sum)
            throw QueryError(Fault::NumberOutOfRange, span, "the sum is out of range", "sum toFloat() of the numbers",
                             Phase::run);
    }
}

Value Accumulator::percentile_of(std::vector<double> numbers) const {
    std::sort(numbers.begin(), numbers.end());
    const double at = percentile_ * static_cast<double>(numbers.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, numbers.size() - 1);
    return numbers[below] + (numbers[above] - numbers[below]) * (at - static_cast<double>(below));
}

Value Accumulator::result() const {
    switch (aggregate_) {
        case Aggregate::count: return count_;
        case Aggregate::sum: return real_ ? Value(static_cast<double>(sum_)) : Value(whole_);
        case Aggregate::avg: return count_ == 0 ? Value() : Value(static_cast<double>(sum_ / static_cast<long double>(count_)));
        case Aggregate::min:
        case Aggregate::max: return best_;
        case Aggregate::collect: return values_;
        default: break;
    }
    std::vector<double> numbers;
    for (const Value& value : values_) numbers.push_back(value.number());
    if (aggregate_ == Aggregate::percentile) return numbers.empty() ? Value() : percentile_of(std::move(numbers));
    if (aggregate_ == Aggregate::discrete_percentile) {
        if (numbers.empty()) return {};
        List sorted = values_;
        std::sort(sorted.begin(), sorted.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
        const auto rank = static_cast<std::size_t>(std::ceil(percentile_ * static_cast<double>(sorted.size())));
        return sorted[rank == 0 ? 0 : rank - 1];
    }
    const std::size_t degrees = numbers.size() - (aggregate_ == Aggregate::deviation && !numbers.empty() ? 1 : 0);
    if (degrees == 0) return 0.0;
    double mean = 0, squares = 0;
    for (const double number : numbers) mean += number / static_cast<double>(numbers.size());
    for (const double number : numbers) squares += (number - mean) * (number - mean);
    return std::sqrt(squares / static_cast<double>(degrees));
}

}  // namespace skein::cypher
