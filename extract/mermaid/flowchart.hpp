#pragma once
// The flowchart between its two passes: what the lines say (read_flowchart), then what the names mean (resolve).

#include "extract/mermaid/statement.hpp"
#include "extract/mermaid/working_text.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::mermaid {

struct GroupStatement {
    std::size_t begin = 0;         // of the word "subgraph"
    std::size_t head_begin = 0;    // of what stands behind it
    std::size_t head_end = 0;
    std::string id;                // empty: Mermaid makes one
    std::string title;             // as Mermaid source, quotes included where it has them
    bool rewrite = false;          // what stands there is not Mermaid's
    std::string why;
    bool braced = false;           // "subgraph A {" … "}"
    std::optional<std::uint32_t> parent;
    std::optional<Direction> direction;
};

enum class StatementKind : std::uint8_t { chain, open_group, close_group, style, class_def, class_list, link_style, click };

struct Statement {
    StatementKind kind = StatementKind::chain;
    std::size_t begin = 0;
    std::size_t end = 0;           // without comment and ';'
    std::uint32_t index = 0;       // of the chain or group
    std::optional<std::uint32_t> group;  // the innermost one around it
};

struct Remark {
    std::size_t at = 0;
    bool repaired = false;         // else: reported
    std::string message;
    std::string advice;
    std::string outcome;           // what became of the words, told when the diagram is written
};

struct Flowchart {
    std::string_view text;
    Direction direction = Direction::top_bottom;
    std::string title;
    bool no_flowchart = false;
    std::string other_kind;        // of a diagram that is none
    std::vector<Chain> chains;
    std::vector<GroupStatement> groups;
    std::vector<Statement> statements;
    std::vector<Edit> edits;
    std::vector<Remark> remarks;

    void edit(std::size_t begin, std::size_t end, std::string replacement) {
        edits.push_back({begin, end, std::move(replacement)});
    }
    void mended(std::size_t at, std::string message) { remarks.push_back({at, true, std::move(message), {}, {}}); }
    void reported(std::size_t at, std::string message, std::string advice = {}, std::string outcome = {}) {
        remarks.push_back({at, false, std::move(message), std::move(advice), std::move(outcome)});
    }
    [[nodiscard]] std::size_t line_begin(std::size_t at) const;
    [[nodiscard]] std::string indent_of(std::size_t at) const;       // blanks at the start of its line
    void comment_out(std::size_t begin, std::size_t end);            // keeps the words, as a "%%" line
    void remove_statement(std::size_t begin, std::size_t end);       // with its line, when nothing else stands on it
    void move_comment(std::size_t begin, std::size_t end, std::string_view words, std::size_t statement);
};

// First pass. Reads the header (front matter, directives, "flowchart LR"); gives the offset behind it.
std::size_t read_preamble(Flowchart& chart);
void read_statements(Flowchart& chart, std::size_t at);
// Reads text[head_begin, head_end) of the group into its id and title.
void read_group_title(std::string_view text, GroupStatement& group);

[[nodiscard]] std::optional<Direction> direction_from(std::string_view words);
[[nodiscard]] std::string_view name_of(Direction direction);  // "TD", "BT", "LR", "RL"
// "flowchart", "sequenceDiagram" … when `line` begins a Mermaid diagram, in any case of letters.
[[nodiscard]] std::string_view diagram_kind(std::string_view line);

}  // namespace skein::mermaid
