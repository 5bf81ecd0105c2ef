#pragma once
// Times in words: "in May 2024", "since 2010", "the 1990s", "between 2010 and 2012", "three years ago".

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skein {

// From the first day to the last, both included. A side that is not known is open: then that day is not set.
struct TimeSpan {
    std::optional<std::chrono::sys_days> first;
    std::optional<std::chrono::sys_days> last;
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

// The first time of the calendar in English `words`; nothing when they tell none. What is told from the day of writing
// ("yesterday", "last year", "in May") needs `written`, the document's own day. A word about a part ("early 2024", "the end of
// May") leaves the whole. Years are 1000 to 2999, or any with BC, BCE, AD or CE beside it. Of days in figures only ISO 8601 is
// read: 3/4/2021 is two days.
[[nodiscard]] std::optional<TimeSpan> time_in(std::string_view words, std::optional<std::chrono::sys_days> written = {});

// "2024-05-03", "2024-05", "2024", "2010 to 2012", "from 2010", "until 2010"; before year 1 with BC.
[[nodiscard]] std::string text_of(const TimeSpan& span);

// Whether any day may be in both.
[[nodiscard]] bool overlap(const TimeSpan& a, const TimeSpan& b);

// By the first day known, then by the last: what is open at its beginning stands where it ends.
[[nodiscard]] bool before(const TimeSpan& a, const TimeSpan& b);

}  // namespace skein
