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

TEST_CASE("Ids that count up are found by their number, and those that only look like it are not") {
    IdTable table;
    for (std::uint32_t i = 0; i < 200; ++i) REQUIRE(table.add("n" + std::to_string(i + 7)) == std::pair(i, true));
    CHECK(table.add("n9") == std::pair(2U, false));
    for (const char* other :
         {"n6", "n207", "n07", "n", "7", "m7", "n7 ", "n-7", "n00000000000000000007", "n18446744073709551623", ""}) {
        CAPTURE(other);
        CHECK(table.find(other) == std::nullopt);
    }
    // Once another id came, the next in the row is one like every other.
    CHECK(table.add("n07") == std::pair(200U, true));
    CHECK(table.add("n207") == std::pair(201U, true));
    CHECK(table.add("n207") == std::pair(201U, false));
    CHECK(table.find("n206") == 199);
    CHECK(table.find("n07") == 200);
    CHECK(table.find("n208") == std::nullopt);
    CHECK(table.add("x") == std::pair(202U, true));
}

TEST_CASE("Ids without a letter count up, too") {
    IdTable table;
    for (std::uint32_t i = 0; i < 20; ++i) REQUIRE(table.add(std::to_string(i)) == std::pair(i, true));
    CHECK(table.find("0") == 0);
    CHECK(table.find("00") == std::nullopt);
    CHECK(table.find("20") == std::nullopt);
    CHECK(table.find("") == std::nullopt);
}
