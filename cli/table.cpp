#include "cli/table.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace skein::cli {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_flexible = 12;

}  // namespace

std::string cut(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::string out;
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = decode_at(text, i).size;
        const std::size_t own = display_width(text.substr(i, size));
        if (width + own + 1 > columns) break;
        out.append(text, i, size);
        width += own;
        i += size;
    }
    return out + "…";
}

void Table::add(std::vector<std::string> cells) {
    cells.resize(columns_.size());
    for (std::string& cell : cells) cell = printable(cell);
    rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::size_t width = display_width(columns_[i].heading);
        for (const auto& row : rows_) width = std::max(width, display_width(row[i]));
        widths.push_back(width);
    }
    if (!output_terminal().interactive) return widths;
    std::size_t total = gap * (widths.size() - 1);
    for (const std::size_t width : widths) total += width;
    while (total > output_terminal().columns) {
        // The widest flexible column gives way first, so that short ones stay whole.
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (columns_[i].flexible && widths[i] > narrowest_flexible && (widest == widths.size() || widths[i] > widths[widest]))
                widest = i;
        if (widest == widths.size()) break;
        --widths[widest];
        --total;
    }
    return widths;
}

void Table::write(ByteSink& out) const {
    const std::vector<std::size_t> widths = this->widths();
    const auto write_row = [&](const std::vector<std::string>& cells, bool heading) {
        std::string line;
        std::size_t owed = 0;  // blanks due before the next text, so that no line ends in blanks
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string cell = cut(cells[i], widths[i]);
            const std::size_t padding = widths[i] - std::min(widths[i], display_width(cell));
            if (columns_[i].right) owed += padding;
            if (!cell.empty()) {
                line += std::string(owed, ' ');
                owed = 0;
                const std::optional<Style> style = heading ? std::optional(Style::heading) : columns_[i].style;
                line += style ? styled(*style, cell) : cell;
            }
            if (!columns_[i].right) owed += padding;
            owed += gap;
        }
        out << line << "\n";
    };
    std::vector<std::string> headings;
    for (const Column& column : columns_) headings.push_back(column.heading);
    write_row(headings, true);
    for (const auto& row : rows_) write_row(row, false);
}

}  // namespace skein::cli
