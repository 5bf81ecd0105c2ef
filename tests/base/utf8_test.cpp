#include "base/utf8.hpp"

#include <doctest/doctest.h>

using namespace skein;

TEST_CASE("ill-formed UTF-8 is found at its first byte") {
    CHECK_FALSE(find_invalid_utf8("plain, é, 漢字, 🙂"));
    CHECK(find_invalid_utf8("ab\xC0\xAF") == 2);          // overlong
    CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);        // surrogate
    CHECK(find_invalid_utf8("x\xF4\x90\x80\x80") == 1);   // past U+10FFFF
    CHECK(find_invalid_utf8("ok \xE6\xBC") == 3);         // truncated
    CHECK(find_invalid_utf8("\x80") == 0);
}

TEST_CASE("names are folded for comparison") {
    CHECK(fold("  DeepSeek \t R1 ") == "deepseek r1");
    CHECK(fold("Ｎｖｉｄｉａ") == "nvidia");
    CHECK(fold("Straße") == "strasse");
    CHECK(fold("") == "");
}

TEST_CASE("hidden characters are shown") {
    CHECK(printable("a\x1B[31m\u202Eb") == "a\\u{1B}[31m\\u{202E}b");
    CHECK(printable("漢字 é") == "漢字 é");
}

TEST_CASE("columns and widths") {
    CHECK(column_of("né x", 3) == 3);
    CHECK(display_width("漢字") == 4);
    CHECK(display_width("é") == 1);
}
