#pragma once
// What is wrong with a query, and where in its text.

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace skein::cypher {

// Bytes [start, end) of the query's text.
struct TextSpan {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

// By the names of openCypher's test kit, so that a scenario's expectation can be compared; `LimitReached`, `Stopped` and
// `ReadOnly` are Skein's own.
enum class Fault : std::uint8_t {
    UnexpectedSyntax,
    InvalidRelationshipPattern,
    InvalidParameterUse,
    InvalidNumberLiteral,
    UndefinedVariable,
    VariableTypeConflict,
    VariableAlreadyBound,
    RelationshipUniquenessViolation,
    ColumnNameConflict,
    DifferentColumnsInUnion,
    NoExpressionAlias,
    NoVariablesInScope,
    InvalidAggregation,
    NestedAggregation,
    AmbiguousAggregationExpression,
    NonConstantExpression,
    NegativeIntegerArgument,
    InvalidArgumentType,
    InvalidArgumentValue,
    InvalidNumberOfArguments,
    UnknownFunction,
    UnknownName,
    MissingParameter,
    NumberOutOfRange,
    DivisionByZero,
    DeletedEntityAccess,
    ReadOnly,
    LimitReached,
    Stopped,
};
[[nodiscard]] std::string_view name_of(Fault fault);

enum class Phase : std::uint8_t { compile, run };

// Thrown with a span; `placed` gives it line, column and the line's text.
class QueryError : public Error {
  public:
    QueryError(Fault fault, TextSpan span, std::string message, std::string advice = {}, Phase phase = Phase::compile,
               SourcePlace place = {})
        : Error(std::move(message), std::move(advice), std::move(place)), fault_(fault), phase_(phase), span_(span) {}

    [[nodiscard]] Fault fault() const { return fault_; }
    [[nodiscard]] Phase phase() const { return phase_; }
    [[nodiscard]] TextSpan span() const { return span_; }

  private:
    Fault fault_;
    Phase phase_;
    TextSpan span_;
};

// The same error, placed in `text` under the name `query`.
[[nodiscard]] QueryError placed(const QueryError& error, std::string_view text);

}  // namespace skein::cypher
