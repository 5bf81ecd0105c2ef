#include "export/palette.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace skein;

namespace {

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue); }

double contrast(Colour a, Colour b) {
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

}  // namespace

TEST_CASE("Every type's colour is readable on white and on dark") {
    for (const Colour colour : type_colours) {
        CAPTURE(hex(colour));
        CHECK(contrast(colour, {255, 255, 255}) >= 3.0);
        CHECK(contrast(colour, {0x1E, 0x1E, 0x1E}) >= 3.0);
        CHECK(contrast(tint(colour), {0, 0, 0}) >= 10.0);
    }
}

TEST_CASE("No two types share a colour") {
    for (std::size_t i = 0; i < type_colours.size(); ++i)
        for (std::size_t k = i + 1; k < type_colours.size(); ++k) CHECK_FALSE(type_colours[i] == type_colours[k]);
}

TEST_CASE("Colours are written with six digits") {
    CHECK(hex({0x0A, 0xFF, 0x00}) == "#0aff00");
    CHECK(colour_of(EntityType::Person) == type_colours[0]);
}
