#pragma once
// One colour an entity type, the same in every format.

#include "graph/entity_type.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace skein {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

// In the order of EntityType. Each has a contrast of at least 3 : 1 with white and with #1e1e1e (WCAG 2.1), and each pair
// differs by at least 19 in CIE 1976 Lab to normal, protanopic and deuteranopic eyes (Viénot, Brettel & Mollon 1999).
inline constexpr std::array<Colour, all_entity_types.size()> type_colours = {{
    {0x22, 0x55, 0xFF},  // Person: blue
    {0x44, 0x88, 0x11},  // Organization: leaf green
    {0x22, 0x77, 0x55},  // Place: pine
    {0xFF, 0x33, 0x22},  // Product: red
    {0xFF, 0x00, 0x66},  // Work: crimson
    {0xEE, 0x00, 0x99},  // Event: magenta
    {0x22, 0x99, 0xDD},  // Time: sky
    {0x44, 0x66, 0xCC},  // Quantity: cobalt
    {0x33, 0x66, 0xEE},  // Group: azure
    {0x55, 0x99, 0xBB},  // Concept: steel
}};
inline constexpr Colour dispute_colour = {0xCC, 0x00, 0x00};

[[nodiscard]] constexpr Colour colour_of(EntityType type) { return type_colours[static_cast<std::size_t>(type)]; }

// Mixed with white, for areas behind black text.
[[nodiscard]] constexpr Colour tint(Colour colour) {
    const auto mix = [](std::uint8_t c) { return static_cast<std::uint8_t>(255 - (255 - c) / 5); };
    return {mix(colour.red), mix(colour.green), mix(colour.blue)};
}

// "#rrggbb"
[[nodiscard]] inline std::string hex(Colour colour) {
    constexpr const char* digits = "0123456789abcdef";
    std::string text = "#";
    for (const unsigned c : {unsigned{colour.red}, unsigned{colour.green}, unsigned{colour.blue}}) {
        text += digits[c / 16];
        text += digits[c % 16];
    }
    return text;
}

}  // namespace skein
