#pragma once
// The innermost parts of expressions: literals, names, calls, lists, maps, and what stands in brackets. Only for the parser's
// files.

#include "query/cypher/parse.hpp"

#include <string>
#include <utility>
#include <vector>

namespace skein::cypher {

[[nodiscard]] Expression parse_atom(TokenReader& in);
// `from` is where its sign stands, when it is `negative`.
[[nodiscard]] Expression parse_integer(TokenReader& in, bool negative, std::size_t from);

// An expression from the token at `from` to the last one taken. Throws QueryError when the tree below it is too deep.
[[nodiscard]] Expression make(TokenReader& in, std::size_t from, ExpressionKind kind, std::vector<Expression> operands = {},
                              std::string name = {});

template <class... Operands>
std::vector<Expression> several(Operands&&... operands) {
    std::vector<Expression> list;
    (list.push_back(std::forward<Operands>(operands)), ...);
    return list;
}

}  // namespace skein::cypher
