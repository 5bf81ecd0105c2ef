#include "graph/store/places.hpp"

#include <array>
#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

namespace skein::store {

namespace {

// The lower bits of all six numbers stand first, so that small numbers make a small one: SQLite keeps it in as few bytes as it
// needs.
struct Field {
    unsigned low_at, low_bits, high_at, high_bits;
};
constexpr std::array<Field, 6> fields = {
    {{0, 9, 47, 3}, {9, 7, 50, 2}, {16, 9, 52, 3}, {25, 6, 55, 2}, {31, 9, 57, 3}, {40, 7, 60, 2}}};

std::optional<std::int64_t> packed(std::span<const std::int64_t> numbers) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Field& field = fields[i];
        const auto value = static_cast<std::uint64_t>(numbers[i]);
        if (value >> (field.low_bits + field.high_bits) != 0) return std::nullopt;
        all |= (value & ((std::uint64_t{1} << field.low_bits) - 1)) << field.low_at;
        all |= (value >> field.low_bits) << field.high_at;
    }
    return static_cast<std::int64_t>(all);
}

}  // namespace

void bind_places(Query& query, int parameter, Place subject, Place relation, std::optional<Place> object) {
    const Place last = object.value_or(Place{});
    const std::array<std::int64_t, 6> numbers = {subject.at, subject.bytes, relation.at, relation.bytes, last.at, last.bytes};
    const std::span<const std::int64_t> used = std::span(numbers).first(object ? 6 : 4);
    // An object without bytes would be none.
    const auto number = object && last.bytes == 0 ? std::nullopt : packed(used);
    if (number) {
        query.bind(parameter, *number);
        return;
    }
    std::string text;
    for (const std::int64_t value : used) {
        char digits[24];
        std::snprintf(digits, sizeof digits, "%20lld", static_cast<long long>(value));
        text += digits;
    }
    query.bind(parameter, std::string_view(text));
}

}  // namespace skein::store
