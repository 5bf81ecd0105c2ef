#pragma once
// Tokens of the DOT language, https://graphviz.org/doc/info/lang.html.

#include "extract/readers/oddities.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace skein {

enum class DotTokenKind : std::uint8_t {
    end,
    name,
    quoted,
    html,
    keyword,
    open_brace,
    close_brace,
    open_bracket,
    close_bracket,
    semicolon,
    comma,
    equals,
    colon,
    arrow,
    line,
};

struct DotToken {
    DotTokenKind kind = DotTokenKind::end;
    std::string text;  // quotes removed, \" and line joins resolved, pieces joined by '+' in one; keywords in lower case
    std::size_t start = 0;
    std::size_t end = 0;

    [[nodiscard]] bool is_id() const {
        return kind == DotTokenKind::name || kind == DotTokenKind::quoted || kind == DotTokenKind::html;
    }
};

// Reads the source's text from `start` to `end`. Errors (an unclosed string or comment, a character that begins nothing) are
// thrown through `oddities`.
class DotLexer {
  public:
    DotLexer(std::string_view text, std::size_t start, std::size_t end, const Oddities& oddities)
        : text_(text.substr(0, end)), at_(start), oddities_(oddities) {}

    [[nodiscard]] DotToken next();

  private:
    void skip_blanks();
    [[nodiscard]] DotToken token(DotTokenKind kind, std::size_t size);
    [[nodiscard]] DotToken quoted();
    [[nodiscard]] DotToken html();
    [[nodiscard]] DotToken name();
    void append_quoted(std::string& out);

    std::string_view text_;
    std::size_t at_;
    const Oddities& oddities_;
};

}  // namespace skein
