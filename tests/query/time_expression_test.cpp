#include "query/time_expression.hpp"

#include <doctest/doctest.h>

using namespace skein;

namespace {

std::string read(std::string_view words, std::string_view written = {}) {
    std::optional<std::chrono::sys_days> day;
    if (!written.empty()) day = time_in(written)->first;
    const auto span = time_in(words, day);
    return span ? text_of(*span) : "-";
}

}  // namespace

TEST_CASE("days, months, years and longer times of the calendar") {
    CHECK(read("on 3 May 2024") == "2024-05-03");
    CHECK(read("the 3rd of May, 2024") == "2024-05-03");
    CHECK(read("May 3, 2024") == "2024-05-03");
    CHECK(read("on Monday, 27 January 2025") == "2025-01-27");
    CHECK(read("2024-05-03T10:00") == "2024-05-03");
    CHECK(read("2024-05") == "2024-05");
    CHECK(read("in Sept. 2019") == "2019-09");
    CHECK(read("in early 2024") == "2024");
    CHECK(read("the summer of 2020") == "2020-06 to 2020-08");
    CHECK(read("winter 2020") == "2020-12 to 2021-02");
    CHECK(read("Q3 2021") == "2021-07 to 2021-09");
    CHECK(read("the first half of 2021") == "2021-01 to 2021-06");
    CHECK(read("in the 1990s") == "1990 to 1999");
    CHECK(read("the 19th century") == "1801 to 1900");
    CHECK(read("44 BC") == "44 BC");
    CHECK(read("AD 79") == "0079");
}

TEST_CASE("spans and open ends") {
    CHECK(read("between 2010 and 2012") == "2010 to 2012");
    CHECK(read("from May 2019 to June 2020") == "2019-05 to 2020-06");
    CHECK(read("2010–2012") == "2010 to 2012");
    CHECK(read("2010-2012") == "2010 to 2012");
    CHECK(read("since 2010") == "from 2010");
    CHECK(read("after 2010") == "from 2011");
    CHECK(read("until May 2010") == "until 2010-05");
    CHECK(read("before 2010") == "until 2009");
    CHECK(read("2024-01-05 to 2024") == "2024-01-05 to 2024-12-31");
}

TEST_CASE("what is told from the day of writing") {
    CHECK(read("yesterday", "2024-03-01") == "2024-02-29");
    CHECK(read("last year", "2024-03-01") == "2023");
    CHECK(read("last month", "2024-01-31") == "2023-12");
    CHECK(read("this week", "2024-03-01") == "2024-02-26 to 2024-03-03");
    CHECK(read("three years ago", "2024-03-01") == "2021");
    CHECK(read("2 decades ago", "2024-03-01") == "2000 to 2009");
    CHECK(read("in May", "2024-03-01") == "2024-05");
    CHECK(read("on May 3", "2024-03-01") == "2024-05-03");
    CHECK(read("yesterday") == "-");
    CHECK(read("in May") == "-");
}

TEST_CASE("what tells no time of the calendar") {
    for (const char* words : {"", "at night", "soon", "2000 years", "2,048 chips", "may", "99999", "2020-13", "1e9"}) {
        CAPTURE(words);
        CHECK(read(words, words[0] == 'm' ? "2024-03-01" : "") == "-");
    }
}

TEST_CASE("of what may be two days the longer time is left") {
    CHECK(read("3/4/2021") == "2021");
    CHECK(read("31 June 2020") == "2020-06");
}

TEST_CASE("times are put in order and held against each other") {
    const auto span = [](const char* words) { return *time_in(words); };
    CHECK(before(span("2010"), span("2011")));
    CHECK(before(span("May 2010"), span("2011")));
    CHECK(before(span("1 January 2010"), span("2010")));
    CHECK_FALSE(before(span("2010"), span("2010")));
    CHECK(before(span("44 BC"), span("AD 10")));
    CHECK(overlap(span("2010"), span("May 2010")));
    CHECK(overlap(span("since 2010"), span("2020")));
    CHECK_FALSE(overlap(span("until 2010"), span("2020")));
    CHECK_FALSE(overlap(span("2010"), span("since 2011")));
}
