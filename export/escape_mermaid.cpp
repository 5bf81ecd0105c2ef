#include "export/escape_mermaid.hpp"

#include "base/utf8.hpp"
#include "graph/mermaid_names.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace skein {

namespace {

constexpr std::string_view zero_width_blank = "\u200B";

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Valid UTF-8 in which every line ends with '\n', without blanks at the ends of lines.
std::string clean(std::string_view text) {
    std::string out;
    const auto end_line = [&] {
        while (out.ends_with(' ')) out.pop_back();
        out += '\n';
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        const char32_t c = point.value;
        if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029) {
            if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
            end_line();
        } else if (c == '\t' || c == ' ') {
            if (!out.empty() && out.back() != '\n') out += ' ';
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE) {
            append_utf8(out, 0xFFFD);
        } else {
            append_utf8(out, c);
        }
        at += point.size;
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

void append_code(std::string& out, char c) {
    out += '#';
    out += std::to_string(static_cast<int>(static_cast<unsigned char>(c)));
    out += ';';
}

// "direction LR" anywhere before the end of a line is a statement to Mermaid's lexer.
bool is_direction(std::string_view text, std::size_t at) {
    constexpr std::string_view word = "direction";
    if (text.substr(at, word.size()) != word) return false;
    std::size_t i = at + word.size();
    const std::size_t after = i;
    while (i < text.size() && (text[i] == ' ' || text[i] == '\n' || text.substr(i, 2) == "\u00A0")) ++i;
    while (i < text.size() && static_cast<unsigned char>(text[i]) == 0xA0) ++i;
    return i > after || static_cast<unsigned char>(i < text.size() ? text[i] : 'x') >= 0x80;
}

// The text once more, with what its neighbours make of each character.
class LabelWriter {
  public:
    explicit LabelWriter(std::string_view text) : text_(text), strikes_(std::count(text.begin(), text.end(), '~') > 1) {}

    std::string write() {
        for (at_ = 0; at_ < text_.size();) {
            const char c = text_[at_];
            if (c == '\n') {
                out_ += "<br/>";
                line_start_ = ++at_;
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                write_wide();
            } else {
                if (is_taken(c)) append_code(out_, c);
                else out_ += c;
                ++at_;
                keep_apart(c);
            }
        }
        escape_colons();
        return std::move(out_);
    }

  private:
    [[nodiscard]] char next(std::size_t ahead = 1) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    [[nodiscard]] char before() const { return at_ > line_start_ ? text_[at_ - 1] : '\0'; }
    [[nodiscard]] bool starts_line() const { return at_ == line_start_; }
    [[nodiscard]] bool ends_word(char c) const { return c == '\0' || c == ' ' || c == '\n'; }

    // Would Mermaid, Markdown or HTML take this character for theirs?
    [[nodiscard]] bool is_taken(char c) const {
        switch (c) {
            case '"': case '<': case '\\': case '`': case '*': return true;
            case '#': return is_code() || starts_line();
            case '&': return next() == '#' || (is_ascii_letter(next()) && is_word(next(2)));
            case '_': return !is_word(before()) || !is_word(next()) || before() == '_' || next() == '_';
            case '~': return strikes_;
            case '$': return next() == '$' || before() == '$';
            case ':': return next() == '/' || starts_line() || text_.substr(at_ + 1, 3) == "fa-";
            case '%': return next() == '%' || before() == '%';
            case '@': return is_word(before()) || is_word(next());
            case '.': return (after_leading_number() && ends_word(next())) || after_www();
            case ')': return after_leading_number() && ends_word(next());
            case '[': return next() == '^';
            case ']': return next() == '(' || next() == '[' || next() == ':';
            case '-': return in_leading_run() && (ends_word(next()) || next() == '-' || before() == '-');
            case '+': return starts_line() && ends_word(next());
            case '=': case '>': case '|': return starts_line();
            case 'd': return is_direction(text_, at_);
            default: return false;
        }
    }
    // "#word;" is a code to Mermaid.
    [[nodiscard]] bool is_code() const {
        std::size_t i = at_ + 1;
        while (i < text_.size() && is_word(text_[i])) ++i;
        return i > at_ + 1 && i < text_.size() && text_[i] == ';';
    }
    // "1. " and "1) " begin a list; "2.5" does not.
    [[nodiscard]] bool after_leading_number() const {
        if (starts_line()) return false;
        const std::string_view number = text_.substr(line_start_, at_ - line_start_);
        return number.size() < 10 && std::all_of(number.begin(), number.end(), is_ascii_digit);
    }
    [[nodiscard]] bool after_www() const {
        if (at_ < line_start_ + 3) return false;
        const std::string_view word = text_.substr(at_ - 3, 3);
        return std::all_of(word.begin(), word.end(), [](char c) { return c == 'w' || c == 'W'; });
    }
    [[nodiscard]] bool in_leading_run() const {
        for (std::size_t i = line_start_; i < at_; ++i)
            if (text_[i] != '-') return false;
        return true;
    }

    // U+FB02 U+00B0 and U+00B6 U+00DF are what Mermaid writes codes with inside itself.
    void write_wide() {
        const CodePoint point = decode_at(text_, at_);
        const std::string_view after = text_.substr(at_ + point.size, 2);
        const bool pair = (point.value == 0xFB02 && after == "\u00B0") || (point.value == 0xB6 && after == "\u00DF");
        out_ += text_.substr(at_, point.size);
        if (pair) out_ += zero_width_blank;
        at_ += point.size;
    }
    // "\n" would become a break, "fa:fa-x" an icon, "$$" mathematics, even written as codes.
    void keep_apart(char c) {
        const char following = at_ < text_.size() ? text_[at_] : '\0';
        const bool apart =
            (c == '\\' && following == 'n') || (c == '$' && following == '$') || (c == ':' && text_.substr(at_, 3) == "fa-");
        if (apart) out_ += zero_width_blank;
    }
    // Mermaid cuts the last ';' off a line that holds "style", a colon and a '#'; who knows what else stands on the line.
    void escape_colons() {
        const std::size_t last = out_.rfind('#');
        if (last == std::string::npos || out_.find(':') > last) return;
        std::string escaped;
        for (const char c : out_) {
            if (c == ':') append_code(escaped, c);
            else escaped += c;
        }
        out_ = std::move(escaped);
    }

    std::string_view text_;
    bool strikes_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
};

}  // namespace

std::string mermaid_label(std::string_view text) {
    const std::string cleaned = clean(text);
    if (cleaned.find_first_not_of(" \n") == std::string::npos) return "\" \"";
    return '"' + LabelWriter(cleaned).write() + '"';
}

std::string mermaid_label(std::string_view text, std::string_view markup) {
    const bool markdown = markup.size() > 1 && markup.front() == '`' && markup.back() == '`';
    const std::string_view inside = markdown ? markup.substr(1, markup.size() - 2) : markup;
    const bool safe = !markup.empty() && !find_invalid_utf8(markup) && inside.find('"') == std::string_view::npos &&
                      inside.find("%%{") == std::string_view::npos && (!markdown || inside.find('`') == std::string_view::npos) &&
                      (markdown || markup.front() != '`') && std::none_of(markup.begin(), markup.end(), [](char c) {
                          return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
                      });
    if (!safe) return mermaid_label(text);
    std::string source(markup);
    // Before the closing quote a backslash would be taken for an escape of it.
    if (source.ends_with('\\')) source.replace(source.size() - 1, 1, "#92;");
    return '"' + source + '"';
}

std::string mermaid_title(std::string_view text) {
    std::string cleaned = clean(text);
    std::replace(cleaned.begin(), cleaned.end(), '\n', ' ');
    std::string out = "\"";
    for (const char c : cleaned) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

// Of what Mermaid's lexer takes, only what does so in every statement: words, with single hyphens and dots inside.
bool is_safe_mermaid_id(std::string_view id) {
    if (id.size() > 200 || id == "o" || id == "x" || !is_mermaid_id(id)) return false;
    for (std::size_t at = 0; at < id.size(); ++at) {
        if (is_word(id[at]) || static_cast<unsigned char>(id[at]) >= 0x80) continue;
        const bool joins =
            (id[at] == '-' || id[at] == '.') && at > 0 && at + 1 < id.size() && is_word(id[at - 1]) && is_word(id[at + 1]);
        if (!joins) return false;
    }
    return true;
}

std::string mermaid_style(const Properties& style) {
    std::string out;
    for (const auto& [name, value] : style) {
        const bool name_ok =
            !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_letter(c) || c == '-'; });
        const bool value_ok =
            !value.empty() && value.find("--") == std::string_view::npos && std::all_of(value.begin(), value.end(), [](char c) {
                return is_word(c) || std::string_view("#.%- !/").find(c) != std::string_view::npos;
            });
        if (name_ok && value_ok) out.append(out.empty() ? "" : ",").append(name).append(":").append(value);
    }
    return out;
}

std::string mermaid_link(std::string_view address) {
    std::string out = "\"";
    for (const char c : address) {
        if (c == '"') out += "%22";
        else if (c == '<') out += "%3C";
        else if (c == '>') out += "%3E";
        else if (c == '#' || c != ';') out += c;
        else out += "%3B";
    }
    return out + '"';
}

}  // namespace skein
