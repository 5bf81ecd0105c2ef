#include "base/error.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace skein {

Error::Error(std::string message, std::string advice, SourcePlace place)
    : std::runtime_error(std::move(message)), advice_(std::move(advice)), place_(std::move(place)) {}

namespace {

constexpr std::size_t shown_columns = 100;

// The part of the line around the caret, and where the caret stands in it.
struct Excerpt {
    std::string text;
    std::size_t caret_indent = 0;
};

Excerpt excerpt(const SourcePlace& place) {
    const std::string_view line = place.line_text;
    std::size_t caret = 0;
    for (std::uint32_t column = 1; column < place.column && caret < line.size(); ++column) caret += decode_at(line, caret).size;
    std::size_t begin = 0;
    std::size_t end = line.size();
    const auto at_boundary = [&](std::size_t offset) {
        while (offset > 0 && offset < line.size() && (static_cast<unsigned char>(line[offset]) & 0xC0) == 0x80) --offset;
        return offset;
    };
    if (line.size() > shown_columns) {
        begin = at_boundary(caret > shown_columns / 2 ? caret - shown_columns / 2 : 0);
        end = at_boundary(std::min(line.size(), begin + shown_columns));
        if (end <= begin) end = line.size();
    }
    const std::string before = (begin > 0 ? "…" : "") + printable(line.substr(begin, caret - begin));
    Excerpt result;
    result.text = before + printable(line.substr(caret, std::max(end, caret) - caret)) + (end < line.size() ? "…" : "");
    result.caret_indent = display_width(before);
    return result;
}

}  // namespace

std::string format_report(const SourcePlace& place, const std::string& kind, const std::string& message,
                          const std::string& advice) {
    std::string out;
    if (!place.file.empty()) {
        out += printable(place.file);
        if (place.line > 0) out += ':' + std::to_string(place.line);
        if (place.line > 0 && place.column > 0) out += ':' + std::to_string(place.column);
        out += ": ";
    }
    out += kind + ": " + printable(message) + '\n';
    if (!place.line_text.empty()) {
        const Excerpt shown = excerpt(place);
        out += "  | " + shown.text + '\n';
        if (place.column > 0) out += "  | " + std::string(shown.caret_indent, ' ') + "^\n";
    }
    if (!advice.empty()) out += "  " + printable(advice) + '\n';
    return out;
}

}  // namespace skein
