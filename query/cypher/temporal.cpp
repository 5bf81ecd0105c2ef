#include "query/cypher/temporal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <fmt/format.h>

namespace skein::cypher {

namespace {

constexpr std::int64_t second_ns = 1'000'000'000;
constexpr std::int64_t day_ns = 86'400 * second_ns;
constexpr std::int64_t widest_year = 999'999'999;
constexpr std::int64_t most = std::int64_t{1} << 52;  // of a duration's parts: sums of two stay far from overflow

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int64_t days_in(std::int64_t year, std::int64_t month) {
    constexpr std::array<std::int64_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0); }

// Reads from the front of a text.
struct Reader {
    std::string_view rest;

    bool accept(char c) {
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
        return true;
    }
    std::optional<std::int64_t> digits(std::size_t count) {
        if (rest.size() < count) return std::nullopt;
        std::int64_t number = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest[i] < '0' || rest[i] > '9') return std::nullopt;
            number = number * 10 + (rest[i] - '0');
        }
        rest.remove_prefix(count);
        return number;
    }
    // Up to nine digits of a fraction, as billionths.
    std::optional<std::int64_t> fraction() {
        std::int64_t number = 0;
        std::size_t count = 0;
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && count < 9) {
            number = number * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
            ++count;
        }
        if (count == 0) return std::nullopt;
        for (; count < 9; ++count) number *= 10;
        return number;
    }
};

std::optional<std::int64_t> read_day(Reader& reader) {
    const auto year = reader.digits(4);
    if (!year || !reader.accept('-')) return std::nullopt;
    const auto month = reader.digits(2);
    if (!month || !reader.accept('-')) return std::nullopt;
    const auto day = reader.digits(2);
    return day ? day_from(*year, *month, *day) : std::nullopt;
}

std::optional<std::int64_t> read_time(Reader& reader) {
    const auto hour = reader.digits(2);
    if (!hour || !reader.accept(':')) return std::nullopt;
    const auto minute = reader.digits(2);
    if (!minute) return std::nullopt;
    std::int64_t second = 0, fraction = 0;
    if (reader.accept(':')) {
        const auto seconds = reader.digits(2);
        if (!seconds) return std::nullopt;
        second = *seconds;
        if (reader.accept('.')) {
            const auto part = reader.fraction();
            if (!part) return std::nullopt;
            fraction = *part;
        }
    }
    if (*hour > 23 || *minute > 59 || second > 59) return std::nullopt;
    return ((*hour * 60 + *minute) * 60 + second) * second_ns + fraction;
}

std::string time_text(std::int64_t nanosecond) {
    const std::int64_t seconds = nanosecond / second_ns, fraction = nanosecond % second_ns;
    std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0 || fraction != 0) text += fmt::format(":{:02}", seconds % 60);
    if (fraction != 0) {
        text += fmt::format(".{:09}", fraction);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

std::string offset_text(std::int32_t offset) {
    if (offset == 0) return "Z";
    const std::int32_t size = offset < 0 ? -offset : offset;
    std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
    if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
    return text;
}

bool has_day(TemporalKind kind) {
    return kind == TemporalKind::date || kind == TemporalKind::local_date_time || kind == TemporalKind::date_time;
}
bool has_time(TemporalKind kind) { return kind != TemporalKind::date; }
bool has_offset(TemporalKind kind) { return kind == TemporalKind::time || kind == TemporalKind::date_time; }

}  // namespace

