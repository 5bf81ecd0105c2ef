// First pass: the lines of a flowchart, one statement after the other.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"
#include "extract/mermaid/decorations.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/foreign_lines.hpp"
#include "extract/mermaid/repair.hpp"
#include "extract/mermaid/style.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

struct Keyword {
    std::string_view word;
    StatementKind kind;
};
constexpr Keyword style_keywords[] = {{"style", StatementKind::style},
                                      {"classDef", StatementKind::class_def},
                                      {"class", StatementKind::class_list},
                                      {"linkStyle", StatementKind::link_style},
                                      {"click", StatementKind::click}};

class StatementReader {
  public:
    StatementReader(Flowchart& chart, std::size_t at) : chart_(chart), text_(chart.text), at_(at) {}

    void read() {
        for (;;) {
            skip_between();
            if (at_ >= text_.size()) break;
            if (first_on_line() && (read_closing_brace() || read_decoration())) continue;
            if (second_header()) break;
            read_one();
        }
        close_open_groups();
    }

  private:
    void skip_between() {
        for (;;) {
            at_ = skip_blanks(text_, at_);
            if (at_ < text_.size() && (is_line_end(text_[at_]) || text_[at_] == ';')) ++at_;
            else return;
        }
    }
    [[nodiscard]] bool first_on_line() const {
        const std::size_t begin = chart_.line_begin(at_);
        return trim_blanks(text_.substr(begin, at_ - begin)).empty();
    }
    [[nodiscard]] std::size_t stop() const { return line_end(text_, at_); }

    bool read_decoration() {
        const auto end = pass_decoration(chart_, at_);
        at_ = end.value_or(at_);
        return end.has_value();
    }

    bool read_closing_brace() {
        const std::size_t end = stop();
        const std::string_view line = trim_blanks(text_.substr(at_, end - at_));
        if (line != "}" && line != "};") return false;
        if (!open_.empty() && chart_.groups[open_.back()].braced) {
            chart_.edit(at_, end, "end");
            chart_.mended(at_, "a subgraph is closed by \"end\"");
            close_group(at_, end);
        } else {
            chart_.remove_statement(at_, end);
            chart_.mended(at_, "this line is no part of the diagram");
        }
        at_ = end;
        return true;
    }

    // Another diagram's header in the same text.
    bool second_header() {
        if (!first_on_line()) return false;
        const std::string_view line = trim_blanks(text_.substr(at_, stop() - at_));
        const std::string_view kind = diagram_kind(line);
        if (kind.empty()) return false;
        const std::size_t word = std::min(line.size(), line.find_first_of(" \t;"));
        if (kind != "flowchart") {
            if (line.size() != word || kind == "info" || kind == "block" || kind == "packet" || kind == "pie" ||
                kind == "journey" || kind == "timeline" || chart_.chains.empty() || names_node(at_ + word))
                return false;
        } else {
            std::string_view rest = trim_blanks(line.substr(word));
            while (rest.ends_with(';')) rest.remove_suffix(1);
            if (!rest.empty() && !direction_from(rest)) return false;
            // "Graph" alone is a node's name: only the word as Mermaid writes it is none.
            if (rest.empty() && line.substr(0, word) != "graph" && line.substr(0, word) != "flowchart") return false;
        }
        if (chart_.statements.empty()) {
            chart_.remove_statement(at_, stop());
            chart_.mended(at_, "one header is enough");
            at_ = stop();
            return false;
        }
        chart_.reported(at_, "another diagram begins here and was left out", "put each diagram into a code fence of its own");
        chart_.edit(chart_.line_begin(at_), text_.size(), "");
        at_ = text_.size();
        return true;
    }

    // Is the word that ends at `end` the name of a node here, not a keyword?
    [[nodiscard]] bool names_node(std::size_t end) const {
        const std::size_t next = skip_blanks(text_, end);
        if (next >= text_.size()) return false;
        if (next == end && (opens_shape(text_, next) || text_.substr(next, 3) == ":::" || text_.substr(next, 2) == "@{"))
            return true;
        if (text_[next] == '&') return true;
        const auto token = link_token_at(text_, next, true);
        return token && !token->weak && text_.substr(next, 2) != "<!";
    }

    // A keyword in any case of letters, used as one.
    [[nodiscard]] bool keyword(std::string_view word) const {
        if (!equals_ignoring_case(text_.substr(at_, word.size()), word)) return false;
        const std::size_t end = at_ + word.size();
        const bool ends = end >= text_.size() || blank_at(text_, end) > 0 ||
                          std::string_view("\r\n;:{\"%=").find(text_[end]) != std::string_view::npos;
        return ends && !names_node(end);
    }

    void pass(std::size_t end) { at_ = end; }

