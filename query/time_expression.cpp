#include "query/time_expression.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace skein {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Words = std::vector<std::string>;

enum class Unit : std::uint8_t { day, week, month, year, decade, century };

constexpr std::array<std::string_view, 12> month_names = {"january", "february", "march",     "april",   "may",      "june",
                                                          "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::pair<std::string_view, unsigned>, 5> seasons = {
    {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}}};
constexpr std::array<std::pair<std::string_view, Unit>, 6> units = {{{"day", Unit::day},
                                                                     {"week", Unit::week},
                                                                     {"month", Unit::month},
                                                                     {"year", Unit::year},
                                                                     {"decade", Unit::decade},
                                                                     {"century", Unit::century}}};
constexpr std::array<std::pair<std::string_view, int>, 14> counts = {{{"a", 1},
                                                                      {"an", 1},
                                                                      {"one", 1},
                                                                      {"two", 2},
                                                                      {"three", 3},
                                                                      {"four", 4},
                                                                      {"five", 5},
                                                                      {"six", 6},
                                                                      {"seven", 7},
                                                                      {"eight", 8},
                                                                      {"nine", 9},
                                                                      {"ten", 10},
                                                                      {"eleven", 11},
                                                                      {"twelve", 12}}};
constexpr std::array<std::pair<std::string_view, unsigned>, 8> ordinals = {
    {{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"1st", 1}, {"2nd", 2}, {"3rd", 3}, {"4th", 4}}};

template <class Table>
auto look_up(const Table& table, std::string_view word) -> std::optional<typename Table::value_type::second_type> {
    for (const auto& [name, value] : table)
        if (name == word) return value;
    return std::nullopt;
}

// Runs of letters and digits, lower case; a dash alone is a word. "2024-05-03" stays one word, "2010-2012" becomes three.
Words words_of(std::string_view text) {
    Words words;
    std::string lower = to_lower(text);
    for (const std::string_view dash : {"–", "—"})
        for (std::size_t at = 0; (at = lower.find(dash, at)) != std::string::npos;) lower.replace(at, dash.size(), " - ");
    const auto digit = [&](std::size_t at) { return at < lower.size() && lower[at] >= '0' && lower[at] <= '9'; };
    const auto iso = [&](std::size_t at) {
        const auto digits = [&](std::size_t from, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                if (!digit(from + i)) return false;
            return !digit(from + count);
        };
        if (!digits(at, 4) || lower[std::min(at + 4, lower.size() - 1)] != '-' || !digits(at + 5, 2)) return std::size_t{0};
        return lower.substr(at + 7, 1) == "-" && digits(at + 8, 2) ? std::size_t{10} : std::size_t{7};
    };
    for (std::size_t at = 0; at < lower.size();) {
        if (const std::size_t size = iso(at); size > 0) {
            words.push_back(lower.substr(at, size));
            at += size;
            continue;
        }
        std::size_t end = at;
        while (end < lower.size() && ((lower[end] >= 'a' && lower[end] <= 'z') || digit(end))) ++end;
        if (end > at) words.push_back(lower.substr(at, end - at));
        else if (lower[at] == '-') words.push_back("-");
        at = std::max(end, at + 1);
    }
    return words;
}

std::optional<int> number(std::string_view word) {
    int value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    return read.ec == std::errc() && read.ptr == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

sys_days start_of(int year, unsigned month = 1) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(1);
}

TimeSpan months(int year, unsigned first, unsigned count) {
    const auto start = std::chrono::year(year) / std::chrono::month(first);
    return {sys_days(start / 1), sys_days((start + std::chrono::months(count)) / 1) - days(1)};
}
TimeSpan years(int first, int count) { return {start_of(first), start_of(first + count) - days(1)}; }

std::optional<TimeSpan> day(int year, unsigned month, unsigned day) {
    const auto date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    if (!date.ok()) return std::nullopt;
    return TimeSpan{sys_days(date), sys_days(date)};
}

std::optional<unsigned> month_named(std::string_view word) {
    for (unsigned i = 0; i < month_names.size(); ++i)
        if (word == month_names[i] ||
            (word.size() >= 3 && month_names[i].starts_with(word) && (word.size() == 3 || word == "sept")))
            return i + 1;
    return std::nullopt;
}

