#include "query/cypher/functions.hpp"

#include <array>

namespace skein::cypher {

namespace {

using Arguments = std::span<const Value>;

[[noreturn]] void refuse_value(const CallSite& site, const std::string& what) {
    throw QueryError(Fault::InvalidArgumentValue, site.span, std::string(site.name) + "(): " + what, {}, Phase::run);
}

std::int64_t part(const Map& map, std::string_view key, std::int64_t otherwise, std::int64_t most, const CallSite& site) {
    const Value value = entry_of(map, key);
    if (value.is_null()) return otherwise;
    if (value.kind() != ValueKind::integer) refuse_argument(site, value, "whole numbers");
    if (value.integer() < -most || value.integer() > most) refuse_value(site, std::string(key) + " is out of range");
    return value.integer();
}

Temporal from_map(TemporalKind kind, const Map& map, const CallSite& site) {
    Temporal value{kind};
    if (kind != TemporalKind::local_time && kind != TemporalKind::time) {
        if (entry_of(map, "year").is_null()) refuse_value(site, "a year is needed");
        const auto day =
            day_from(part(map, "year", 0, 999'999'999, site), part(map, "month", 1, 12, site), part(map, "day", 1, 31, site));
        if (!day) refuse_value(site, "there is no such day");
        value.day = *day;
    }
    if (kind != TemporalKind::date) {
        const std::int64_t hour = part(map, "hour", 0, 23, site), minute = part(map, "minute", 0, 59, site),
                           second = part(map, "second", 0, 59, site);
        const std::int64_t nanosecond = part(map, "millisecond", 0, 999, site) * 1'000'000 +
                                        part(map, "microsecond", 0, 999'999, site) * 1000 +
                                        part(map, "nanosecond", 0, 999'999'999, site);
        if (hour < 0 || minute < 0 || second < 0 || nanosecond < 0 || nanosecond > 999'999'999)
            refuse_value(site, "there is no such time");
        value.nanosecond = ((hour * 60 + minute) * 60 + second) * 1'000'000'000 + nanosecond;
    }
    const Value zone = entry_of(map, "timezone");
    if ((kind == TemporalKind::time || kind == TemporalKind::date_time) && !zone.is_null()) {
        if (zone.kind() != ValueKind::text) refuse_argument(site, zone, "a text for the time zone");
        const auto offset = offset_from(zone.text());
        if (!offset) refuse_value(site, "the time zone must be an offset such as +01:00");
        value.offset = *offset;
    }
    return value;
}

template <TemporalKind Kind>
Value temporal(Arguments arguments, const CallSite& site) {
    const Value& from = arguments[0];
    if (from.kind() == ValueKind::map) return from_map(Kind, from.map(), site);
    if (from.kind() == ValueKind::temporal) {
        Temporal value = from.temporal();
        value.kind = Kind;
        if (Kind == TemporalKind::date) value.nanosecond = 0;
        if (Kind == TemporalKind::local_time || Kind == TemporalKind::time) value.day = 0;
        if (Kind != TemporalKind::time && Kind != TemporalKind::date_time) value.offset = 0;
        return value;
    }
    if (from.kind() != ValueKind::text) refuse_argument(site, from, "a text or a map");
    const auto value = temporal_from(Kind, from.text());
    if (!value) refuse_value(site, "this is not how one is written: \"" + std::string(from.text()) + '"');
    return *value;
}

Value duration(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() == ValueKind::duration) return arguments[0];
    if (arguments[0].kind() == ValueKind::text) {
        const auto value = duration_from(arguments[0].text());
        if (!value) refuse_value(site, "this is not how one is written: \"" + std::string(arguments[0].text()) + '"');
        return *value;
    }
    if (arguments[0].kind() != ValueKind::map) refuse_argument(site, arguments[0], "a text or a map");
    const Map& map = arguments[0].map();
    constexpr std::int64_t most = 1'000'000'000'000;
    const auto of = [&](std::string_view key) { return part(map, key, 0, most, site); };
    std::int64_t nanoseconds =
        of("nanoseconds") + (of("microseconds") % 1'000'000) * 1000 + (of("milliseconds") % 1000) * 1'000'000;
    std::int64_t seconds =
        of("hours") * 3600 + of("minutes") * 60 + of("seconds") + of("microseconds") / 1'000'000 + of("milliseconds") / 1000;
    seconds += nanoseconds / 1'000'000'000;
    nanoseconds %= 1'000'000'000;
    if (nanoseconds < 0) {
        --seconds;
        nanoseconds += 1'000'000'000;
    }
    return Duration{of("years") * 12 + of("quarters") * 3 + of("months"), of("weeks") * 7 + of("days"), seconds,
                    static_cast<std::int32_t>(nanoseconds)};
}

constexpr Function table[] = {
    {"date", 1, 1, temporal<TemporalKind::date>},
    {"localtime", 1, 1, temporal<TemporalKind::local_time>},
    {"time", 1, 1, temporal<TemporalKind::time>},
    {"localdatetime", 1, 1, temporal<TemporalKind::local_date_time>},
    {"datetime", 1, 1, temporal<TemporalKind::date_time>},
    {"duration", 1, 1, duration},
};

}  // namespace

std::span<const Function> time_functions() { return table; }

}  // namespace skein::cypher
