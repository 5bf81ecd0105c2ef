#include "query/cypher/functions.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>

namespace skein::cypher {

namespace {

using Arguments = std::span<const Value>;

double number(const Value& value, const CallSite& site) {
    if (!value.is_number()) refuse_argument(site, value, "a number");
    return value.number();
}

template <double (*Operation)(double)>
Value real(Arguments arguments, const CallSite& site) {
    return Operation(number(arguments[0], site));
}

Value absolute(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() != ValueKind::integer) return std::fabs(number(arguments[0], site));
    if (arguments[0].integer() == std::numeric_limits<std::int64_t>::min())
        throw QueryError(Fault::NumberOutOfRange, site.span, "abs() of this number is out of range", {}, Phase::run);
    return arguments[0].integer() < 0 ? -arguments[0].integer() : arguments[0].integer();
}

Value sign(Arguments arguments, const CallSite& site) {
    const double value = number(arguments[0], site);
    return std::int64_t{value > 0 ? 1 : value < 0 ? -1 : 0};
}

// Half away from zero, as people round; to as many decimals as are asked for.
Value round(Arguments arguments, const CallSite& site) {
    const double value = number(arguments[0], site);
    if (arguments.size() == 1) return std::round(value);
    if (arguments[1].kind() != ValueKind::integer) refuse_argument(site, arguments[1], "a whole number of decimals");
    const double scale = std::pow(10.0, static_cast<double>(arguments[1].integer()));
    const double result = std::round(value * scale) / scale;
    return std::isfinite(result) ? result : value;
}

Value logarithm(Arguments arguments, const CallSite& site) { return std::log(number(arguments[0], site)); }
Value arc_tangent_2(Arguments arguments, const CallSite& site) {
    return std::atan2(number(arguments[0], site), number(arguments[1], site));
}
Value pi(Arguments, const CallSite&) { return std::numbers::pi; }
Value euler(Arguments, const CallSite&) { return std::numbers::e; }
Value degrees(Arguments arguments, const CallSite& site) { return number(arguments[0], site) * 180 / std::numbers::pi; }
Value radians(Arguments arguments, const CallSite& site) { return number(arguments[0], site) * std::numbers::pi / 180; }

// SplitMix64 (Steele, Lea & Flood 2014) from a fixed seed: a query gives the same answer every time.
Value random(Arguments, const CallSite& site) {
    std::uint64_t z = site.context.random += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    Number value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Value truncated(double value, const CallSite& site) {
    constexpr double bound = 9223372036854775808.0;
    if (std::isnan(value)) return {};
    if (value >= bound || value < -bound)
        throw QueryError(Fault::NumberOutOfRange, site.span, "toInteger() of this number is out of range", {}, Phase::run);
    return static_cast<std::int64_t>(value);
}

Value to_integer(Arguments arguments, const CallSite& site) {
    switch (arguments[0].kind()) {
        case ValueKind::integer: return arguments[0];
        case ValueKind::boolean: return std::int64_t{arguments[0].boolean() ? 1 : 0};
        case ValueKind::real: return truncated(arguments[0].real(), site);
        case ValueKind::text:
            if (const auto whole = parsed<std::int64_t>(arguments[0].text())) return *whole;
            if (const auto value = parsed<double>(arguments[0].text())) return truncated(*value, site);
            return {};
        default: refuse_argument(site, arguments[0], "a number or a text");
    }
}

Value to_float(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() == ValueKind::text) {
        const auto value = parsed<double>(arguments[0].text());
        return value ? Value(*value) : Value();
    }
    if (!arguments[0].is_number()) refuse_argument(site, arguments[0], "a number or a text");
    return arguments[0].number();
}

Value to_boolean(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() == ValueKind::boolean) return arguments[0];
    if (arguments[0].kind() != ValueKind::text) refuse_argument(site, arguments[0], "a boolean or a text");
    const std::string text = to_lower(arguments[0].text());
    return text == "true" ? Value(true) : text == "false" ? Value(false) : Value();
}

constexpr Function table[] = {
    {"abs", 1, 1, absolute},
    {"sign", 1, 1, sign},
    {"round", 1, 2, round},
    {"ceil", 1, 1, real<std::ceil>},
    {"floor", 1, 1, real<std::floor>},
    {"sqrt", 1, 1, real<std::sqrt>},
    {"exp", 1, 1, real<std::exp>},
    {"log", 1, 1, logarithm},
    {"log10", 1, 1, real<std::log10>},
    {"sin", 1, 1, real<std::sin>},
    {"cos", 1, 1, real<std::cos>},
    {"tan", 1, 1, real<std::tan>},
    {"asin", 1, 1, real<std::asin>},
    {"acos", 1, 1, real<std::acos>},
    {"atan", 1, 1, real<std::atan>},
    {"atan2", 2, 2, arc_tangent_2},
    {"degrees", 1, 1, degrees},
    {"radians", 1, 1, radians},
    {"pi", 0, 0, pi},
    {"e", 0, 0, euler},
    {"rand", 0, 0, random, false, false},
    {"toInteger", 1, 1, to_integer},
    {"toFloat", 1, 1, to_float},
    {"toBoolean", 1, 1, to_boolean},
};

}  // namespace

std::span<const Function> number_functions() { return table; }

}  // namespace skein::cypher
