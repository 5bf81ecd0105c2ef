#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/names.hpp"
#include "extract/mermaid/statement.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_name_bytes = 1000;
constexpr std::size_t max_attribute_bytes = 4000;

bool ends_statement(std::string_view text, std::size_t at) { return at >= text.size() || is_line_end(text[at]) || text[at] == ';'; }

bool is_full_width(std::string_view text, std::size_t at, std::string_view mark) { return text.substr(at, mark.size()) == mark; }

// A separator of nodes: '&' (also "&&", "&amp;", "and" signs) or ','. 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t at, bool inside_name) {
    if (at >= text.size()) return 0;
    if (text.substr(at, 5) == "&amp;") return 5;
    if (text.substr(at, 2) == "&&") return 2;
    const bool blank_before = at == 0 || blank_at(text, at - 1) > 0;
    const bool blank_after = at + 1 >= text.size() || blank_at(text, at + 1) > 0 || is_line_end(text[at + 1]) || text[at + 1] == ';';
    if (text[at] == '&') return !inside_name || (blank_before && blank_after) ? 1 : 0;
    if (text[at] == ',') {
        const bool number = inside_name && at > 0 && is_ascii_digit(text[at - 1]) && at + 1 < text.size() && is_ascii_digit(text[at + 1]);
        return number ? 0 : 1;
    }
    if (is_full_width(text, at, "，") || is_full_width(text, at, "、") || is_full_width(text, at, "＆")) return 3;
    return 0;
}

class ChainReader {
  public:
    ChainReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    ChainResult read() {
        chain_.begin = at_;
        bool broken = false;
        while (!broken) {
            chain_.groups.emplace_back();
            if (!read_group(chain_.groups.back())) return fail();
            chain_.end = last_end();
            at_ = skip_blanks(text_, at_);
            if (trailing_label()) break;
            if (comment_mark_at(text_, at_, at_ > chain_.end)) {
                read_comment();
                if (!arrow_on_next_line()) break;
            }
            if (at_ < text_.size() && text_[at_] == ';' && arrow_behind_semicolon()) continue_behind_semicolon();
            if (ends_statement(text_, at_) && !arrow_on_next_line()) break;
            std::string problem;
            const std::size_t link_at = skip_all(at_);
            std::optional<Link> link = read_link(text_, link_at, true, problem);
            if (!link) {
                if (!problem.empty()) return fail(link_at, problem);
                if (chain_.groups.back().back().shape || !chain_.groups.back().back().classes.empty()) {
                    chain_.another_follows = true;
                    break;
                }
                return fail(at_, "no arrow, bracket or line end follows this name");
            }
            take_edge_id(*link);
            if (link->changed) chain_.notes.emplace_back(link->begin, link->why);
            at_ = link->end;
            broken = !read_on(std::move(*link));
        }
        return {std::move(chain_), {}};
    }

  private:
    // Behind an arrow: is there a node to go to? An arrow that leads nowhere is kept as dangling.
    bool read_on(Link link) {
        std::size_t next = skip_blanks(text_, at_);
        // Mermaid reads on over the line's end, but not behind a label in pipes.
        if (next < text_.size() && is_line_end(text_[next])) {
            const std::size_t beyond = skip_all(next);
            if (beyond < text_.size() && begins_node(beyond)) {
                if (link.text.ends_with('|')) chain_.edits.push_back({next, beyond, " "}), chain_.notes.emplace_back(link.begin, "the arrow goes on behind its label");
                next = beyond;
            }
        }
        std::string problem;
        std::size_t passed = link.end;
        for (int repeated = 0; repeated < 4; ++repeated) {
            // "--> -->": one arrow too many.
            auto second = read_link(text_, next, true, problem);
            if (!second || second->source_end != ArrowEnd::none || second->label.empty() != true) break;
            if (repeated > 0) chain_.edits.back().end = second->end;
            else chain_.edits.push_back({link.end, second->end, " "});
            chain_.notes.emplace_back(second->begin, "two arrows without a node between them");
            passed = second->end;
            next = skip_blanks(text_, passed);
        }
        if (next >= text_.size() || ends_statement(text_, next) || comment_mark_at(text_, next, true) || !begins_node(next)) {
            link.end = passed;
            chain_.dangling = std::move(link);
            at_ = next;
            if (comment_mark_at(text_, at_, true)) read_comment();
            return false;
        }
        chain_.links.push_back(std::move(link));
        at_ = next;
        return true;
    }

