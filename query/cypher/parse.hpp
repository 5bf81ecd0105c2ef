#pragma once
// The parser: a query's text → its syntax tree. Tokens are read by a PEGTL grammar (lexer.cpp), clauses, patterns and expressions
// by descent over them: that keeps one token of context for "X stands here, where Y was expected", and never backtracks, so time
// is linear.

#include "query/cypher/syntax.hpp"

#include <string_view>

namespace skein::cypher {

class TokenReader;

// Throws QueryError. Depth and length are limited (token_reader.hpp, lexer.hpp).
[[nodiscard]] Query parse_query(std::string_view text);
// An expression alone: the value of `-p name=value`.
[[nodiscard]] Expression parse_lone_expression(std::string_view text);

// For the parser's own files.
[[nodiscard]] Expression parse_expression(TokenReader& in);
[[nodiscard]] Expression parse_map(TokenReader& in);
[[nodiscard]] std::vector<PathPattern> parse_patterns(TokenReader& in);
[[nodiscard]] PathPattern parse_path(TokenReader& in);  // without `name =`
// Whether a pattern with at least one relationship begins at the bracket ahead, and not an expression in brackets.
[[nodiscard]] bool at_relationship_pattern(const TokenReader& in);

}  // namespace skein::cypher
