#include "query/cypher/evaluate.hpp"

#include "query/cypher/value_text.hpp"

#include <cmath>
#include <limits>
#include <regex>
#include <string>

namespace skein::cypher {

namespace {

using Kind = ExpressionKind;

[[noreturn]] void refuse_kinds(const Expression& expression, const char* deed, const Value& left, const Value& right) {
    throw QueryError(
        Fault::InvalidArgumentType, expression.span,
        "cannot " + std::string(deed) + " " + std::string(name_of(left.kind())) + " and " + std::string(name_of(right.kind())),
        {}, Phase::run);
}

[[noreturn]] void out_of_range(const Expression& expression) {
    throw QueryError(Fault::NumberOutOfRange, expression.span, "the result is out of range of whole numbers",
                     "use numbers with a decimal point", Phase::run);
}

Value whole_numbers(const Expression& expression, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (expression.kind) {
        case Kind::add: overflow = __builtin_add_overflow(a, b, &result); break;
        case Kind::subtract: overflow = __builtin_sub_overflow(a, b, &result); break;
        case Kind::multiply: overflow = __builtin_mul_overflow(a, b, &result); break;
        default:
            if (b == 0)
                throw QueryError(Fault::DivisionByZero, expression.span, "a whole number is divided by 0",
                                 "0.0 gives Infinity or NaN", Phase::run);
            overflow = a == std::numeric_limits<std::int64_t>::min() && b == -1 && expression.kind == Kind::divide;
            // The processor traps on the least number modulo -1.
            if (!overflow) result = expression.kind == Kind::divide ? a / b : b == -1 ? 0 : a % b;
    }
    if (overflow) out_of_range(expression);
    return result;
}

Value numbers(const Expression& expression, const Value& left, const Value& right) {
    if (expression.kind == Kind::power) return std::pow(left.number(), right.number());
    if (left.kind() == ValueKind::integer && right.kind() == ValueKind::integer)
        return whole_numbers(expression, left.integer(), right.integer());
    const double a = left.number(), b = right.number();
    switch (expression.kind) {
        case Kind::add: return a + b;
        case Kind::subtract: return a - b;
        case Kind::multiply: return a * b;
        case Kind::divide: return a / b;
        default: return std::fmod(a, b);
    }
}

std::optional<Value> times(const Expression& expression, const Value& left, const Value& right) {
    if (expression.kind != Kind::add && expression.kind != Kind::subtract) return std::nullopt;
    const int sign = expression.kind == Kind::add ? 1 : -1;
    if (left.kind() == ValueKind::temporal && right.kind() == ValueKind::duration) {
        const auto result = add(left.temporal(), right.duration(), sign);
        if (!result) out_of_range(expression);
        return Value(*result);
    }
    if (left.kind() == ValueKind::duration && right.kind() == ValueKind::temporal && sign == 1)
        return times(expression, right, left);
    if (left.kind() == ValueKind::duration && right.kind() == ValueKind::duration) {
        const auto result = add(left.duration(), right.duration(), sign);
        if (!result) out_of_range(expression);
        return Value(*result);
    }
    return std::nullopt;
}

// Lists are joined, and a single value is put at an end of one; texts are joined with texts and numbers.
std::optional<Value> joined(const Value& left, const Value& right) {
    if (left.kind() == ValueKind::list || right.kind() == ValueKind::list) {
        List list;
        for (const Value* value : {&left, &right}) {
            if (value->kind() == ValueKind::list) list.insert(list.end(), value->list().begin(), value->list().end());
            else list.push_back(*value);
        }
        return Value(std::move(list));
    }
    const auto part = [](const Value& value) -> std::optional<std::string> {
        if (value.kind() == ValueKind::text) return std::string(value.text());
        if (value.kind() == ValueKind::integer) return std::to_string(value.integer());
        if (value.kind() == ValueKind::real) return real_text(value.real());
        return std::nullopt;
    };
    if (left.kind() != ValueKind::text && right.kind() != ValueKind::text) return std::nullopt;
    const auto a = part(left), b = part(right);
    return a && b ? std::optional<Value>(*a + *b) : std::nullopt;
}

std::optional<bool> is_in(const Expression& expression, const Value& value, const Value& list) {
    if (list.is_null()) return std::nullopt;
    if (list.kind() != ValueKind::list)
        throw QueryError(Fault::InvalidArgumentType, expression.span,
                         "IN needs a list and was given " + std::string(name_of(list.kind())), {}, Phase::run);
    bool unknown = false;
    for (const Value& element : list.list()) {
        const std::optional<bool> same = equal(value, element);
        if (same == true) return true;
        if (!same) unknown = true;
    }
    return unknown ? std::nullopt : std::optional(false);
}

bool matches(const Expression& expression, std::string_view text, std::string_view pattern) {
    constexpr std::size_t longest_text = 10'000, longest_pattern = 1'000;
    if (text.size() > longest_text || pattern.size() > longest_pattern)
        throw QueryError(Fault::LimitReached, expression.span,
                         "=~ takes texts of at most " + std::to_string(longest_text) + " bytes",
                         "CONTAINS and STARTS WITH take any", Phase::run);
    try {
        const bool any_case = pattern.starts_with("(?i)");
        auto flags = std::regex::ECMAScript | (any_case ? std::regex::icase : std::regex::flag_type());
#ifdef __GLIBCXX__
        // Time linear in the text; the standard's own way is exponential and recurses once a character.
        flags |= std::regex_constants::__polynomial;
#endif
        const std::regex compiled(std::string(pattern.substr(any_case ? 4 : 0)), flags);
        return std::regex_match(text.begin(), text.end(), compiled);
    } catch (const std::regex_error&) {
        throw QueryError(Fault::InvalidArgumentValue, expression.span, "this is no regular expression, or one too complex", {},
                         Phase::run);
    }
}

std::optional<bool> texts(const Expression& expression, const Value& left, const Value& right) {
    if (left.kind() != ValueKind::text || right.kind() != ValueKind::text) return std::nullopt;
    switch (expression.kind) {
        case Kind::starts_with: return left.text().starts_with(right.text());
        case Kind::ends_with: return left.text().ends_with(right.text());
        case Kind::contains: return left.text().find(right.text()) != std::string_view::npos;
        default: return matches(expression, left.text(), right.text());
    }
}

}  // namespace

Value negated(const Expression& expression, const Value& value) {
    switch (value.kind()) {
        case ValueKind::null: return {};
        case ValueKind::integer: {
            std::int64_t result = 0;
            if (__builtin_sub_overflow(std::int64_t{0}, value.integer(), &result)) out_of_range(expression);
            return result;
        }
        case ValueKind::real: return -value.real();
        default:
            throw QueryError(Fault::InvalidArgumentType, expression.span, "cannot negate " + std::string(name_of(value.kind())),
                             {}, Phase::run);
    }
}

Value arithmetic(const Expression& expression, const Value& left, const Value& right) {
    if (left.is_null() || right.is_null()) return {};
    if (left.is_number() && right.is_number()) return numbers(expression, left, right);
    if (const auto value = times(expression, left, right)) return *value;
    if (expression.kind == Kind::add)
        if (const auto value = joined(left, right)) return *value;
    static constexpr const char* deeds[] = {"add", "subtract", "multiply", "divide", "divide", "raise"};
    refuse_kinds(expression, deeds[static_cast<std::size_t>(expression.kind) - static_cast<std::size_t>(Kind::add)], left, right);
}

std::optional<bool> condition(const Expression& expression, const Value& left, const Value& right, Context& context) {
    context.budget.step();
    switch (expression.kind) {
        case Kind::equal: return equal(left, right);
        case Kind::not_equal: {
            const std::optional<bool> same = equal(left, right);
            return same ? std::optional(!*same) : std::nullopt;
        }
        case Kind::in: return is_in(expression, left, right);
        case Kind::less:
        case Kind::less_equal:
        case Kind::greater:
        case Kind::greater_equal: {
            const std::optional<std::partial_ordering> result = compare(left, right);
            if (!result) return std::nullopt;
            if (expression.kind == Kind::less) return *result < 0;
            if (expression.kind == Kind::less_equal) return *result <= 0;
            if (expression.kind == Kind::greater) return *result > 0;
            return *result >= 0;
        }
        default: return texts(expression, left, right);
    }
}

}  // namespace skein::cypher