    [[nodiscard]] bool begins_node(std::size_t at) const {
        if (at >= text_.size() || ends_statement(text_, at)) return false;
        if (opens_shape(text_, at) || text_[at] == '|') return false;
        if (comment_mark_at(text_, at, true)) return false;
        static constexpr std::string_view keywords[] = {"subgraph", "end", "style", "classDef", "class", "click", "linkStyle", "direction"};
        if (at_line_start(at))
            for (const std::string_view word : keywords)
                if (word_at(text_, at, word)) {
                    const std::size_t next = skip_blanks(text_, at + word.size());
                    return link_token_at(text_, next, true).has_value() || (next < text_.size() && next == at + word.size() && opens_shape(text_, next));
                }
        return true;
    }
    [[nodiscard]] bool at_line_start(std::size_t at) const {
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
        return at == 0 || is_line_end(text_[at - 1]);
    }

    ChainResult fail() { return {std::nullopt, failure_}; }
    ChainResult fail(std::size_t at, std::string message) { return {std::nullopt, {at, std::move(message)}}; }
    bool fails(std::size_t at, std::string message) {
        failure_ = {at, std::move(message)};
        return false;
    }

    [[nodiscard]] std::size_t skip_all(std::size_t at) const {
        for (;;) {
            at = skip_blanks(text_, at);
            if (at >= text_.size() || !is_line_end(text_[at])) return at;
            ++at;
        }
    }
    [[nodiscard]] std::size_t last_end() const { return chain_.groups.back().back().end; }

    // Does the next line that is not empty begin with an arrow? "- A" is a list item, not an arrow.
    [[nodiscard]] bool arrow_on_next_line() const {
        if (at_ >= text_.size() || !is_line_end(text_[at_])) return false;
        const std::size_t next = skip_all(at_);
        const auto token = link_token_at(text_, next, true);
        if (!token || token->weak) return false;
        return token->source_end == ArrowEnd::none || token->source_end == ArrowEnd::arrow ||
               (token->valid && !(next + 1 < text_.size() && is_ascii_word(text_[next + 1])) && token->target_end == token->source_end);
    }
    [[nodiscard]] bool arrow_behind_semicolon() const {
        const std::size_t next = skip_blanks(text_, at_ + 1);
        if (next >= text_.size() || !is_line_end(text_[next])) return false;
        const std::size_t begin = skip_all(next);
        const auto token = link_token_at(text_, begin, true);
        return token && !token->weak && token->source_end == ArrowEnd::none;
    }
    void continue_behind_semicolon() {
        chain_.edits.push_back({at_, at_ + 1, ""});
        chain_.notes.emplace_back(at_, "the next line goes on with this chain");
        at_ = skip_blanks(text_, at_ + 1);
    }

    void read_comment() {
        const std::size_t stop = line_end(text_, at_);
        chain_.comments.push_back({at_, stop, comment_words(text_, at_, stop)});
        at_ = stop;
    }