    void read_one() {
        if (keyword("subgraph")) return read_group_head(8);
        if (keyword("end") || keyword("endsubgraph")) return read_end();
        if (keyword("direction")) return read_direction();
        for (const Keyword& entry : style_keywords)
            if (keyword(entry.word) && is_style_statement(entry)) return read_style_statement(entry);
        if (first_on_line()) {
            if (keyword("accTitle") || keyword("accDescr")) return pass(pass_accessibility(chart_, at_));
            if (keyword("title"))
                if (const auto end = pass_title(chart_, at_)) return pass(*end);
            if (keyword("note"))
                if (const auto end = pass_note(chart_, at_)) return pass(*end);
        }
        read_chain_statement();
    }

    [[nodiscard]] bool is_style_statement(const Keyword& entry) const {
        const std::size_t end = at_ + entry.word.size();
        const std::string_view rest = trim_blanks(text_.substr(end, stop() - end));
        const bool exact = text_.substr(at_, entry.word.size()) == entry.word;
        if (rest.empty() || rest.front() == ';') return exact;
        if (entry.kind == StatementKind::style || entry.kind == StatementKind::class_def ||
            entry.kind == StatementKind::link_style)
            return exact || style_begin(rest) != std::string_view::npos;
        return exact;
    }

    void add(StatementKind kind, std::size_t begin, std::size_t end, std::uint32_t index = 0) {
        Statement statement{kind, begin, end, index, std::nullopt};
        if (!open_.empty()) statement.group = open_.back();
        chart_.statements.push_back(statement);
    }

    // Ends a statement that takes no chain: its comment moves, a ';' with another statement behind it is left for later.
    std::size_t statement_end(bool list) {
        const std::size_t end = stop();
        const std::size_t comment = comment_begin(text_, at_, end);
        std::size_t content = comment;
        bool quoted = false;
        for (std::size_t i = at_; i < content; ++i) {
            if (text_[i] == '"') quoted = !quoted;
            if (quoted || text_[i] != ';') continue;
            const std::size_t next = skip_blanks(text_, i + 1);
            if (list && next < comment && style_begin(text_.substr(next, comment - next)) == 0) continue;
            content = i;
            if (next < comment) {
                resume_ = i + 1;
                while (content > at_ && blank_at(text_, content - 1) > 0) --content;
                return content;
            }
            break;
        }
        if (comment < end) chart_.move_comment(comment, end, comment_words(text_, comment, end), at_);
        resume_ = end;
        while (content > at_ && (text_[content - 1] == ' ' || text_[content - 1] == '\t')) --content;
        return content;
    }

    void read_style_statement(const Keyword& entry) {
        const std::size_t begin = at_;
        const bool list = entry.kind != StatementKind::click && entry.kind != StatementKind::class_list;
        const std::size_t end = statement_end(list);
        // The word itself is mended with the statement: two edits of one place would be one too many.
        if (text_.substr(begin, entry.word.size()) != entry.word)
            chart_.mended(begin, "the word is \"" + std::string(entry.word) + "\"");
        add(entry.kind, begin, end);
        at_ = resume_;
    }

    void read_group_head(std::size_t word) {
        const std::size_t begin = at_;
        if (open_.size() >= max_group_depth) {
            chart_.reported(at_,
                            "subgraphs are nested more than " + std::to_string(max_group_depth) + " deep; this one was left out");
            chart_.comment_out(at_, stop());
            at_ = stop();
            return;
        }
        GroupStatement group;
        group.begin = begin;
        group.head_begin = std::min(skip_blanks(text_, begin + word), stop());
        group.head_end = group.head_begin;
        if (text_.substr(begin, word) != "subgraph") {
            chart_.edit(begin, begin + word, "subgraph");
            chart_.mended(begin, "the word is \"subgraph\"");
        }
        at_ = group.head_begin;
        group.head_end = std::max(group.head_begin, statement_end(false));
        read_group_title(text_, group);
        if (!open_.empty()) group.parent = open_.back();
        const auto index = static_cast<std::uint32_t>(chart_.groups.size());
        chart_.groups.push_back(std::move(group));
        add(StatementKind::open_group, begin, chart_.groups.back().head_end, index);
        open_.push_back(index);
        at_ = resume_;
    }

    void close_group(std::size_t begin, std::size_t end) {
        const std::uint32_t index = open_.back();
        open_.pop_back();
        add(StatementKind::close_group, begin, end, index);
    }

    void read_end() {
        const std::size_t begin = at_;
        std::size_t word = 3;
        if (keyword("endsubgraph")) word = 11;
        const std::size_t end = statement_end(false);
        const std::string_view rest = trim_blanks(text_.substr(begin + word, std::max(end, begin + word) - begin - word));
        if (open_.empty()) {
            if (text_.substr(begin, 3) == "end" || rest.empty()) {
                chart_.remove_statement(begin, end);
                chart_.mended(begin, "this \"end\" closes nothing");
                at_ = resume_;
                return;
            }
        } else {
            if (!rest.empty() || text_.substr(begin, word) != "end") {
                const std::size_t rest_at = rest.empty() ? end : static_cast<std::size_t>(rest.data() - text_.data());
                std::string problem;
                const bool statement =
                    !rest.empty() && (rest.find("--") != std::string_view::npos || rest.find("==") != std::string_view::npos);
                chart_.edit(begin, statement ? rest_at : end, statement ? "end\n" + chart_.indent_of(begin) : "end");
                chart_.mended(begin, "a subgraph is closed by \"end\" alone on its line");
                if (statement) resume_ = rest_at;
            }
            close_group(begin, end);
        }
        at_ = resume_;
    }

