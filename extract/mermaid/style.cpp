#include "extract/mermaid/style.hpp"

#include "extract/mermaid/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>

namespace skein::mermaid {

namespace {

constexpr std::string_view known_properties[] = {
    "fill",    "stroke",       "color",     "background",  "background-color", "stroke-width", "stroke-dasharray",
    "opacity", "fill-opacity", "font-size", "font-weight", "font-family"};

std::string hex_byte(double value) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<std::size_t>(std::lround(std::clamp(value, 0.0, 255.0)));
    return {digits[byte >> 4], digits[byte & 15]};
}

struct Number {
    double value = 0;
    bool percent = false;
};

std::vector<Number> numbers_in(std::string_view text) {
    std::vector<Number> out;
    for (std::size_t at = 0; at < text.size() && out.size() < 5;) {
        if (!is_ascii_digit(text[at]) && text[at] != '.') {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == '.')) ++end;
        Number number;
        std::from_chars(text.data() + at, text.data() + end, number.value);
        number.percent = end < text.size() && text[end] == '%';
        out.push_back(number);
        at = end;
    }
    return out;
}

// rgb(), rgba(), hsl() and hsla() as hexadecimal digits (CSS Color 4, sections 5.1 and 7.1).
std::optional<std::string> colour_function(std::string_view value) {
    const std::size_t open = value.find('(');
    if (open == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim_blanks(value.substr(0, open));
    const std::vector<Number> numbers = numbers_in(value.substr(open));
    if (numbers.size() < 3) return std::nullopt;
    std::array<double, 3> rgb{};
    if (equals_ignoring_case(name, "rgb") || equals_ignoring_case(name, "rgba")) {
        for (std::size_t i = 0; i < 3; ++i) rgb[i] = numbers[i].percent ? numbers[i].value * 2.55 : numbers[i].value;
    } else if (equals_ignoring_case(name, "hsl") || equals_ignoring_case(name, "hsla")) {
        const double hue = std::fmod(numbers[0].value, 360);
        const double saturation = std::min(numbers[1].value, 100.0) / 100;
        const double lightness = std::min(numbers[2].value, 100.0) / 100;
        const double a = saturation * std::min(lightness, 1 - lightness);
        for (std::size_t i = 0; i < 3; ++i) {
            const double k = std::fmod((i == 0 ? 0.0 : i == 1 ? 8.0 : 4.0) + hue / 30, 12);
            rgb[i] = 255 * (lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0})));
        }
    } else {
        return std::nullopt;
    }
    std::string out = '#' + hex_byte(rgb[0]) + hex_byte(rgb[1]) + hex_byte(rgb[2]);
    if (numbers.size() > 3) {
        const double alpha = numbers[3].percent ? numbers[3].value / 100 : numbers[3].value;
        if (alpha < 1) out += hex_byte(alpha * 255);
    }
    return out;
}

bool is_property_byte(char c) { return is_ascii_letter(c) || c == '-'; }

// A property's name with ':' or '=' behind it begins at `at`: where its value begins.
std::optional<std::size_t> property_at(std::string_view text, std::size_t at, bool known_only) {
    std::size_t end = at;
    while (end < text.size() && is_property_byte(text[end])) ++end;
    if (end == at || text[at] == '-') return std::nullopt;
    const std::string_view name = text.substr(at, end - at);
    const bool known = std::find(std::begin(known_properties), std::end(known_properties), name) != std::end(known_properties);
    const std::size_t mark = skip_blanks(text, end);
    if (mark < text.size() && (text[mark] == ':' || text[mark] == '=') && (known || !known_only)) return mark + 1;
    if (known && mark > end && mark < text.size() && (text[mark] == '#' || is_ascii_digit(text[mark])))
        return mark;  // "fill #f9f"
    return std::nullopt;
}

bool is_hex_colour(std::string_view value) {
    return (value.size() == 3 || value.size() == 6) &&
           std::all_of(value.begin(), value.end(),
                       [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }) &&
           std::any_of(value.begin(), value.end(), is_ascii_digit);
}

