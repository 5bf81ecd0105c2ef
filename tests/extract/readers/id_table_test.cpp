#include "extract/readers/id_table.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;

TEST_CASE("Ids get numbers in the order they come, and keep them") {
    IdTable table;
    CHECK(table.find("a") == std::nullopt);
    CHECK(table.add("a") == std::pair(0U, true));
    CHECK(table.add("") == std::pair(1U, true));
    CHECK(table.add("a") == std::pair(0U, false));
    CHECK(table.find("") == 1);
    CHECK(table.find("b") == std::nullopt);
    table.clear();
    CHECK(table.find("a") == std::nullopt);
}

TEST_CASE("Ten thousand ids are told apart, whatever bytes they hold") {
    IdTable table;
    const auto id = [](std::uint32_t i) { return std::string(i % 40, '\0') + "n" + std::to_string(i); };
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        table.expect(id(i));
        REQUIRE(table.add(id(i)) == std::pair(i, true));
    }
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        REQUIRE(table.find(id(i)) == i);
        REQUIRE(table.find(id(i) + "x") == std::nullopt);
    }
}
