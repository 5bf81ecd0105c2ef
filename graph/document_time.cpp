#include "graph/document_time.hpp"

#include <charconv>
#include <chrono>
#include <string_view>

namespace skein {

namespace {

std::optional<unsigned> number(std::string_view digits) {
    unsigned value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool begins_with_day(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
    if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return false;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    return year && month && day && *year > 0 &&
           (std::chrono::year(static_cast<int>(*year)) / std::chrono::month(*month) / std::chrono::day(*day)).ok();
}

}  // namespace

std::optional<std::string> day_of(const DocumentRecord& document) {
    for (const std::string_view wanted : {"published", "date", "created", "timestamp"})
        for (const auto& [key, value] : document.metadata)
            if (key == wanted && begins_with_day(value)) return value.substr(0, 10);
    return std::nullopt;
}

}  // namespace skein
