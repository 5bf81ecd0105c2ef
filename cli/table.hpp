#pragma once
// Answers as aligned columns for people. Programs ask for --json.

#include "base/byte_sink.hpp"
#include "cli/terminal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace skein::cli {

struct Column {
    std::string heading;
    bool right = false;                     // numbers stand at the right
    std::optional<Style> style = {};
    bool flexible = false;                  // cut, on a terminal only, when the line would be too long
};

// Cells hold text as it comes from documents: control and bidirectional characters are shown escaped, columns are aligned by
// display width. In a pipe nothing is cut and nothing is coloured.
class Table {
  public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    void write(ByteSink& out) const;

  private:
    [[nodiscard]] std::vector<std::size_t> widths() const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// `text` cut to `columns` display columns, the last of them an ellipsis.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns);

}  // namespace skein::cli
