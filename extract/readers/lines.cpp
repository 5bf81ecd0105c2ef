#include "extract/readers/lines.hpp"

namespace skein {
namespace {

// Size of the line end at `offset`, 0 when there is none.
std::size_t line_end_size(std::string_view text, std::size_t offset) {
    switch (text[offset]) {
        case '\n':
        case '\f': return 1;
        case '\r': return text.substr(offset, 2) == "\r\n" ? 2 : 1;
        case '\xE2': return text.substr(offset, 3) == "\u2028" || text.substr(offset, 3) == "\u2029" ? 3 : 0;
        default: return 0;
    }
}

// Size of the blank that `text` begins with, 0 when it begins with none.
std::size_t leading_blank(std::string_view text) {
    if (text.starts_with(' ') || text.starts_with('\t')) return 1;
    return text.starts_with("\u00A0") ? 2 : text.starts_with("\u3000") ? 3 : 0;
}

std::size_t trailing_blank(std::string_view text) {
    if (text.ends_with(' ') || text.ends_with('\t')) return 1;
    return text.ends_with("\u00A0") ? 2 : text.ends_with("\u3000") ? 3 : 0;
}

}  // namespace

Line line_at(std::string_view text, std::size_t start, std::size_t end) {
    const std::string_view range = text.substr(0, end);
    for (std::size_t i = start; i < range.size(); ++i) {
        const auto byte = static_cast<unsigned char>(range[i]);
        if (byte > '\r' && byte != 0xE2) continue;  // most bytes begin no line end
        if (const std::size_t size = line_end_size(range, i)) return {start, i, i + size};
    }
    return {start, end, end};
}

std::vector<Line> split_lines(std::string_view text, std::size_t start, std::size_t end) {
    std::vector<Line> lines;
    while (start < end) {
        lines.push_back(line_at(text, start, end));
        start = lines.back().next;
    }
    return lines;
}

std::string_view trimmed(std::string_view text) {
    while (const std::size_t size = leading_blank(text)) text.remove_prefix(size);
    while (const std::size_t size = trailing_blank(text)) text.remove_suffix(size);
    return text;
}

}  // namespace skein
