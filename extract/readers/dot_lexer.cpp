#include "extract/readers/dot_lexer.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace skein {

namespace {

constexpr std::array<std::string_view, 6> keywords = {"strict", "graph", "digraph", "subgraph", "node", "edge"};

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void DotLexer::skip_blanks() {
    while (at_ < text_.size()) {
        const char c = text_[at_];
        const std::string_view rest = text_.substr(at_);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v') {
            ++at_;
        } else if (rest.starts_with("//") || (c == '#' && (at_ == 0 || text_[at_ - 1] == '\n' || text_[at_ - 1] == '\r'))) {
            at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
        } else if (rest.starts_with("/*")) {
            const std::size_t end = text_.find("*/", at_ + 2);
            if (end == std::string_view::npos) oddities_.fail(at_, "a comment is not closed", "is the file complete?");
            at_ = end + 2;
        } else {
            return;
        }
    }
}

DotToken DotLexer::token(DotTokenKind kind, std::size_t size) {
    DotToken made{kind, std::string(text_.substr(at_, size)), at_, at_ + size};
    at_ += size;
    return made;
}

DotToken DotLexer::next() {
    skip_blanks();
    if (at_ >= text_.size()) return {DotTokenKind::end, "", text_.size(), text_.size()};
    const char c = text_[at_];
    const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    switch (c) {
        case '{': return token(DotTokenKind::open_brace, 1);
        case '}': return token(DotTokenKind::close_brace, 1);
        case '[': return token(DotTokenKind::open_bracket, 1);
        case ']': return token(DotTokenKind::close_bracket, 1);
        case ';': return token(DotTokenKind::semicolon, 1);
        case ',': return token(DotTokenKind::comma, 1);
        case '=': return token(DotTokenKind::equals, 1);
        case ':': return token(DotTokenKind::colon, 1);
        case '"': return quoted();
        case '<': return html();
        case '-':
            if (after == '>') return token(DotTokenKind::arrow, 2);
            if (after == '-') return token(DotTokenKind::line, 2);
            break;
        default: break;
    }
    if (begins_name(c) || is_digit_byte(c) || c == '.' || c == '-') return name();
    oddities_.fail(at_, "this character begins nothing in DOT", "text with blanks or signs must stand in double quotes");
}

// Graphviz reads "12abc" as the two names 12 and abc, and warns.
DotToken DotLexer::name() {
    std::size_t end = at_;
    if (begins_name(text_[at_])) {
        while (end < text_.size() && (begins_name(text_[end]) || is_digit_byte(text_[end]))) ++end;
    } else {
        if (text_[end] == '-') ++end;
        while (end < text_.size() && is_digit_byte(text_[end])) ++end;
        if (end < text_.size() && text_[end] == '.') ++end;
        while (end < text_.size() && is_digit_byte(text_[end])) ++end;
        const std::string_view number = text_.substr(at_, end - at_);
        if (number.find_first_of("0123456789") == std::string_view::npos)
            oddities_.fail(at_, "this character begins nothing in DOT", "text with blanks or signs must stand in double quotes");
    }
    DotToken made = token(DotTokenKind::name, end - at_);
    const std::string lower = made.text.size() <= 8 ? to_lower(made.text) : std::string();
    if (std::ranges::find(keywords, std::string_view(lower)) != keywords.end()) {
        made.kind = DotTokenKind::keyword;
        made.text = lower;
    }
    return made;
}

// Of the escapes only \" and a line join are the lexer's; the rest is for whoever shows the text.
void DotLexer::append_quoted(std::string& out) {
    const std::size_t start = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            const char after = text_[at_ + 1];
            if (after == '"') {
                out += '"';
                at_ += 2;
                continue;
            }
            if (after == '\n' || after == '\r') {
                at_ += text_.substr(at_ + 1).starts_with("\r\n") ? std::size_t{3} : std::size_t{2};
                continue;
            }
            out += '\\';
            out += after;
            at_ += 2;
            continue;
        }
        out += text_[at_++];
    }
    if (at_ >= text_.size())
        oddities_.fail(start, "a string is not closed", "is a quote missing, or written without '\\' before it?");
    ++at_;
}

DotToken DotLexer::quoted() {
    DotToken made{DotTokenKind::quoted, "", at_, at_};
    append_quoted(made.text);
    for (;;) {
        made.end = at_;
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != '+') break;
        const std::size_t plus = at_++;
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != '"')
            oddities_.fail(plus, "'+' joins two strings in double quotes; here one is missing");
        append_quoted(made.text);
    }
    at_ = made.end;
    return made;
}

DotToken DotLexer::html() {
    DotToken made{DotTokenKind::html, "", at_, at_};
    std::size_t depth = 0;
    const std::size_t start = at_;
    for (; at_ < text_.size(); ++at_) {
        if (text_.substr(at_).starts_with("<!--")) {
            const std::size_t end = text_.find("-->", at_ + 4);
            if (end == std::string_view::npos) break;
            at_ = end + 2;
            continue;
        }
        if (text_[at_] == '<') ++depth;
        if (text_[at_] == '>' && --depth == 0) {
            ++at_;
            made.end = at_;
            made.text = text_.substr(start + 1, made.end - start - 2);
            return made;
        }
    }
    oddities_.fail(start, "an HTML label is not closed", "each '<' in it needs its '>'");
}

}  // namespace skein
