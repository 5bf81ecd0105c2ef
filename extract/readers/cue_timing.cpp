#include "extract/readers/cues.hpp"

#include <string>

namespace skein {
namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

// Reads numbers off the front of a line and remembers how far it came.
class TimingScanner {
  public:
    explicit TimingScanner(std::string_view line) : line_(line) {}

    [[nodiscard]] std::size_t at() const { return at_; }

    void skip_blanks() {
        while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
    }

    bool arrow() {
        skip_blanks();
        if (!line_.substr(at_).starts_with("-->")) return false;
        at_ += 3;
        return true;
    }

    std::optional<std::uint64_t> timestamp() {
        skip_blanks();
        const auto first = number(6);
        if (!first || !mark(':')) return std::nullopt;
        const auto second = number(2);
        if (!second) return std::nullopt;
        std::uint64_t hours = 0, minutes = *first, seconds = *second;
        if (at_ < line_.size() && line_[at_] == ':') {
            ++at_;
            const auto third = number(2);
            if (!third) return std::nullopt;
            hours = *first, minutes = *second, seconds = *third;
        }
        if (minutes > 59 || seconds > 59) return std::nullopt;
        std::uint64_t milliseconds = 0;
        if (at_ < line_.size() && (line_[at_] == '.' || line_[at_] == ',')) {
            ++at_;
            const std::size_t start = at_;
            const auto fraction = number(3);
            if (!fraction) return std::nullopt;
            milliseconds = *fraction;
            for (std::size_t digits = at_ - start; digits < 3; ++digits) milliseconds *= 10;
        }
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
    }

  private:
    bool mark(char c) {
        if (at_ >= line_.size() || line_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::optional<std::uint64_t> number(std::size_t most_digits) {
        const std::size_t start = at_;
        std::uint64_t value = 0;
        while (at_ < line_.size() && is_digit_byte(line_[at_]) && at_ - start < most_digits)
            value = value * 10 + static_cast<std::uint64_t>(line_[at_++] - '0');
        if (at_ == start) return std::nullopt;
        return value;
    }

    std::string_view line_;
    std::size_t at_ = 0;
};

}  // namespace

bool is_timing_line(std::string_view line) {
    // Text may hold an arrow too, but not with a time beside it.
    return line.find("-->") != line.npos && line.find(':') != line.npos && line.find_first_of("0123456789") != line.npos;
}

std::optional<CueTime> read_timing(std::string_view line, std::size_t start, const SourceText& source, Diagnostics& diagnostics) {
    TimingScanner scanner(line);
    const auto fail = [&](const char* what) {
        diagnostics.warning(what, source.place(start + scanner.at()), "a timing reads 00:01:02.500 --> 00:01:04.000");
        return std::nullopt;
    };
    const auto begin = scanner.timestamp();
    if (!begin) return fail("the cue's start is no time");
    if (!scanner.arrow()) return fail("the arrow of the cue's timing is missing");
    scanner.skip_blanks();
    const auto end = scanner.timestamp();
    if (!end) return fail("the cue's end is no time");
    if (*end < *begin) {
        diagnostics.warning("the cue ends before it starts", source.place(start));
        return CueTime{*begin, *begin};
    }
    return CueTime{*begin, *end};
}

}  // namespace skein