// "3", "3rd"
std::optional<unsigned> day_of_month(std::string_view word) {
    for (const std::string_view end : {"st", "nd", "rd", "th"})
        if (word.ends_with(end)) word.remove_suffix(end.size());
    const auto value = number(word);
    return value && *value >= 1 && *value <= 31 && word.size() <= 2 ? std::optional(static_cast<unsigned>(*value)) : std::nullopt;
}

// A time and how many words tell it.
struct Read {
    TimeSpan span;
    std::size_t words = 0;
};

class Reader {
  public:
    Reader(const Words& words, std::optional<sys_days> written) : words_(words), written_(written) {}

    // The longest that begins with the word at `at`.
    std::optional<Read> at(std::size_t at) const {
        for (const auto read : {&Reader::iso, &Reader::date, &Reader::month, &Reader::part_of_year, &Reader::decade,
                                &Reader::century, &Reader::year, &Reader::ago, &Reader::near_day, &Reader::near_unit})
            if (const auto found = (this->*read)(at)) return found;
        return std::nullopt;
    }

    std::string_view word(std::size_t at) const { return at < words_.size() ? std::string_view(words_[at]) : std::string_view(); }

  private:
    int year_written() const { return static_cast<int>(std::chrono::year_month_day(*written_).year()); }

    // A year with its era, and how many words that are.
    std::optional<std::pair<int, std::size_t>> year_at(std::size_t at) const {
        const bool era_before = word(at) == "ad";
        const auto value = number(word(era_before ? at + 1 : at));
        if (!value || *value < 1 || *value > 9999) return std::nullopt;
        if (era_before) return std::pair(*value, std::size_t{2});
        const std::string_view era = word(at + 1);
        if (era == "bc" || era == "bce") return std::pair(1 - *value, std::size_t{2});
        if (era == "ad" || era == "ce") return std::pair(*value, std::size_t{2});
        if (*value < 1000 || *value > 2999) return std::nullopt;
        return std::pair(*value, std::size_t{1});
    }

    std::optional<Read> iso(std::size_t at) const {
        const std::string_view text = word(at);
        if (text.size() < 7 || text[4] != '-') return std::nullopt;
        const int year = *number(text.substr(0, 4)), month = *number(text.substr(5, 2));
        if (month < 1 || month > 12) return std::nullopt;
        if (text.size() == 7) return Read{months(year, static_cast<unsigned>(month), 1), 1};
        const auto span = day(year, static_cast<unsigned>(month), static_cast<unsigned>(*number(text.substr(8, 2))));
        return span ? std::optional(Read{*span, 1}) : std::nullopt;
    }

    // "3 May 2024", "3rd of May", "May 3, 2024"; the year of writing when none is told.
    std::optional<Read> date(std::size_t at) const {
        std::size_t next = at;
        std::optional<unsigned> of_month = day_of_month(word(next)), month;
        if (of_month) {
            next += word(next + 1) == "of" ? 2U : 1U;
            month = month_named(word(next++));
        } else if ((month = month_named(word(next)))) {
            of_month = day_of_month(word(next + 1));
            next += 2;
        }
        if (!of_month || !month) return std::nullopt;
        const auto year = year_at(next);
        if (!year && !written_) return std::nullopt;
        const auto span = day(year ? year->first : year_written(), *month, *of_month);
        return span ? std::optional(Read{*span, next + (year ? year->second : 0) - at}) : std::nullopt;
    }

    std::optional<Read> month(std::size_t at) const {
        const auto month = month_named(word(at));
        if (!month) return std::nullopt;
        const std::size_t next = at + (word(at + 1) == "of" ? 2 : 1);
        if (const auto year = year_at(next)) return Read{months(year->first, *month, 1), next + year->second - at};
        // "may" and "march" are more than months: alone they must follow a word that asks for a time.
        const std::string_view ahead = at > 0 ? word(at - 1) : std::string_view();
        const bool asked = ahead == "in" || ahead == "since" || ahead == "until" || ahead == "by" || ahead == "early" ||
                           ahead == "late" || ahead == "of";
        if (!written_ || !asked) return std::nullopt;
        return Read{months(year_written(), *month, 1), 1};
    }

