#include "extract/mermaid/node_mention.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"
#include "extract/mermaid/links.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_name_bytes = 1000;
constexpr std::size_t max_attribute_bytes = 4000;
constexpr int max_classes = 16;

bool is_full_width(std::string_view text, std::size_t at, std::string_view mark) { return text.substr(at, mark.size()) == mark; }

class MentionReader {
  public:
    MentionReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    MentionResult read() {
        out_.read = read_mention();
        return std::move(out_);
    }

  private:
    bool read_mention() {
        at_ = skip_blanks(text_, at_);
        out_.node.begin = at_;
        if (const std::size_t quote = double_quote_at(text_, at_)) {
            std::size_t close = at_ + quote;
            const std::size_t stop = std::min(line_end(text_, at_), at_ + max_name_bytes);
            while (close < stop && double_quote_at(text_, close) == 0) ++close;
            if (close >= stop) return fails(at_, "a name begins with a quote that is not closed");
            out_.node.name = std::string(trim_blanks(text_.substr(at_ + quote, close - at_ - quote)));
            out_.node.quoted = true;
            out_.node.name_end = close + double_quote_at(text_, close);
            if (out_.node.name.empty()) return fails(at_, "an empty name");
        } else {
            std::size_t i = at_;
            std::size_t end = at_;
            while (!name_ends(at_, i) || keeps_bracket(i, end)) {
                const std::size_t blank = blank_at(text_, i);
                i += blank > 0 ? blank : 1;
                if (blank == 0) end = i;
                if (i - at_ > max_name_bytes) return fails(at_, "a name of more than 1,000 bytes");
            }
            if (end == at_) return fails(at_, opens_shape(text_, at_) ? "a shape without a name" : "a name is missing here");
            out_.node.name_end = end;
            out_.node.name = single_blanks(text_.substr(at_, end - at_));
        }
        at_ = out_.node.name_end;
        out_.node.end = at_;
        return read_shape_or_properties() && read_classes();
    }

    // Does the name end before `i`?
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
        if (wide_colon_at(text_, i) > 0) return true;
        if (c == '@' && text_.substr(i, 2) == "@{") return true;
        if (comment_mark_at(text_, i, after_blank)) return true;
        const auto token = link_token_at(text_, i, after_blank);
        if (token) {
            if (token->weak) {
                std::string problem;
                const bool arrow = after_blank ? read_link(text_, i, true, problem).has_value()
                                               : dash_at(text_, i) > 0 && text_[i] == '-' && i + 1 < text_.size() &&
                                                     text_[i + 1] == '[' && read_link(text_, i, true, problem);
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

    // "Solar System (inner) --> Earth": round brackets behind a blank are part of a name made of words.
    [[nodiscard]] bool keeps_bracket(std::size_t i, std::size_t end) const {
        if (i >= text_.size() || text_[i] != '(' || i == end || end == at_) return false;
        const std::string_view name = text_.substr(at_, end - at_);
        const bool id_like =
            name.size() <= 3 || std::any_of(name.begin(), name.end(), [](char c) { return is_ascii_digit(c) || c == '_'; });
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

    bool read_shape_or_properties() {
        const std::size_t gap = at_;
        const std::size_t next = skip_blanks(text_, gap);
        if (next < text_.size() && (opens_shape(text_, next) || (text_[next] == '>' && next == gap && !out_.node.quoted))) {
            auto shape = read_shape(text_, next);
            if (!shape && text_[next] == '>') return fails(next, "a '>' stands here without an arrow");
            if (!shape) return fails(next, "it is not clear where this label ends");
            if (next > gap) {
                out_.edits.push_back({gap, next, ""});
                out_.notes.emplace_back(next, "no blank between a node and its bracket");
            }
            out_.node.shape = shape;
            out_.node.end = at_ = shape->end;
        } else if (text_.substr(next, 2) == "@{" && next == gap) {
            const std::size_t stop = std::min(text_.size(), next + max_attribute_bytes);
            bool quoted = false;
            std::size_t i = next + 2;
            while (i < stop && (quoted || text_[i] != '}')) {
                if (text_[i] == '"') quoted = !quoted;
                ++i;
            }
            if (i >= stop) return fails(next, "the properties of this node are not closed");
            out_.node.attributes = std::string(text_.substr(next, i + 1 - next));
            out_.node.end = at_ = i + 1;
        }
        return true;
    }

    bool read_classes() {
        for (int count = 0; count < max_classes; ++count) {
            const std::size_t mark = skip_blanks(text_, at_);
            if (text_.substr(mark, 3) != ":::") return true;
            const std::size_t begin = skip_blanks(text_, mark + 3);
            std::size_t end = begin;
            while (end < text_.size() &&
                   (is_ascii_word(text_[end]) || static_cast<unsigned char>(text_[end]) >= 0x80 ||
                    (text_[end] == '-' && end + 1 < text_.size() && is_ascii_word(text_[end + 1]))) &&
                   blank_at(text_, end) == 0)
                ++end;
            if (end == begin) {
                out_.edits.push_back({at_, begin, ""});
                out_.notes.emplace_back(mark, "::: without a class");
                at_ = begin;
                out_.node.end = at_;
                return true;
            }
            if (out_.node.classes.empty()) out_.node.classes_begin = mark;
            if (mark > at_ || begin > mark + 3) {
                out_.edits.push_back({at_, begin, ":::"});
                out_.notes.emplace_back(mark, "no blanks around :::");
            }
            out_.node.classes.emplace_back(text_.substr(begin, end - begin));
            out_.node.end = at_ = end;
        }
        return true;
    }

    bool fails(std::size_t at, std::string message) {
        out_.failure = {at, std::move(message)};
        return false;
    }

    std::string_view text_;
    std::size_t at_;
    MentionResult out_;
};

}  // namespace

bool ends_statement(std::string_view text, std::size_t at) {
    return at >= text.size() || is_line_end(text[at]) || text[at] == ';';
}

std::size_t wide_colon_at(std::string_view text, std::size_t at) { return is_full_width(text, at, "：") ? 3 : 0; }

std::size_t separator_at(std::string_view text, std::size_t at, bool inside_name) {
    if (at >= text.size()) return 0;
    if (text.substr(at, 5) == "&amp;") return 5;
    if (text.substr(at, 2) == "&&") return 2;
    const bool blank_before = at == 0 || blank_at(text, at - 1) > 0;
    const bool blank_after =
        at + 1 >= text.size() || blank_at(text, at + 1) > 0 || is_line_end(text[at + 1]) || text[at + 1] == ';';
    if (text[at] == '&') return !inside_name || (blank_before && blank_after) ? 1 : 0;
    if (text[at] == ',') {
        const bool number =
            inside_name && at > 0 && is_ascii_digit(text[at - 1]) && at + 1 < text.size() && is_ascii_digit(text[at + 1]);
        return number ? 0 : 1;
    }
    if (is_full_width(text, at, "，") || is_full_width(text, at, "、") || is_full_width(text, at, "＆")) return 3;
    return 0;
}

MentionResult read_mention(std::string_view text, std::size_t at) { return MentionReader(text, at).read(); }

}  // namespace skein::mermaid