    // "A --> B: words": the words belong to the last arrow.
    bool trailing_label() {
        std::size_t size = 0;
        if (at_ < text_.size() && text_[at_] == ':' && text_.substr(at_, 3) != ":::") size = 1;
        else if (is_full_width(text_, at_, "：")) size = 3;
        if (size == 0) return false;
        std::size_t stop = comment_begin(text_, at_, line_end(text_, at_));
        while (stop > at_ + size && (text_[stop - 1] == ';' || text_[stop - 1] == ' ' || text_[stop - 1] == '\t')) --stop;
        const std::string_view words = trim_blanks(text_.substr(at_ + size, stop - at_ - size));
        chain_.notes.emplace_back(at_, "a label behind a colon belongs to the arrow");
        chain_.edits.push_back({chain_.end, stop, ""});
        if (!words.empty() && !chain_.links.empty()) {
            Link& link = chain_.links.back();
            const std::string joined = link.label.empty() ? std::string(words) : seen_label(link.label).plain + ": " + std::string(words);
            link.label = mend_label(joined).source;
            link.text = arrow_text(link.stroke, link.source_end, link.target_end, link.length) + '|' + link.label + '|';
            link.changed = true;
            // Behind a label in pipes Mermaid does not read on over the line's end.
            const std::size_t node = chain_.groups.back().front().begin;
            if (line_end(text_, link.end) < node) chain_.edits.push_back({link.end, node, " "});
        }
        if (chain_.links.empty() && !words.empty()) chain_.dangling = Link{};  // "A: words" draws nothing
        at_ = skip_blanks(text_, stop);
        if (comment_mark_at(text_, at_, true)) read_comment();
        return true;
    }

    bool read_group(std::vector<NodeMention>& group) {
        for (;;) {
            NodeMention node;
            if (!read_node(node)) return false;
            group.push_back(std::move(node));
            const std::size_t before = group.back().end;
            std::size_t next = skip_blanks(text_, before);
            std::size_t size = separator_at(text_, next, false);
            if (size == 0) {
                at_ = next;
                return true;
            }
            bool doubled = size != 1 || text_[next] != '&';
            std::size_t after = skip_blanks(text_, next + size);
            while (const std::size_t again = separator_at(text_, after, false)) {
                after = skip_blanks(text_, after + again);
                doubled = true;
            }
            const bool nothing_follows = ends_statement(text_, after) || comment_mark_at(text_, after, true) || link_token_at(text_, after, true);
            if (nothing_follows) {
                chain_.edits.push_back({before, after, " "});
                chain_.notes.emplace_back(next, "a separator without a node behind it");
                at_ = after;
                return true;
            }
            const std::string_view written = text_.substr(before, after - before);
            if (written != " & " && (doubled || written.find_first_not_of(" \t&") != std::string_view::npos || next == before || after == next + size)) {
                chain_.edits.push_back({before, after, " & "});
                if (doubled) chain_.notes.emplace_back(next, "nodes of one arrow are joined by &");
            }
            at_ = after;
        }
    }

    // Does the name end before `i`? Sets what it ends at.
    [[nodiscard]] bool name_ends(std::size_t start, std::size_t i) const {
        if (ends_statement(text_, i)) return true;
        const bool after_blank = i > start && blank_at(text_, i - 1) > 0;
        const char c = text_[i];
        if (separator_at(text_, i, i > start) > 0) return true;
        if (c == '|' || c == '"' || opens_shape(text_, i)) return true;
        if (c == ':') {
            if (text_.substr(i, 3) == ":::") return true;
            if (i + 1 >= text_.size() || blank_at(text_, i + 1) > 0 || is_line_end(text_[i + 1])) return true;
        }
        if (is_full_width(text_, i, "：")) return true;
        if (c == '@' && text_.substr(i, 2) == "@{") return true;
        if (comment_mark_at(text_, i, after_blank)) return true;
        const auto token = link_token_at(text_, i, after_blank);
        if (token) {
            if (token->weak) {
                std::string problem;
                const bool arrow = after_blank ? read_link(text_, i, true, problem).has_value() : dash_at(text_, i) > 0 && text_[i] == '-' && i + 1 < text_.size() && text_[i + 1] == '[' && read_link(text_, i, true, problem);
                return arrow && weak_link_is_meant(start, i);
            }
            return true;
        }
        return c == '>';
    }
    // "A - words -> B" is an arrow; "Step 1 - begin --> B" is a name.
    [[nodiscard]] bool weak_link_is_meant(std::size_t start, std::size_t i) const {
        const std::string_view before = trim_blanks(text_.substr(start, i - start));
        if (before.find(' ') != std::string_view::npos) return false;
        if (text_[i] == '<') return true;
        std::string problem;
        const auto link = read_link(text_, i, true, problem);
        if (!link) return false;
        const std::string_view written = text_.substr(link->begin, link->end - link->begin);
        // Its other half must be a single-dash arrow too, or the first half must touch the words.
        const bool touches = skip_blanks(text_, i + dash_at(text_, i)) == i + dash_at(text_, i);
        return touches || (!written.ends_with("-->") && link->target_end == ArrowEnd::arrow && before.size() <= 3);
    }