// Days from the civil calendar and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::optional<std::int64_t> day_from(std::int64_t year, std::int64_t month, std::int64_t day) {
    if (year < -widest_year || year > widest_year || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        return std::nullopt;
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = floor_div(y, 400);
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

CalendarDay calendar_day(std::int64_t day) {
    const std::int64_t z = day + 719'468;
    const std::int64_t era = floor_div(z, 146'097);
    const std::int64_t day_of_era = z - era * 146'097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted = (5 * day_of_year + 2) / 153;
    const std::int64_t month = shifted + (shifted < 10 ? 3 : -9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

std::optional<std::int32_t> offset_from(std::string_view text) {
    if (text == "Z") return 0;
    Reader reader{text};
    const bool east = reader.accept('+');
    if (!east && !reader.accept('-')) return std::nullopt;
    const auto hours = reader.digits(2);
    if (!hours) return std::nullopt;
    reader.accept(':');
    const auto minutes = reader.rest.empty() ? std::optional<std::int64_t>(0) : reader.digits(2);
    if (!minutes || !reader.rest.empty() || *hours > 18 || *minutes > 59) return std::nullopt;
    const auto seconds = static_cast<std::int32_t>(*hours * 3600 + *minutes * 60);
    return east ? seconds : -seconds;
}

std::optional<Temporal> temporal_from(TemporalKind kind, std::string_view text) {
    Reader reader{text};
    Temporal value{kind};
    if (has_day(kind)) {
        const auto day = read_day(reader);
        if (!day) return std::nullopt;
        value.day = *day;
        if (has_time(kind) && !reader.rest.empty() && !reader.accept('T')) return std::nullopt;
    }
    if (has_time(kind) && !(has_day(kind) && reader.rest.empty())) {
        const auto time = read_time(reader);
        if (!time) return std::nullopt;
        value.nanosecond = *time;
    }
    if (has_offset(kind) && !reader.rest.empty()) {
        const auto offset = offset_from(reader.rest);
        if (!offset) return std::nullopt;
        value.offset = *offset;
        reader.rest = {};
    }
    return reader.rest.empty() ? std::optional(value) : std::nullopt;
}

std::optional<Duration> duration_from(std::string_view text) {
    Reader reader{text};
    if (!reader.accept('P') || reader.rest.empty()) return std::nullopt;
    Duration value;
    bool in_time = false, any = false;
    while (!reader.rest.empty()) {
        if (!in_time && reader.accept('T')) {
            in_time = true;
            continue;
        }
        const bool negative = reader.accept('-');
        std::int64_t number = 0, fraction = 0;
        const auto result = std::from_chars(reader.rest.data(), reader.rest.data() + reader.rest.size(), number);
        if (result.ec != std::errc() || number < 0 || number > most / 100'000) return std::nullopt;
        reader.rest.remove_prefix(static_cast<std::size_t>(result.ptr - reader.rest.data()));
        const bool fractional = reader.accept('.');
        if (fractional) {
            const auto part = reader.fraction();
            if (!part) return std::nullopt;
            fraction = *part;
        }
        if (reader.rest.empty()) return std::nullopt;
        const char unit = reader.rest.front();
        reader.rest.remove_prefix(1);
        if (fractional && !(in_time && unit == 'S')) return std::nullopt;
        const std::int64_t sign = negative ? -1 : 1;
        if (!in_time && unit == 'Y') value.months += sign * number * 12;
        else if (!in_time && unit == 'M') value.months += sign * number;
        else if (!in_time && unit == 'W') value.days += sign * number * 7;
        else if (!in_time && unit == 'D') value.days += sign * number;
        else if (in_time && unit == 'H') value.seconds += sign * number * 3600;
        else if (in_time && unit == 'M') value.seconds += sign * number * 60;
        else if (in_time && unit == 'S') {
            const std::int64_t nanoseconds = sign * fraction;
            value.seconds += sign * number + (nanoseconds < 0 ? -1 : 0);
            value.nanoseconds = static_cast<std::int32_t>(nanoseconds < 0 ? nanoseconds + second_ns : nanoseconds);
        } else
            return std::nullopt;
        any = true;
    }
    return any ? std::optional(value) : std::nullopt;
}

std::string text_of(const Temporal& value) {
    std::string text;
    if (has_day(value.kind)) {
        const CalendarDay day = calendar_day(value.day);
        text = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
        if (has_time(value.kind)) text += 'T';
    }
    if (has_time(value.kind)) text += time_text(value.nanosecond);
    if (has_offset(value.kind)) text += offset_text(value.offset);
    return text;
}

std::string text_of(const Duration& value) {
    std::string text = "P";
    if (value.months / 12 != 0) text += fmt::format("{}Y", value.months / 12);
    if (value.months % 12 != 0) text += fmt::format("{}M", value.months % 12);
    if (value.days != 0) text += fmt::format("{}D", value.days);
    if (value.seconds == 0 && value.nanoseconds == 0) return text == "P" ? "PT0S" : text;
    // A negative second with a positive fraction is written as one negative number.
    std::int64_t seconds = value.seconds, fraction = value.nanoseconds;
    if (seconds < 0 && fraction > 0) {
        ++seconds;
        fraction -= second_ns;
    }
    const bool negative = seconds < 0 || fraction < 0;
    seconds = seconds < 0 ? -seconds : seconds;
    fraction = fraction < 0 ? -fraction : fraction;
    const char* sign = negative ? "-" : "";
    text += 'T';
    if (seconds / 3600 != 0) text += fmt::format("{}{}H", sign, seconds / 3600);
    if (seconds / 60 % 60 != 0) text += fmt::format("{}{}M", sign, seconds / 60 % 60);
    if (seconds % 60 != 0 || fraction != 0) {
        std::string part = fmt::format("{}{}", sign, seconds % 60);
        if (fraction != 0) {
            part += fmt::format(".{:09}", fraction);
            part.erase(part.find_last_not_of('0') + 1);
        }
        text += part + 'S';
    }
    return text;
}

std::strong_ordering order(const Temporal& a, const Temporal& b) {
    // The instant in days and nanoseconds, so that no product overflows.
    const auto instant = [](const Temporal& value) {
        const std::int64_t nanosecond = value.nanosecond - value.offset * second_ns;
        const std::int64_t carry = has_day(value.kind) ? floor_div(nanosecond, day_ns) : 0;
        return std::pair(value.day + carry, nanosecond - carry * day_ns);
    };
    if (const auto result = instant(a) <=> instant(b); result != 0) return result;
    return a.offset <=> b.offset;
}

std::strong_ordering order(const Duration& a, const Duration& b) {
    constexpr long double month_seconds = 2'629'746;
    const auto length = [](const Duration& value) {
        return static_cast<long double>(value.months) * month_seconds + static_cast<long double>(value.days) * 86'400 +
               static_cast<long double>(value.seconds) + static_cast<long double>(value.nanoseconds) / second_ns;
    };
    if (length(a) != length(b)) return length(a) < length(b) ? std::strong_ordering::less : std::strong_ordering::greater;
    if (const auto result = a.months <=> b.months; result != 0) return result;
    if (const auto result = a.days <=> b.days; result != 0) return result;
    return a.seconds <=> b.seconds;
}

std::optional<Temporal> add(const Temporal& value, const Duration& duration, int sign) {
    Temporal result = value;
    const std::int64_t seconds = sign * duration.seconds;
    const std::int64_t nanosecond = value.nanosecond + (seconds % 86'400) * second_ns + sign * duration.nanoseconds;
    const std::int64_t turned = seconds / 86'400 + floor_div(nanosecond, day_ns);
    if (has_time(value.kind)) result.nanosecond = nanosecond - floor_div(nanosecond, day_ns) * day_ns;
    if (!has_day(value.kind)) return result;
    CalendarDay day = calendar_day(value.day);
    const std::int64_t months = day.year * 12 + day.month - 1 + sign * duration.months;
    day.year = floor_div(months, 12);
    day.month = months - day.year * 12 + 1;
    if (day.year < -widest_year || day.year > widest_year) return std::nullopt;
    day.day = std::min(day.day, days_in(day.year, day.month));
    // A date knows no hours: whole days of the duration's time count.
    const std::int64_t carried = has_time(value.kind) ? turned : seconds / 86'400;
    result.day = *day_from(day.year, day.month, day.day) + sign * duration.days + carried;
    const std::int64_t year = calendar_day(result.day).year;
    return year < -widest_year || year > widest_year ? std::nullopt : std::optional(result);
}

std::optional<Duration> add(const Duration& a, const Duration& b, int sign) {
    Duration result{a.months + sign * b.months, a.days + sign * b.days, a.seconds + sign * b.seconds, 0};
    const std::int64_t nanoseconds = std::int64_t{a.nanoseconds} + sign * std::int64_t{b.nanoseconds};
    const std::int64_t carry = floor_div(nanoseconds, second_ns);
    result.seconds += carry;
    result.nanoseconds = static_cast<std::int32_t>(nanoseconds - carry * second_ns);
    for (const std::int64_t part : {result.months, result.days, result.seconds})
        if (part > most || part < -most) return std::nullopt;
    return result;
}

std::optional<std::int64_t> component(const Temporal& value, std::string_view name) {
    if (has_day(value.kind)) {
        const CalendarDay day = calendar_day(value.day);
        if (name == "year") return day.year;
        if (name == "month") return day.month;
        if (name == "day") return day.day;
        if (name == "quarter") return (day.month + 2) / 3;
        if (name == "dayOfWeek" || name == "weekDay") return value.day + 3 - floor_div(value.day + 3, 7) * 7 + 1;
        if (name == "ordinalDay") return value.day - *day_from(day.year, 1, 1) + 1;
    }
    if (has_time(value.kind)) {
        if (name == "hour") return value.nanosecond / (3600 * second_ns);
        if (name == "minute") return value.nanosecond / (60 * second_ns) % 60;
        if (name == "second") return value.nanosecond / second_ns % 60;
        if (name == "millisecond") return value.nanosecond / 1'000'000 % 1000;
        if (name == "microsecond") return value.nanosecond / 1000 % 1'000'000;
        if (name == "nanosecond") return value.nanosecond % second_ns;
    }
    if (has_offset(value.kind) && name == "offsetSeconds") return value.offset;
    if (has_offset(value.kind) && name == "offsetMinutes") return value.offset / 60;
    return std::nullopt;
}

std::optional<std::int64_t> component(const Duration& value, std::string_view name) {
    if (name == "years") return value.months / 12;
    if (name == "months") return value.months;
    if (name == "days") return value.days;
    if (name == "hours") return value.seconds / 3600;
    if (name == "minutes") return value.seconds / 60;
    if (name == "seconds") return value.seconds;
    if (name == "nanosecondsOfSecond") return value.nanoseconds;
    return std::nullopt;
}

}  // namespace skein::cypher
