// First pass: the lines of a flowchart, one statement after the other.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/names.hpp"
#include "extract/mermaid/repair.hpp"
#include "extract/mermaid/style.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_note_lines = 50;

struct Keyword {
    std::string_view word;
    StatementKind kind;
};
constexpr Keyword style_keywords[] = {{"style", StatementKind::style}, {"classDef", StatementKind::class_def}, {"class", StatementKind::class_list},
                                      {"linkStyle", StatementKind::link_style}, {"click", StatementKind::click}};

class StatementReader {
  public:
    StatementReader(Flowchart& chart, std::size_t at) : chart_(chart), text_(chart.text), at_(at) {}

    void read() {
        for (;;) {
            skip_between();
            if (at_ >= text_.size()) break;
            if (first_on_line() && read_decoration()) continue;
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

    // Comments, list marks, fences: what is no statement. True when something was passed.
    bool read_decoration() {
        const std::size_t end = stop();
        const std::string_view line = trim_blanks(text_.substr(at_, end - at_));
        if (line.starts_with("%%{")) {
            const std::size_t close = text_.find("}%%", at_);
            if (close == std::string_view::npos) {
                chart_.reported(at_, "this directive is not closed and was left out", "close it with }%%");
                chart_.comment_out(at_, end);
                at_ = end;
            } else {
                at_ = close + 3;
            }
            return true;
        }
        if (comment_mark_at(text_, at_, true)) {
            const bool words = line.find_first_not_of('%') != std::string_view::npos;
            if (!line.starts_with("%%") || !words) {
                std::size_t close = end;
                if (line.starts_with("<!--") || line.starts_with("/*")) close = multi_line_comment(line.starts_with("<!--") ? "-->" : "*/", end);
                else if (words) chart_.comment_out(at_, end);
                else chart_.remove_statement(at_, end);
                chart_.mended(at_, "a comment begins with %% and has words");
                at_ = close;
                return true;
            }
            at_ = end;
            return true;
        }
        if (line.starts_with("```") || line == "~~~" || line == "{") {
            chart_.remove_statement(at_, end);
            chart_.mended(at_, "this line is no part of the diagram");
            at_ = end;
            return true;
        }
        if (line == "}" || line == "};") {
            close_brace(end);
            return true;
        }
        const std::size_t mark = list_mark();
        if (mark > 0) {
            chart_.edit(at_, at_ + mark, "");
            chart_.mended(at_, "a line of a flowchart has no list mark");
            at_ += mark;
            return true;
        }
        return false;
    }

    std::size_t multi_line_comment(std::string_view closing, std::size_t first_end) {
        const std::size_t close = text_.find(closing, at_ + 2);
        const std::size_t until = close == std::string_view::npos ? first_end : line_end(text_, close);
        for (std::size_t line = at_; line < until;) {
            const std::size_t end = std::min(until, line_end(text_, line));
            const std::size_t begin = skip_blanks(text_, line);
            std::string words = comment_words(text_, begin, end);
            if (const std::size_t tail = words.rfind(closing); tail != std::string::npos) words = std::string(trim_blanks(words.substr(0, tail)));
            if (words.empty()) chart_.remove_statement(begin, end);
            else chart_.edit(begin, end, "%% " + words);
            line = end + 1;
            while (line < until && is_line_end(text_[line])) ++line;
        }
        return until;
    }

    // "- ", "* ", "• ", "1. ", "> " before a statement: its bytes, 0 when there is none.
    [[nodiscard]] std::size_t list_mark() const {
        std::size_t end = at_;
        while (end < text_.size() && is_ascii_digit(text_[end]) && end - at_ < 4) ++end;
        if (end > at_) {
            if (end >= text_.size() || (text_[end] != '.' && text_[end] != ')')) return 0;
            ++end;
        } else {
            static constexpr std::string_view marks[] = {"-", "*", "+", ">", "•", "–", "—", "·", "◦", "▪", "‣", "●", "○", "■", "✓"};
            for (const std::string_view mark : marks)
                if (text_.substr(at_, mark.size()) == mark) end = at_ + mark.size();
            if (end == at_) return 0;
        }
        const std::size_t next = skip_blanks(text_, end);
        if (next == end || next >= stop()) return 0;
        if (const auto token = link_token_at(text_, next, true); token && !token->weak) return 0;
        if (text_[next] == '>' || text_[next] == '&') return 0;
        return next - at_;
    }

    void close_brace(std::size_t end) {
        if (!open_.empty() && chart_.groups[open_.back()].braced) {
            chart_.edit(at_, end, "end");
            chart_.mended(at_, "a subgraph is closed by \"end\"");
            close_group(at_, end);
        } else {
            chart_.remove_statement(at_, end);
            chart_.mended(at_, "this line is no part of the diagram");
        }
        at_ = end;
    }

    // Another diagram's header in the same text.
    bool second_header() {
        if (!first_on_line()) return false;
        const std::string_view line = trim_blanks(text_.substr(at_, stop() - at_));
        const std::string_view kind = diagram_kind(line);
        if (kind.empty()) return false;
        const std::size_t word = std::min(line.size(), line.find_first_of(" \t;"));
        if (kind != "flowchart") {
            if (line.size() != word || kind == "info" || kind == "block" || kind == "packet" || kind == "pie" || kind == "journey" || kind == "timeline" ||
                chart_.chains.empty() || names_node(at_ + word))
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
        if (next == end && (opens_shape(text_, next) || text_.substr(next, 3) == ":::" || text_.substr(next, 2) == "@{")) return true;
        if (text_[next] == '&') return true;
        const auto token = link_token_at(text_, next, true);
        return token && !token->weak && text_.substr(next, 2) != "<!";
    }

    // A keyword in any case of letters, used as one.
    [[nodiscard]] bool keyword(std::string_view word) const {
        if (!equals_ignoring_case(text_.substr(at_, word.size()), word)) return false;
        const std::size_t end = at_ + word.size();
        const bool ends = end >= text_.size() || blank_at(text_, end) > 0 || std::string_view("\r\n;:{\"%=").find(text_[end]) != std::string_view::npos;
        return ends && !names_node(end);
    }

    void read_one() {
        if (keyword("subgraph")) return read_group_head(8);
        if (keyword("end") || keyword("endsubgraph")) return read_end();
        if (keyword("direction")) return read_direction();
        for (const Keyword& entry : style_keywords)
            if (keyword(entry.word) && is_style_statement(entry)) return read_style_statement(entry);
        if (first_on_line()) {
            if (keyword("accTitle") || keyword("accDescr")) return read_accessibility();
            if (keyword("title") && read_title()) return;
            if (keyword("note") && read_note()) return;
        }
        read_chain_statement();
    }

    [[nodiscard]] bool is_style_statement(const Keyword& entry) const {
        const std::size_t end = at_ + entry.word.size();
        const std::string_view rest = trim_blanks(text_.substr(end, stop() - end));
        const bool exact = text_.substr(at_, entry.word.size()) == entry.word;
        if (rest.empty() || rest.front() == ';') return exact;
        if (entry.kind == StatementKind::style || entry.kind == StatementKind::class_def || entry.kind == StatementKind::link_style)
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
        if (text_.substr(begin, entry.word.size()) != entry.word) chart_.mended(begin, "the word is \"" + std::string(entry.word) + "\"");
        add(entry.kind, begin, end);
        at_ = resume_;
    }

    void read_group_head(std::size_t word) {
        const std::size_t begin = at_;
        if (open_.size() >= max_group_depth) {
            chart_.reported(at_, "subgraphs are nested more than " + std::to_string(max_group_depth) + " deep; this one was left out");
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
        read_title_of(group);
        if (!open_.empty()) group.parent = open_.back();
        const auto index = static_cast<std::uint32_t>(chart_.groups.size());
        chart_.groups.push_back(std::move(group));
        add(StatementKind::open_group, begin, chart_.groups.back().head_end, index);
        open_.push_back(index);
        at_ = resume_;
    }

    // "id[title]", "title", "\"title\"" and what people write instead.
    void read_title_of(GroupStatement& group) {
        std::string_view head = text_.substr(group.head_begin, group.head_end - group.head_begin);
        if (head.ends_with('{')) {
            group.braced = group.rewrite = true;
            group.why = "a subgraph has no braces";
            head = trim_blanks(head.substr(0, head.size() - 1));
        }
        if (head.ends_with(':')) {
            group.rewrite = true;
            group.why = "no colon behind a subgraph's title";
            head = trim_blanks(head.substr(0, head.size() - 1));
        }
        if (head.empty()) return;
        const std::size_t base = static_cast<std::size_t>(head.data() - text_.data());
        const std::size_t open = head.find_first_of("[({");
        if (open != std::string_view::npos && double_quote_at(head, 0) == 0) {
            const std::string_view id = trim_blanks(head.substr(0, open));
            const auto shape = read_shape(text_.substr(0, base + head.size()), base + open);
            const bool whole = shape && shape->end == base + head.size();
            const bool attached = open == id.size();
            const bool square = head[open] == '[';
            if (whole && (square || (attached && id.size() <= 3 && is_safe_id(id)))) {
                const std::string_view raw = text_.substr(shape->label_begin, shape->label_end - shape->label_begin);
                const MendedLabel title = mend_label(raw);
                const bool plain = square && shape->form->shape == NodeShape::rectangle;
                group.title = title.source;
                if (is_safe_id(id)) group.id = std::string(id);
                else if (!id.empty() && is_plain_title(id)) group.id = std::string(id);
                group.rewrite = group.rewrite || title.changed || !plain || (group.id.empty());
                if (group.rewrite && group.why.empty()) group.why = title.changed ? title.why : "a subgraph is an id and a title in square brackets";
                return;
            }
        }
        // All of it is the title.
        const MendedLabel quoted = mend_label(head);
        const bool whole_quoted = head.front() == '"' && !quoted.changed;
        if (whole_quoted) {
            group.title = std::string(head);
            const std::string_view words = head.substr(1, head.size() - 2);
            if (is_safe_id(words)) group.id = std::string(words);
            return;
        }
        if (is_plain_title(head)) {
            group.title = std::string(head);
            if (head.find(' ') == std::string_view::npos) group.id = std::string(head);
            if (head.find("  ") != std::string_view::npos || head.find('\t') != std::string_view::npos) group.rewrite = true;
            return;
        }
        group.rewrite = true;
        if (group.why.empty()) group.why = "a title with special characters stands in quotes behind an id";
        group.title = quoted.source.starts_with('"') ? quoted.source : quoted_label(head);
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
                const bool statement = !rest.empty() && (rest.find("--") != std::string_view::npos || rest.find("==") != std::string_view::npos);
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
        while (words_begin < end && (blank_at(text_, words_begin) > 0 || text_[words_begin] == ':' || text_[words_begin] == '=')) words_begin += std::max<std::size_t>(1, blank_at(text_, words_begin));
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

    void read_accessibility() {
        const std::size_t end = stop();
        const std::size_t brace = text_.substr(0, end).find('{', at_);
        const std::size_t colon = text_.substr(0, end).find(':', at_);
        if (brace != std::string_view::npos && brace < colon) {
            const std::size_t close = text_.find('}', brace);
            if (close != std::string_view::npos) {
                at_ = close + 1;
                return;
            }
        }
        const std::string_view word = text_.substr(at_, 8);
        if (colon == std::string_view::npos || (word != "accTitle" && word != "accDescr")) {
            chart_.reported(at_, "this line is no statement of a flowchart and was made a comment");
            chart_.comment_out(at_, end);
        }
        at_ = end;
    }

    // "title Words": no statement of a flowchart, but front matter has a place for it.
    bool read_title() {
        const std::size_t end = stop();
        std::size_t begin = at_ + 5;
        while (begin < end && (blank_at(text_, begin) > 0 || text_[begin] == ':')) begin += std::max<std::size_t>(1, blank_at(text_, begin));
        const std::string_view words = trim_blanks(text_.substr(begin, end - begin));
        if (words.empty() || words.front() == ';') return false;
        if (chart_.title.empty() && !trim_blanks(text_).starts_with("---")) {
            const MendedLabel label = mend_label(words);
            chart_.title = seen_label(label.source).plain;
            std::string quoted = "\"";
            for (const char c : chart_.title) {
                if (c == '"' || c == '\\') quoted += '\\';
                quoted += is_line_end(c) ? ' ' : c;
            }
            chart_.edit(0, 0, "---\ntitle: " + quoted + "\"\n---\n");
            chart_.remove_statement(at_, end);
        } else {
            chart_.comment_out(at_, end);
        }
        chart_.mended(at_, "the title of a flowchart stands in its front matter");
        at_ = end;
        return true;
    }

    bool read_note() {
        const std::size_t end = stop();
        const std::string_view rest = trim_blanks(text_.substr(at_ + 4, end - at_ - 4));
        static constexpr std::string_view words[] = {"left", "right", "over", "top", "bottom", "for", "of", "on", "as", "about"};
        const std::string_view first = rest.substr(0, rest.find_first_of(" \t:"));
        const bool sided = std::any_of(std::begin(words), std::end(words), [&](auto word) { return equals_ignoring_case(first, word); });
        if (rest.empty() || (!sided && rest.front() != ':' && double_quote_at(rest, 0) == 0 && rest.find(' ') == std::string_view::npos)) return false;
        chart_.reported(at_, "a flowchart has no notes; this one was kept as a comment", "draw it as a node with a dotted line (A -.- B)");
        chart_.comment_out(at_, end);
        const bool open = sided && rest.find(':') == std::string_view::npos && rest.find('"') == std::string_view::npos;
        at_ = end;
        if (open) read_note_body();
        return true;
    }

    void read_note_body() {
        std::size_t line = at_;
        std::vector<std::pair<std::size_t, std::size_t>> lines;
        for (std::size_t count = 0; count < max_note_lines && line < text_.size(); ++count) {
            while (line < text_.size() && is_line_end(text_[line])) ++line;
            const std::size_t begin = skip_blanks(text_, line);
            const std::size_t end = line_end(text_, begin);
            lines.emplace_back(begin, end);
            const std::string_view words = trim_blanks(text_.substr(begin, end - begin));
            if (equals_ignoring_case(words, "end note") || equals_ignoring_case(words, "endnote")) {
                for (const auto& [from, to] : lines) chart_.comment_out(from, to);
                at_ = end;
                return;
            }
            line = end;
        }
    }

    void read_chain_statement() {
        const std::size_t begin = at_;
        ChainResult result = read_chain(text_, at_);
        if (!result.chain) {
            const std::size_t end = stop();
            // An arrow at the line's end may lead to a line that cannot be read: that one is told of by itself.
            const bool here = result.failure.at <= end;
            chart_.reported(here ? result.failure.at : begin, here ? result.failure.message : "this arrow leads to a line that cannot be read", {},
                            "the line was kept as a comment");
            chart_.comment_out(begin, end);
            at_ = end;
            return;
        }
        Chain& chain = *result.chain;
        const NodeMention& only = chain.groups.front().front();
        const bool lone = chain.links.empty() && !chain.dangling && chain.groups.size() == 1 && chain.groups.front().size() == 1 && !only.shape;
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
        return std::any_of(name.begin(), name.end(), [](char c) { return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80; });
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
