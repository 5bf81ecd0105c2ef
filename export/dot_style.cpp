#include "export/dot_style.hpp"

#include "base/utf8.hpp"
#include "export/palette.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace skein {

namespace {

// CSS Color Module Level 3, sorted: what Graphviz knows as its "svg" scheme.
constexpr std::string_view svg_colours[] = {"aliceblue",
                                            "antiquewhite",
                                            "aqua",
                                            "aquamarine",
                                            "azure",
                                            "beige",
                                            "bisque",
                                            "black",
                                            "blanchedalmond",
                                            "blue",
                                            "blueviolet",
                                            "brown",
                                            "burlywood",
                                            "cadetblue",
                                            "chartreuse",
                                            "chocolate",
                                            "coral",
                                            "cornflowerblue",
                                            "cornsilk",
                                            "crimson",
                                            "cyan",
                                            "darkblue",
                                            "darkcyan",
                                            "darkgoldenrod",
                                            "darkgray",
                                            "darkgreen",
                                            "darkgrey",
                                            "darkkhaki",
                                            "darkmagenta",
                                            "darkolivegreen",
                                            "darkorange",
                                            "darkorchid",
                                            "darkred",
                                            "darksalmon",
                                            "darkseagreen",
                                            "darkslateblue",
                                            "darkslategray",
                                            "darkslategrey",
                                            "darkturquoise",
                                            "darkviolet",
                                            "deeppink",
                                            "deepskyblue",
                                            "dimgray",
                                            "dimgrey",
                                            "dodgerblue",
                                            "firebrick",
                                            "floralwhite",
                                            "forestgreen",
                                            "fuchsia",
                                            "gainsboro",
                                            "ghostwhite",
                                            "gold",
                                            "goldenrod",
                                            "gray",
                                            "green",
                                            "greenyellow",
                                            "grey",
                                            "honeydew",
                                            "hotpink",
                                            "indianred",
                                            "indigo",
                                            "ivory",
                                            "khaki",
                                            "lavender",
                                            "lavenderblush",
                                            "lawngreen",
                                            "lemonchiffon",
                                            "lightblue",
                                            "lightcoral",
                                            "lightcyan",
                                            "lightgoldenrodyellow",
                                            "lightgray",
                                            "lightgreen",
                                            "lightgrey",
                                            "lightpink",
                                            "lightsalmon",
                                            "lightseagreen",
                                            "lightskyblue",
                                            "lightslategray",
                                            "lightslategrey",
                                            "lightsteelblue",
                                            "lightyellow",
                                            "lime",
                                            "limegreen",
                                            "linen",
                                            "magenta",
                                            "maroon",
                                            "mediumaquamarine",
                                            "mediumblue",
                                            "mediumorchid",
                                            "mediumpurple",
                                            "mediumseagreen",
                                            "mediumslateblue",
                                            "mediumspringgreen",
                                            "mediumturquoise",
                                            "mediumvioletred",
                                            "midnightblue",
                                            "mintcream",
                                            "mistyrose",
                                            "moccasin",
                                            "navajowhite",
                                            "navy",
                                            "oldlace",
                                            "olive",
                                            "olivedrab",
                                            "orange",
                                            "orangered",
                                            "orchid",
                                            "palegoldenrod",
                                            "palegreen",
                                            "paleturquoise",
                                            "palevioletred",
                                            "papayawhip",
                                            "peachpuff",
                                            "peru",
                                            "pink",
                                            "plum",
                                            "powderblue",
                                            "purple",
                                            "red",
                                            "rosybrown",
                                            "royalblue",
                                            "saddlebrown",
                                            "salmon",
                                            "sandybrown",
                                            "seagreen",
                                            "seashell",
                                            "sienna",
                                            "silver",
                                            "skyblue",
                                            "slateblue",
                                            "slategray",
                                            "slategrey",
                                            "snow",
                                            "springgreen",
                                            "steelblue",
                                            "tan",
                                            "teal",
                                            "thistle",
                                            "tomato",
                                            "turquoise",
                                            "violet",
                                            "wheat",
                                            "white",
                                            "whitesmoke",
                                            "yellow",
                                            "yellowgreen"};
static_assert(std::is_sorted(std::begin(svg_colours), std::end(svg_colours)));

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
    if (digits.size() == 6 || digits.size() == 8) return "#" + std::string(digits);
    if (digits.size() != 3 && digits.size() != 4) return std::nullopt;
    std::string doubled = "#";
    for (const char digit : digits) doubled.append(2, digit);
    return doubled;
}

std::optional<std::string> from_rgb(std::string_view numbers) {
    std::array<std::uint8_t, 3> channels{};
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const std::size_t comma = i + 1 < channels.size() ? numbers.find(',') : numbers.size();
        if (comma == std::string_view::npos) return std::nullopt;
        const std::string_view number = trimmed(numbers.substr(0, comma));
        const auto read = std::from_chars(number.data(), number.data() + number.size(), channels[i]);
        if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return std::nullopt;
        numbers.remove_prefix(std::min(numbers.size(), comma + 1));
    }
    return hex({channels[0], channels[1], channels[2]});
}

std::optional<double> length(std::string_view css) {
    double value = 0;
    const auto read = std::from_chars(css.data(), css.data() + css.size(), value);
    const std::string_view unit(read.ptr, static_cast<std::size_t>(css.data() + css.size() - read.ptr));
    if (read.ec != std::errc() || !(value >= 0 && value <= 100) || !(unit.empty() || unit == "px" || unit == "pt"))
        return std::nullopt;
    return value;
}

bool set_colour(std::string& target, std::string_view css) {
    const auto colour = dot_colour(css);
    if (colour) target = *colour;
    return colour.has_value();
}

bool apply(DotStyle& style, std::string_view name, std::string_view value) {
    if (name == "fill" || name == "background" || name == "background-color") return set_colour(style.fill, value);
    if (name == "stroke" || name == "border-color") return set_colour(style.border, value);
    if (name == "color") return set_colour(style.font, value);
    if (name == "stroke-width" || name == "border-width") {
        const auto width = length(value);
        if (width) style.border_width = width;
        return width.has_value();
    }
    if (name == "stroke-dasharray") {
        style.dashed = value != "none" && value != "0";
        return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> dot_colour(std::string_view css) {
    std::string colour = to_lower(trimmed(css));
    constexpr std::string_view important = "!important";
    if (colour.ends_with(important))
        colour = std::string(trimmed(std::string_view(colour).substr(0, colour.size() - important.size())));
    if (colour.starts_with('#')) return from_hex(std::string_view(colour).substr(1));
    if (colour.starts_with("rgb(") && colour.ends_with(')'))
        return from_rgb(std::string_view(colour).substr(4, colour.size() - 5));
    if (colour == "transparent" || colour == "none") return "transparent";
    if (std::binary_search(std::begin(svg_colours), std::end(svg_colours), std::string_view(colour))) return "/svg/" + colour;
    return std::nullopt;
}

void apply_style(DotStyle& style, const Properties& properties, std::string& dropped) {
    for (const auto& [name, value] : properties)
        if (!apply(style, to_lower(name), trimmed(value)))
            dropped.append(dropped.empty() ? "" : ", ").append(name).append(":").append(value);
}

}  // namespace skein
