// Times that calendars know: "January 20, 2025", "in 1999", "the 1990s", "2025-01-20", "Q3 2024", "last Monday".

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

using en::Trait;

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_year(std::string_view form) {
    return form.size() == 4 && all_digits(form) && (form.starts_with("1") || form.starts_with("20"));
}

bool is_decade(std::string_view lower) {
    const bool quoted = lower.starts_with("'");
    const std::string_view digits = lower.substr(quoted ? 1 : 0);
    return digits.ends_with("0s") && all_digits(digits.substr(0, digits.size() - 1)) &&
           (digits.size() == 3 || (digits.size() == 5 && (digits.starts_with("1") || digits.starts_with("20"))));
}

// "3", "21", "3rd", "21st"
bool is_day(std::string_view lower) {
    std::size_t digits = 0;
    while (digits < lower.size() && is_digit(static_cast<unsigned char>(lower[digits]))) ++digits;
    if (digits == 0 || digits > 2 || (digits == 2 && lower[0] > '3')) return false;
    const std::string_view rest = lower.substr(digits);
    return rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
}

// "2025-01-20", "20/01/2025", "1.2.2025": three numbers, one of them a year.
bool is_numeric_date(std::string_view form) {
    std::size_t parts = 0;
    bool year = false;
    const std::size_t mark = form.find_first_of("-/.");
    if (mark == std::string_view::npos) return false;
    for (std::size_t at = 0; at <= form.size(); ++parts) {
        const std::size_t end = std::min(form.find(form[mark], at), form.size());
        const std::string_view part = form.substr(at, end - at);
        if (!all_digits(part) || part.size() > 4) return false;
        year = year || is_year(part);
        at = end + 1;
    }
    return parts == 3 && year;
}

class TimeFinder {
  public:
    TimeFinder(const AnnotatedBlock& block, TokenRange sentence) : block_(block), sentence_(sentence) {}

    // The end of the time that begins at `i`, or `i`.
    [[nodiscard]] std::uint32_t end_of(std::uint32_t i) const {
        const std::string& word = block_.lower[i];
        // Most words begin no time: they have neither digits nor a place in the calendar.
        const char opening = word.empty() ? ' ' : word.front();
        const bool letter = opening >= 'a' && opening <= 'z' && opening != 'q' && opening != 'h';
        if (letter && !block_.entries[i]->has(Trait::month) && !block_.entries[i]->has(Trait::weekday)) return i;
        if (is_numeric_date(word)) return i + 1;
        if (is_decade(word)) return i + 1;
        if (is_quarter(word)) return is_year_at(i + 1) ? i + 2 : i;
        if (is_month(i)) return month_and(i);
        if (is_day(word) && is_month(i + 1)) return month_and(i + 1);
        if (is_day(word) && lower(i + 1) == "of" && is_month(i + 2)) return month_and(i + 2);
        if (has(i, Trait::weekday) && is_upper(decode_at(block_.form(i), 0).value)) {
            if (lower(i + 1) == "," && i + 2 < sentence_.last && is_month(i + 2)) return month_and(i + 2);
            return i + 1;
        }
        if (is_year_at(i) && year_is_meant(i)) return i + 1;
        if (lower(i + 1) == "century" && is_ordinal(word)) return i + 2;
        return i;
    }

  private:
    [[nodiscard]] std::string_view lower(std::uint32_t i) const {
        return i < sentence_.last ? std::string_view(block_.lower[i]) : std::string_view();
    }
    [[nodiscard]] bool has(std::uint32_t i, Trait trait) const { return i < sentence_.last && block_.entries[i]->has(trait); }
    [[nodiscard]] bool is_year_at(std::uint32_t i) const { return i < sentence_.last && is_year(block_.form(i)); }

    // "may" and "march" are words, too: with a capital inside a sentence, or beside a number.
    [[nodiscard]] bool is_month(std::uint32_t i) const {
        if (!has(i, Trait::month)) return false;
        const bool number = is_day(lower(i + 1)) || is_year_at(i + 1) || (i > sentence_.first && is_day(lower(i - 1)));
        if (block_.entries[i]->only(Upos::PROPN) || block_.entries[i]->tags == 0)
            return is_upper(decode_at(block_.form(i), 0).value) || number;
        const bool capital = is_upper(decode_at(block_.form(i), 0).value) && i > sentence_.first;
        return number || (capital && block_.token(i).upos == Upos::PROPN);
    }
    // From the month on: "January", "January 20", "January 20, 2025", "January 2025".
    [[nodiscard]] std::uint32_t month_and(std::uint32_t month) const {
        std::uint32_t end = month + 1;
        if (end < sentence_.last && is_day(block_.lower[end])) ++end;
        if (is_year_at(end)) return end + 1;
        return (lower(end) == "," || lower(end) == "of") && is_year_at(end + 1) ? end + 2 : end;
    }

    [[nodiscard]] static bool is_quarter(std::string_view word) {
        return word.size() == 2 && (word[0] == 'q' || word[0] == 'h') && word[1] >= '1' && word[1] <= '4';
    }
    [[nodiscard]] static bool is_ordinal(std::string_view word) {
        const std::size_t digits = word.find_first_not_of("0123456789");
        if (digits == std::string_view::npos || digits == 0 || digits > 2) return false;
        const std::string_view rest = word.substr(digits);
        return rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    }

    // A number of four digits is a year where times stand, and counts nothing.
    [[nodiscard]] bool year_is_meant(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 18> before = {"in",     "since",  "by",    "from", "until", "till",
                                                                    "during", "early",  "late",  "mid",  "of",    "to",
                                                                    "and",    "before", "after", "(",    "-",     "through"};
        if (i == sentence_.first || std::find(before.begin(), before.end(), lower(i - 1)) == before.end()) return false;
        const bool joined = lower(i - 1) == "and" || lower(i - 1) == "to" || lower(i - 1) == "-" || lower(i - 1) == "of";
        if (joined && !(i >= sentence_.first + 2 && (is_year_at(i - 2) || has(i - 2, Trait::month) ||
                                                     has(i - 2, Trait::time_noun) || block_.token(i - 2).upos == Upos::NOUN))) {
            return false;
        }
        if (i + 1 >= sentence_.last) return true;
        const Token& next = block_.token(i + 1);
        if (lower(i + 1) == "%" || (next.upos == Upos::NOUN && next.lemma != lower(i + 1))) return false;
        return !joined || (next.upos != Upos::NOUN && next.upos != Upos::PROPN && next.upos != Upos::ADJ);
    }

    const AnnotatedBlock& block_;
    TokenRange sentence_;
};

}  // namespace

void add_times(const AnnotatedBlock& block, TokenRange sentence, BlockNames& names) {
    const TimeFinder finder(block, sentence);
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
        const std::uint32_t end = finder.end_of(i);
        // "Q3 2024": what a date is made of is no name.
        if (end > i + 1) std::erase_if(names, [&](const NameSpan& name) { return TokenRange{i, end}.contains(name.range); });
        if (end > i && is_free(names, {i, end})) {
            NameSpan span;
            span.range = {i, end};
            span.name = std::string(block.text(span.range));
            span.type = EntityType::Time;
            span.type_weight = 3;
            names.push_back(std::move(span));
        }
        i = std::max(end, i + 1);
    }
}

}  // namespace skein
