#include "query/cypher/query_error.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace skein::cypher {

std::string_view name_of(Fault fault) {
    static constexpr std::string_view names[] = {
        "UnexpectedSyntax",
        "InvalidRelationshipPattern",
        "InvalidParameterUse",
        "InvalidNumberLiteral",
        "UndefinedVariable",
        "VariableTypeConflict",
        "VariableAlreadyBound",
        "RelationshipUniquenessViolation",
        "ColumnNameConflict",
        "DifferentColumnsInUnion",
        "NoExpressionAlias",
        "NoVariablesInScope",
        "InvalidAggregation",
        "NestedAggregation",
        "AmbiguousAggregationExpression",
        "NonConstantExpression",
        "NegativeIntegerArgument",
        "InvalidArgumentType",
        "InvalidArgumentValue",
        "InvalidNumberOfArguments",
        "UnknownFunction",
        "UnknownName",
        "MissingParameter",
        "NumberOutOfRange",
        "DivisionByZero",
        "DeletedEntityAccess",
        "ReadOnly",
        "LimitReached",
        "Stopped",
    };
    return names[static_cast<std::size_t>(fault)];
}

QueryError placed(const QueryError& error, std::string_view text) {
    const std::size_t at = std::min<std::size_t>(error.span().start, text.size());
    const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const std::size_t line_start = newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view line = text.substr(line_start, text.find('\n', line_start) - line_start);
    SourcePlace place;
    place.file = "query";
    place.line =
        static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line_start), '\n'));
    place.column = static_cast<std::uint32_t>(column_of(line, at - line_start));
    place.line_text = line;
    return {error.fault(), error.span(), error.what(), error.advice(), error.phase(), place};
}

}  // namespace skein::cypher