    // "Q3 2021", "the third quarter of 2021", "summer of 2020"
    std::optional<Read> part_of_year(std::size_t at) const {
        std::optional<unsigned> first;
        unsigned count = 3;
        std::size_t next = at + 1;
        const std::string_view own = word(at);
        if (own.size() == 2 && own[0] == 'q' && own[1] >= '1' && own[1] <= '4') {
            first = static_cast<unsigned>(own[1] - '1') * 3 + 1;
        } else if (const auto ordinal = look_up(ordinals, own);
                   ordinal && (word(next) == "quarter" || (word(next) == "half" && *ordinal <= 2))) {
            count = word(next) == "half" ? 6 : 3;
            first = (*ordinal - 1) * count + 1;
            ++next;
        } else {
            first = look_up(seasons, own);
        }
        if (!first) return std::nullopt;
        if (word(next) == "of") ++next;
        const auto year = year_at(next);
        return year ? std::optional(Read{months(year->first, *first, count), next + year->second - at}) : std::nullopt;
    }

    // "1990s"
    std::optional<Read> decade(std::size_t at) const {
        const std::string_view own = word(at);
        if (own.size() != 5 || own[4] != 's' || own[3] != '0') return std::nullopt;
        const auto year = number(own.substr(0, 4));
        if (!year || *year < 1000) return std::nullopt;
        return Read{years(*year, *year % 100 == 0 ? 100 : 10), 1};
    }

    // "19th century"
    std::optional<Read> century(std::size_t at) const {
        if (word(at + 1) != "century") return std::nullopt;
        const auto ordinal = day_of_month(word(at));
        return ordinal ? std::optional(Read{years(static_cast<int>(*ordinal - 1) * 100 + 1, 100), 2}) : std::nullopt;
    }

    std::optional<Read> year(std::size_t at) const {
        const auto year = year_at(at);
        if (!year) return std::nullopt;
        // A number of things is no year: "2000 chips".
        const std::string_view after = word(at + year->second);
        if (look_up(units, after) ||
            (after.size() > 1 && after.back() == 's' && look_up(units, after.substr(0, after.size() - 1))))
            return std::nullopt;
        return Read{years(year->first, 1), year->second};
    }

    std::optional<TimeSpan> moved(Unit unit, int by) const {
        if (!written_ || by < -10000 || by > 10000) return std::nullopt;
        const std::chrono::year_month_day today(*written_);
        switch (unit) {
            case Unit::day: return TimeSpan{*written_ + days(by), *written_ + days(by)};
            case Unit::week: {
                const sys_days monday = *written_ - (std::chrono::weekday(*written_) - std::chrono::Monday) + days(7 * by);
                return TimeSpan{monday, monday + days(6)};
            }
            case Unit::month: {
                const auto month = today.year() / today.month() + std::chrono::months(by);
                return months(static_cast<int>(month.year()), static_cast<unsigned>(month.month()), 1);
            }
            case Unit::year: return years(year_written() + by, 1);
            case Unit::decade: return years((year_written() / 10 + by) * 10, 10);
            case Unit::century: return years(((year_written() - 1) / 100 + by) * 100 + 1, 100);
        }
        return std::nullopt;
    }

    static std::optional<Unit> unit_named(std::string_view word) {
        if (const auto unit = look_up(units, word)) return unit;
        if (word == "centuries") return Unit::century;
        return word.ends_with('s') ? look_up(units, word.substr(0, word.size() - 1)) : std::nullopt;
    }

    // "three years ago"
    std::optional<Read> ago(std::size_t at) const {
        auto count = number(word(at));
        if (!count) count = look_up(counts, word(at));
        const auto unit = unit_named(word(at + 1));
        if (!count || !unit || word(at + 2) != "ago") return std::nullopt;
        const auto span = moved(*unit, -*count);
        return span ? std::optional(Read{*span, 3}) : std::nullopt;
    }

