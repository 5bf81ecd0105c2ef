#pragma once
// Dates, times and durations of a query: the proleptic Gregorian calendar, nanoseconds, offsets from UTC. There is no clock: a
// query gives the same answer every day.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skein::cypher {

enum class TemporalKind : std::uint8_t { date, local_time, time, local_date_time, date_time };

struct Temporal {
    TemporalKind kind = TemporalKind::date;
    std::int64_t day = 0;         // from 1970-01-01; 0 for times of day
    std::int64_t nanosecond = 0;  // of the day as the clock on the wall shows it; 0 for dates
    std::int32_t offset = 0;      // seconds east of UTC; 0 for those without
    friend bool operator==(const Temporal&, const Temporal&) = default;
};

// Parts that do not turn into one another: a month is no number of days, a day no number of hours.
struct Duration {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;  // 0 … 999,999,999
    friend bool operator==(const Duration&, const Duration&) = default;
};

// Of a day in the calendar; none when there is no such day.
[[nodiscard]] std::optional<std::int64_t> day_from(std::int64_t year, std::int64_t month, std::int64_t day);
struct CalendarDay {
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
};
[[nodiscard]] CalendarDay calendar_day(std::int64_t day);

// ISO 8601 as far as `text_of` writes it: "2024-05-06", "12:31:14.645", "12:31+01:00", "2024-05-06T12:31Z". None for anything
// else.
[[nodiscard]] std::optional<Temporal> temporal_from(TemporalKind kind, std::string_view text);
// "P1Y2M3DT4H5M6.7S", "P2W". None for anything else.
[[nodiscard]] std::optional<Duration> duration_from(std::string_view text);
// "+01:00", "-08:00", "Z" as seconds.
[[nodiscard]] std::optional<std::int32_t> offset_from(std::string_view text);

[[nodiscard]] std::string text_of(const Temporal& value);
[[nodiscard]] std::string text_of(const Duration& value);

// By the instant, then by offset. Both must be of one kind.
[[nodiscard]] std::strong_ordering order(const Temporal& a, const Temporal& b);
// By length, with a month of 30.436875 days; then by its parts.
[[nodiscard]] std::strong_ordering order(const Duration& a, const Duration& b);

// `sign` is 1 or -1. Months first, ending on the month's last day where the day is missing; times of day turn over at midnight.
// None when the result is out of range.
[[nodiscard]] std::optional<Temporal> add(const Temporal& value, const Duration& duration, int sign);
[[nodiscard]] std::optional<Duration> add(const Duration& a, const Duration& b, int sign);

// "year", "month", "day", "hour", "minute", "second", "millisecond", "nanosecond", "offset" … where the kind has it.
[[nodiscard]] std::optional<std::int64_t> component(const Temporal& value, std::string_view name);
[[nodiscard]] std::optional<std::int64_t> component(const Duration& value, std::string_view name);

}  // namespace skein::cypher
