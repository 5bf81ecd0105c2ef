#pragma once
// A query's text → tokens. Only for the parser.

#include "query/cypher/query_error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cypher {

inline constexpr std::size_t longest_query = 1 << 20;  // bytes

enum class TokenKind : std::uint8_t {
    word,         // a name or a word of the language
    quoted_word,  // `a name`, never a word of the language
    integer, real,
    text,         // 'a text' or "a text"
    parameter,    // $name
    sign,         // + - * ( ) <= … each its own token; arrows are several
    end,          // after the last one
};

struct Token {
    TokenKind kind = TokenKind::end;
    TextSpan span;
    std::string content;  // a word or parameter without quotes and `$`, a text with its escapes resolved, otherwise as written
};

// Ends with a token of kind `end`. Throws QueryError for what is no token, an open quote, bytes that are not UTF-8 and a text
// longer than `longest_query`.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

}  // namespace skein::cypher
