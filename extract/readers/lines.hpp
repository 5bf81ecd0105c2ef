#pragma once
// A text's lines, for the readers of line-based formats.

#include <cstddef>
#include <string_view>
#include <vector>

namespace skein {

// [start, end) without the line end; `next` is where the following line starts.
struct Line {
    std::size_t start = 0;
    std::size_t end = 0;
    std::size_t next = 0;

    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

// The line that starts at `start`. Lines end at LF, CR, CRLF, form feed, U+2028 and U+2029, or at `end`.
[[nodiscard]] Line line_at(std::string_view text, std::size_t start, std::size_t end);
[[nodiscard]] std::vector<Line> split_lines(std::string_view text, std::size_t start, std::size_t end);

// Without blanks, tabs and no-break spaces at the ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace skein