    bool read_node(NodeMention& node) {
        at_ = skip_blanks(text_, at_);
        node.begin = at_;
        if (const std::size_t quote = double_quote_at(text_, at_)) {
            std::size_t close = at_ + quote;
            const std::size_t stop = std::min(line_end(text_, at_), at_ + max_name_bytes);
            while (close < stop && double_quote_at(text_, close) == 0) ++close;
            if (close >= stop) return fails(at_, "a name begins with a quote that is not closed");
            node.name = std::string(trim_blanks(text_.substr(at_ + quote, close - at_ - quote)));
            node.quoted = true;
            node.name_end = close + double_quote_at(text_, close);
            if (node.name.empty()) return fails(at_, "an empty name");
        } else {
            std::size_t i = at_;
            std::size_t end = at_;
            for (;;) {
                while (!name_ends(at_, i) || keeps_bracket(i, end)) {
                    const std::size_t blank = blank_at(text_, i);
                    i += blank > 0 ? blank : 1;
                    if (blank == 0) end = i;
                    if (i - at_ > max_name_bytes) return fails(at_, "a name of more than 1,000 bytes");
                }
                break;
            }
            if (end == at_) return fails(at_, opens_shape(text_, at_) ? "a shape without a name" : "a name is missing here");
            node.name_end = end;
            node.name = single_blanks(text_.substr(at_, end - at_));
        }
        at_ = node.name_end;
        node.end = at_;
        return read_shape_of(node) && read_classes(node);
    }

    // "Solar System (inner) --> Earth": round brackets behind a blank are part of a name made of words.
    [[nodiscard]] bool keeps_bracket(std::size_t i, std::size_t end) const {
        if (i >= text_.size() || text_[i] != '(' || i == end || end == at_) return false;
        const std::string_view name = text_.substr(at_, end - at_);
        const bool id_like = name.size() <= 3 || std::any_of(name.begin(), name.end(), [](char c) { return is_ascii_digit(c) || c == '_'; });
        if (id_like && name.find(' ') == std::string_view::npos) return false;
        const auto shape = read_shape(text_, i);
        return shape && shape->form->shape == NodeShape::rounded;
    }

    static std::string single_blanks(std::string_view words) {
        std::string out;
        for (std::size_t i = 0; i < words.size();) {
            const std::size_t blank = blank_at(words, i);
            if (blank == 0) out += words[i];
            else if (!out.empty() && out.back() != ' ' && words.substr(i, blank) != "\u200B") out += ' ';
            i += blank > 0 ? blank : 1;
        }
        return out;
    }

    bool read_shape_of(NodeMention& node) {
        const std::size_t gap = at_;
        const std::size_t next = skip_blanks(text_, gap);
        if (next < text_.size() && (opens_shape(text_, next) || (text_[next] == '>' && next == gap && !node.quoted))) {
            auto shape = read_shape(text_, next);
            if (!shape && text_[next] == '>') return fails(next, "a '>' stands here without an arrow");
            if (!shape) return fails(next, "it is not clear where this label ends");
            if (next > gap) {
                chain_.edits.push_back({gap, next, ""});
                chain_.notes.emplace_back(next, "no blank between a node and its bracket");
            }
            node.shape = shape;
            node.end = at_ = shape->end;
        } else if (text_.substr(next, 2) == "@{" && next == gap) {
            const std::size_t stop = std::min(text_.size(), next + max_attribute_bytes);
            bool quoted = false;
            std::size_t i = next + 2;
            while (i < stop && (quoted || text_[i] != '}')) {
                if (text_[i] == '"') quoted = !quoted;
                ++i;
            }
            if (i >= stop) return fails(next, "the properties of this node are not closed");
            node.attributes = std::string(text_.substr(next, i + 1 - next));
            node.end = at_ = i + 1;
        }
        return true;
    }