// A value as Mermaid's lexer takes it; nothing when it cannot be written.
std::optional<std::string> mend_value(std::string_view name, std::string_view written) {
    std::string_view value = trim_blanks(written);
    while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
    value = trim_blanks(value);
    if (value.find('(') != std::string_view::npos) return colour_function(value);
    const bool colour = name == "fill" || name == "stroke" || name == "color" || name.starts_with("background");
    if (colour && is_hex_colour(value)) return '#' + std::string(value);
    const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return is_ascii_word(c) || std::string_view("#.%-! /").find(c) != std::string_view::npos;
    });
    if (!plain || value.find("--") != std::string_view::npos) return std::nullopt;
    return std::string(value);
}

}  // namespace

std::size_t style_begin(std::string_view words) {
    bool at_word = true;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const auto value = at_word ? property_at(words, at, false) : std::nullopt) {
            // "A: fill:#f9f": the first colon belongs to the name.
            const std::size_t next = skip_blanks(words, *value);
            if (!(next > *value && property_at(words, next, true))) return at;
        }
        at_word = words[at] == ' ' || words[at] == '\t' || words[at] == ',' || words[at] == '{' || words[at] == ';';
    }
    return std::string_view::npos;
}

MendedStyle mend_style(std::string_view list) {
    MendedStyle out;
    std::string_view text = trim_blanks(list);
    const std::string_view original = text;
    while (text.ends_with(';') || text.ends_with(',') || text.ends_with('}')) text = trim_blanks(text.substr(0, text.size() - 1));
    const bool trailing = text.size() != original.size() && original != std::string(text) + ";";
    while (text.starts_with('{')) text = trim_blanks(text.substr(1));

    bool valid = !trailing && !text.empty() && text.data() == original.data();
    for (std::size_t at = 0; at < text.size();) {
        const auto value_begin = property_at(text, at, false);
        std::size_t end = value_begin ? *value_begin : at;
        int depth = 0;
        bool quoted = false;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (c == '"') quoted = !quoted;
            if (c == '(') ++depth;
            if (c == ')') --depth;
            if (depth > 0 || quoted) continue;
            if (c == ',' || c == ';') {
                // "stroke-dasharray: 5, 5": a number goes on with the value before it.
                const std::size_t next = skip_blanks(text, end + 1);
                if (c == ',' && next < text.size() && is_ascii_digit(text[next]) && !property_at(text, next, false)) {
                    valid = valid && out.dropped.empty();
                    continue;
                }
                break;
            }
            if (blank_at(text, end) > 0 && value_begin && !trim_blanks(text.substr(*value_begin, end - *value_begin)).empty() &&
                property_at(text, skip_blanks(text, end), true))
                break;
        }
        const std::string_view item = trim_blanks(text.substr(at, end - at));
        if (!item.empty()) {
            if (!value_begin) {
                out.dropped.emplace_back(item);
                valid = false;
            } else {
                std::size_t name_end = at;
                while (name_end < text.size() && is_property_byte(text[name_end])) ++name_end;
                const std::string name(text.substr(at, name_end - at));
                std::string_view written = trim_blanks(text.substr(*value_begin, end - *value_begin));
                std::string spaced(written);
                std::replace(spaced.begin(), spaced.end(), ',', ' ');
                const bool listed = name == "stroke-dasharray";
                const auto value = mend_value(name, listed ? std::string_view(spaced) : written);
                const std::size_t mark = skip_blanks(text, name_end);
                if (!value) {
                    out.dropped.emplace_back(item);
                    valid = false;
                } else {
                    if (text[mark] != ':' || mark != name_end || (*value != written && !listed)) valid = false;
                    out.properties.append(name, *value);
                }
            }
        }
        if (end < text.size() && text[end] != ',') valid = false;
        at = end < text.size() ? skip_blanks(text, end + (text[end] == ',' || text[end] == ';' ? 1 : 0)) : end;
    }
    for (const auto& [name, value] : out.properties) {
        if (!out.source.empty()) out.source += ',';
        out.source.append(name).append(1, ':').append(value);
    }
    if (valid) out.source = std::string(original);
    out.changed = !valid;
    return out;
}

}  // namespace skein::mermaid
