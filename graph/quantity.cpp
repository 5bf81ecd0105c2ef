#include "graph/quantity.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 10> multipliers = {{
    {"hundred", 1e2},
    {"thousand", 1e3},
    {"k", 1e3},
    {"million", 1e6},
    {"m", 1e6},
    {"mn", 1e6},
    {"billion", 1e9},
    {"bn", 1e9},
    {"b", 1e9},
    {"trillion", 1e12},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> currencies = {{
    {"$", "$"}, {"€", "€"}, {"£", "£"}, {"¥", "¥"}, {"dollar", "$"}, {"euro", "€"}, {"pound", "£"}, {"yuan", "¥"},
}};
// "less than" ends with "than": what stands before it decides.
constexpr std::array<std::pair<std::string_view, Bound>, 18> bounds = {{
    {"under", Bound::under},
    {"below", Bound::under},
    {"less than", Bound::under},
    {"fewer than", Bound::under},
    {"up to", Bound::under},
    {"at most", Bound::under},
    {"nearly", Bound::under},
    {"almost", Bound::under},
    {"over", Bound::over},
    {"above", Bound::over},
    {"more than", Bound::over},
    {"at least", Bound::over},
    {"exceeding", Bound::over},
    {"about", Bound::about},
    {"around", Bound::about},
    {"roughly", Bound::about},
    {"approximately", Bound::about},
    {"some", Bound::about},
}};

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        // A blank that does not break is one too.
        while (end < text.size() && text[end] != ' ' && text.substr(end, 2) != "\u00A0") ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + (end < text.size() && text[end] != ' ' ? 2 : 1);
    }
    return words;
}

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view word) {
    while (!word.empty() && std::string_view("(\"'").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && std::string_view(".,;:)!?\"'").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    return word;
}

std::string singular(std::string word) {
    if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
    return word;
}

template <class Table>
auto look_up(const Table& table, std::string_view word) -> std::optional<typename Table::value_type::second_type> {
    for (const auto& [name, value] : table)
        if (name == word) return value;
    return std::nullopt;
}

struct Number {
    double value = 0;
    std::string_view currency;   // before the digits
    std::string_view multiplier;  // after them, in the same word: "5.6m"
    bool percent = false;
};

// "$5.6", "50,000", "5.6m", "30%"; nothing for other words with digits.
std::optional<Number> number_of(std::string_view word) {
    Number number;
    if (word.starts_with("US$")) word.remove_prefix(2);
    for (const auto& [sign, unit] : currencies) {
        if (!is_letter(decode_at(sign, 0).value) && word.starts_with(sign)) {
            number.currency = unit;
            word.remove_prefix(sign.size());
            break;
        }
    }
    std::string digits;
    std::size_t at = 0;
    for (; at < word.size() && (is_digit_byte(word[at]) || word[at] == ',' || word[at] == '.'); ++at)
        if (word[at] != ',') digits += word[at];
    if (digits.empty() || !is_digit_byte(digits.front())) return std::nullopt;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size()) return std::nullopt;
    const std::string_view rest = word.substr(at);
    if (rest == "%") number.percent = true;
    else if (!rest.empty() && !look_up(multipliers, to_lower(rest))) return std::nullopt;
    else number.multiplier = rest;
    return number;
}

// The bound that ends `words`, and how many of them it is.
std::pair<Bound, std::size_t> bound_at_end(const std::vector<std::string_view>& words) {
    if (words.empty()) return {Bound::exact, 0};
    const std::string last = to_lower(words.back());
    if (last == "only" || last == "just") {
        const auto [bound, size] = bound_at_end({words.begin(), words.end() - 1});
        return {bound, size == 0 ? 0 : size + 1};
    }
    if (words.size() > 1) {
        const std::string two = to_lower(words[words.size() - 2]) + ' ' + last;
        if (const auto bound = look_up(bounds, two)) return {*bound, 2};
    }
    if (const auto bound = look_up(bounds, last)) return {*bound, 1};
    return {Bound::exact, 0};
}

}  // namespace

std::optional<Amount> amount_in(std::string_view words, std::string_view before) {
    const std::vector<std::string_view> parts = split(words);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = number_of(trimmed(parts[i]));
        if (!number) continue;
        Amount amount;
        amount.value = number->value;
        std::size_t end = i + 1;
        if (const auto times = look_up(multipliers, to_lower(number->multiplier))) amount.value *= *times;
        while (end < parts.size()) {
            const auto times = look_up(multipliers, to_lower(trimmed(parts[end])));
            if (!times || number->percent) break;
            amount.value *= *times;
            ++end;
        }
        amount.unit = number->percent ? "%" : std::string(number->currency);
        if (amount.unit.empty() && end < parts.size()) {
            const std::string noun = singular(to_lower(trimmed(parts[end])));
            const auto currency = look_up(currencies, noun);
            amount.unit = currency ? std::string(*currency) : singular(to_lower(trimmed(parts.back())));
            end = currency ? end + 1 : parts.size();
        }
        std::vector<std::string_view> leading = split(before);
        leading.insert(leading.end(), parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i));
        const auto [bound, size] = bound_at_end(leading);
        amount.bound = bound;
        const std::size_t first = leading.size() - size;
        for (std::size_t w = first; w < leading.size(); ++w) amount.text += std::string(leading[w]) + ' ';
        for (std::size_t w = i; w < end; ++w)
            amount.text += (w > i ? " " : "") + std::string(w + 1 == end || w == i ? trimmed(parts[w]) : parts[w]);
        return amount;
    }
    return std::nullopt;
}

}  // namespace skein