    bool read_classes(NodeMention& node) {
        for (int count = 0; count < 16; ++count) {
            const std::size_t mark = skip_blanks(text_, at_);
            if (text_.substr(mark, 3) != ":::") return true;
            const std::size_t begin = skip_blanks(text_, mark + 3);
            std::size_t end = begin;
            while (end < text_.size() && (is_ascii_word(text_[end]) || static_cast<unsigned char>(text_[end]) >= 0x80 ||
                                          (text_[end] == '-' && end + 1 < text_.size() && is_ascii_word(text_[end + 1]))) && blank_at(text_, end) == 0)
                ++end;
            if (end == begin) {
                chain_.edits.push_back({at_, begin, ""});
                chain_.notes.emplace_back(mark, "::: without a class");
                at_ = begin;
                node.end = at_;
                return true;
            }
            if (node.classes.empty()) node.classes_begin = mark;
            if (mark > at_ || begin > mark + 3) {
                chain_.edits.push_back({at_, begin, ":::"});
                chain_.notes.emplace_back(mark, "no blanks around :::");
            }
            node.classes.emplace_back(text_.substr(begin, end - begin));
            node.end = at_ = end;
        }
        return true;
    }

    // "A e1@--> B": Mermaid 11's name of an edge is the last word before the arrow.
    void take_edge_id(Link& link) {
        NodeMention& node = chain_.groups.back().back();
        if (node.shape || node.quoted || !node.name.ends_with('@') || node.name_end != link.begin) return;
        const std::size_t blank = node.name.rfind(' ');
        if (blank == std::string::npos || blank + 2 == node.name.size()) return;
        link.id = node.name.substr(blank + 1, node.name.size() - blank - 2);
        const std::size_t begin = node.name_end - (node.name.size() - blank - 1);
        node.name.resize(blank);
        node.name_end = begin;
        while (node.name_end > node.begin && blank_at(text_, node.name_end - 1) > 0) --node.name_end;
        node.end = node.name_end;
        link.text = link.id + '@' + link.text;
        link.begin = begin;
    }

    std::string_view text_;
    std::size_t at_;
    Chain chain_;
    ChainFailure failure_;
};

}  // namespace

bool comment_mark_at(std::string_view text, std::size_t at, bool after_blank) {
    if (at >= text.size()) return false;
    if (text.substr(at, 2) == "%%" || text.substr(at, 4) == "<!--") return true;
    if (!after_blank) return false;
    if (text.substr(at, 2) == "//" || text.substr(at, 2) == "/*") return true;
    return text[at] == '#' && (at + 1 >= text.size() || blank_at(text, at + 1) > 0);
}

std::size_t comment_begin(std::string_view text, std::size_t at, std::size_t end) {
    bool quoted = false;
    for (std::size_t i = at; i < end; ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && i > at && comment_mark_at(text, i, blank_at(text, i - 1) > 0)) return i;
    }
    return end;
}

std::string comment_words(std::string_view text, std::size_t at, std::size_t end) {
    std::string_view words = text.substr(at, end - at);
    if (words.starts_with("<!--")) {
        words.remove_prefix(4);
        if (const std::size_t close = words.find("-->"); close != std::string_view::npos) words = words.substr(0, close);
    } else if (words.starts_with("/*")) {
        words.remove_prefix(2);
        if (const std::size_t close = words.find("*/"); close != std::string_view::npos) words = words.substr(0, close);
    } else {
        while (!words.empty() && (words.front() == '%' || words.front() == '/' || words.front() == '#')) words.remove_prefix(1);
    }
    std::string out(trim_blanks(words));
    // A directive inside a comment would still be one.
    for (std::size_t i = out.find("%%{"); i != std::string::npos; i = out.find("%%{")) out.erase(i, 2);
    return out;
}

ChainResult read_chain(std::string_view text, std::size_t at) { return ChainReader(text, at).read(); }

}  // namespace skein::mermaid