    void read_direction() {
        const std::size_t begin = at_;
        const std::size_t end = statement_end(false);
        std::size_t words_begin = begin + 9;
        while (words_begin < end && (blank_at(text_, words_begin) > 0 || text_[words_begin] == ':' || text_[words_begin] == '='))
            words_begin += std::max<std::size_t>(1, blank_at(text_, words_begin));
        const std::string_view words = trim_blanks(text_.substr(words_begin, end - words_begin));
        const auto direction = direction_from(words);
        at_ = resume_;
        if (!direction) {
            if (words.empty() && !text_.substr(begin, end - begin).ends_with(':')) {
                at_ = begin;
                return read_chain_statement();
            }
            chart_.reported(begin, "this direction is none of TB, BT, LR, RL; the line was made a comment");
            chart_.comment_out(begin, end);
            return;
        }
        const std::string exact = "direction " + std::string(*direction == Direction::top_bottom ? "TB" : name_of(*direction));
        const std::string_view written = text_.substr(begin, end - begin);
        const bool valid = written.starts_with("direction ") && written.ends_with(exact.substr(exact.size() - 2)) &&
                           trim_blanks(written.substr(9, written.size() - 11)).empty();
        if (!valid) {
            chart_.edit(begin, end, exact);
            chart_.mended(begin, "the direction is one of TB, BT, LR, RL");
        }
        if (!open_.empty()) chart_.groups[open_.back()].direction = direction;
    }

    void read_chain_statement() {
        const std::size_t begin = at_;
        ChainResult result = read_chain(text_, at_);
        if (!result.chain) {
            const std::size_t end = stop();
            // An arrow at the line's end may lead to a line that cannot be read: that one is told of by itself.
            const bool here = result.failure.at <= end;
            chart_.reported(here ? result.failure.at : begin,
                            here ? result.failure.message : "this arrow leads to a line that cannot be read",
                            "write an arrow as: A -->|words| B, and a label as: A[\"words\"]", "the line was kept as a comment");
            chart_.comment_out(begin, end);
            at_ = end;
            return;
        }
        Chain& chain = *result.chain;
        const NodeMention& only = chain.groups.front().front();
        const bool lone =
            chain.links.empty() && !chain.dangling && chain.groups.size() == 1 && chain.groups.front().size() == 1 && !only.shape;
        const bool labelled = chain.links.empty() && chain.dangling && chain.dangling->text.empty();  // "A: words"
        if (labelled || (lone && !only.quoted && (only.name.find(' ') != std::string::npos || !has_name_character(only.name)))) {
            chart_.reported(begin, "this line is no statement of a flowchart", {}, "it was kept as a comment");
            chart_.comment_out(begin, stop());
            at_ = stop();
            return;
        }
        std::size_t end = chain.end;
        if (chain.dangling) {
            chart_.reported(chain.dangling->begin, "this arrow has no target and was left out", "name the node it goes to");
            end = std::max(end, chain.dangling->end);
        }
        for (const Comment& comment : chain.comments) {
            chart_.move_comment(comment.begin, comment.end, comment.text, begin);
            end = std::max(end, comment.end);
        }
        at_ = end;
        for (const Edit& edit : chain.edits) at_ = std::max(at_, edit.end);
        if (chain.another_follows) {
            const std::size_t next = skip_blanks(text_, chain.end);
            chart_.edit(chain.end, next, "\n" + chart_.indent_of(begin));
            chart_.mended(next, "a new statement begins on a line of its own");
            at_ = next;
        }
        const auto index = static_cast<std::uint32_t>(chart_.chains.size());
        add(StatementKind::chain, begin, chain.end, index);
        chart_.chains.push_back(std::move(chain));
    }

    static bool has_name_character(std::string_view name) {
        return std::any_of(name.begin(), name.end(),
                           [](char c) { return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80; });
    }

    void close_open_groups() {
        if (open_.empty()) return;
        std::string ends;
        const bool newline = !text_.empty() && is_line_end(text_.back());
        while (!open_.empty()) {
            const GroupStatement& group = chart_.groups[open_.back()];
            ends += (ends.empty() && newline ? "" : "\n") + chart_.indent_of(group.begin) + "end";
            chart_.mended(group.begin, "this subgraph is not closed; it is closed at the end of the diagram");
            close_group(text_.size(), text_.size());
        }
        chart_.edit(text_.size(), text_.size(), ends + "\n");
    }

    Flowchart& chart_;
    std::string_view text_;
    std::size_t at_;
    std::size_t resume_ = 0;
    std::vector<std::uint32_t> open_;
};

}  // namespace

void read_statements(Flowchart& chart, std::size_t at) { StatementReader(chart, at).read(); }

}  // namespace skein::mermaid
