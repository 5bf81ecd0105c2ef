#pragma once
// Amounts in words: "$5.6 million", "under six hundred", "671 billion parameters".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skein {

enum class Bound : std::uint8_t { exact, about, under, over };

struct Amount {
    Bound bound = Bound::exact;
    double value = 0;
    std::string unit;  // "$", "€", "%", or the noun that is counted, in the singular and lower case; "" for a bare number
    std::string text;  // as it stands, the bound with it
    [[nodiscard]] bool is_money() const { return unit == "$" || unit == "€" || unit == "£" || unit == "¥"; }
};

// The first amount in `words`; nothing when there is none. `before` is the text that stands before them, which may hold the
// bound. Digits are needed: numbers all in words are not read, nor are years and the digits in names ("H800").
[[nodiscard]] std::optional<Amount> amount_in(std::string_view words, std::string_view before = {});

}  // namespace skein