    std::optional<Read> near_day(std::size_t at) const {
        constexpr std::array<std::pair<std::string_view, int>, 4> near = {
            {{"today", 0}, {"tonight", 0}, {"yesterday", -1}, {"tomorrow", 1}}};
        const auto by = look_up(near, word(at));
        const auto span = by ? moved(Unit::day, *by) : std::nullopt;
        return span ? std::optional(Read{*span, 1}) : std::nullopt;
    }

    // "last year", "this month"
    std::optional<Read> near_unit(std::size_t at) const {
        constexpr std::array<std::pair<std::string_view, int>, 4> near = {
            {{"last", -1}, {"previous", -1}, {"this", 0}, {"next", 1}}};
        const auto by = look_up(near, word(at));
        const auto unit = look_up(units, word(at + 1));
        const auto span = by && unit ? moved(*unit, *by) : std::nullopt;
        return span ? std::optional(Read{*span, 2}) : std::nullopt;
    }

    const Words& words_;
    std::optional<sys_days> written_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string text_of_year(int year) { return year >= 1 ? fmt::format("{:04}", year) : fmt::format("{} BC", 1 - year); }

enum class Grain { day, month, year };

// The longest of these that begins with the day, or ends with it.
Grain grain_of(sys_days at, bool is_first) {
    const std::chrono::year_month_day edge(is_first ? at : at + days(1));
    if (edge.day() != std::chrono::day(1)) return Grain::day;
    return edge.month() == std::chrono::January ? Grain::year : Grain::month;
}

std::string text_of_day(sys_days at, Grain grain) {
    const std::chrono::year_month_day date(at);
    std::string text = text_of_year(static_cast<int>(date.year()));
    if (grain != Grain::year) text += fmt::format("-{:02}", static_cast<unsigned>(date.month()));
    if (grain == Grain::day) text += fmt::format("-{:02}", static_cast<unsigned>(date.day()));
    return text;
}

}  // namespace

std::optional<TimeSpan> time_in(std::string_view text, std::optional<sys_days> written) {
    const Words words = words_of(text);
    const Reader reader(words, written);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto first = reader.at(at);
        if (!first) continue;
        TimeSpan span = first->span;
        const std::string_view ahead = at > 0 ? reader.word(at - 1) : std::string_view();
        std::string_view link = reader.word(at + first->words);
        // "between 2010 and 2012", "from May to June 2020", "2010-2012"
        if (is_one_of(link, {"to", "until", "till", "through", "-"}) || (link == "and" && ahead == "between")) {
            if (const auto second = reader.at(at + first->words + 1); second && second->span.last >= span.first)
                return TimeSpan{span.first, second->span.last};
        }
        if (is_one_of(ahead, {"since", "from", "after"}))
            return TimeSpan{ahead == "after" ? *span.last + days(1) : *span.first, std::nullopt};
        if (is_one_of(ahead, {"before", "until", "till", "by"}))
            return TimeSpan{std::nullopt, ahead == "before" ? *span.first - days(1) : *span.last};
        return span;
    }
    return std::nullopt;
}

std::string text_of(const TimeSpan& span) {
    if (!span.first && !span.last) return {};
    if (!span.last) return "from " + text_of_day(*span.first, grain_of(*span.first, true));
    if (!span.first) return "until " + text_of_day(*span.last, grain_of(*span.last, false));
    const Grain grain = std::min(grain_of(*span.first, true), grain_of(*span.last, false));
    const std::string first = text_of_day(*span.first, grain), last = text_of_day(*span.last, grain);
    return first == last ? first : first + " to " + last;
}

bool overlap(const TimeSpan& a, const TimeSpan& b) {
    return (!a.first || !b.last || *a.first <= *b.last) && (!b.first || !a.last || *b.first <= *a.last);
}

bool before(const TimeSpan& a, const TimeSpan& b) {
    const auto key = [](const TimeSpan& span) {
        return std::tuple(span.first ? *span.first : span.last.value_or(sys_days::min()), span.last.value_or(sys_days::max()));
    };
    return key(a) < key(b);
}

}  // namespace skein
