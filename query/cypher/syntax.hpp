#pragma once
// The syntax tree of a query: values, named after GQL and openCypher. What `analyze` settles (slots, functions, plans) is written
// into the tree; everything else is as the parser made it.

#include "query/cypher/query_error.hpp"
#include "query/cypher/value.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace skein::cypher {

struct Function;   // functions.hpp
struct MatchPlan;  // match_plan.hpp

// Where a variable stands in a row of values.
using Slot = std::uint32_t;
inline constexpr Slot no_slot = std::numeric_limits<Slot>::max();

enum class ExpressionKind : std::uint8_t {
    nothing,  // an operand that is not there
    literal, parameter, variable,
    property,   // operand . name
    subscript,  // operand [ operand ]
    slice,      // operand [ from .. to ]
    list, map,  // operands; the keys are `names`
    call,       // name ( operands )
    aggregate,  // the same, over the rows of a group; count(*) has no operand
    negate, add, subtract, multiply, divide, modulo, power,
    logical_not, logical_and, logical_or, logical_xor,
    equal, not_equal, less, less_equal, greater, greater_equal,
    in, starts_with, ends_with, contains, matches, is_null, is_not_null,
    has_labels,  // operand : names
    choice,      // CASE: subject, (when, then)*, else
    list_comprehension,     // [name IN operand WHERE operand | operand]
    all, any, none, single,  // name IN operand WHERE operand
    reduce,                 // name = operand, variable IN operand | operand
    pattern_exists,         // a pattern as a condition; exists { … }, whose WHERE is the operand
    pattern_comprehension,  // [pattern WHERE operand | operand]
};

struct PathPattern;

struct Expression {
    ExpressionKind kind = ExpressionKind::nothing;
    TextSpan span;
    std::string name;  // of a variable, parameter, property, function
    Value value;       // of a literal
    std::vector<Expression> operands;
    std::vector<std::string> names;
    std::vector<PathPattern> pattern;
    bool distinct = false;   // of an aggregate
    bool subquery = false;   // exists { … }: its pattern may name new variables
    std::uint32_t depth = 1;  // of the tree below it

    // Settled by `analyze`.
    Slot slot = no_slot;         // of a variable, an aggregate, a comprehension's variable
    Slot accumulator = no_slot;  // of reduce
    const Function* function = nullptr;
    std::shared_ptr<const MatchPlan> plan;

    [[nodiscard]] bool is_nothing() const { return kind == ExpressionKind::nothing; }
};

struct Label {
    std::string name;
    TextSpan span;
};

struct NodePattern {
    TextSpan span;
    std::string variable;  // empty: none
    std::vector<Label> labels;
    Expression properties;  // a map, or nothing
    Slot slot = no_slot;
};

enum class Direction : std::uint8_t { right, left, both };

struct RelationshipPattern {
    TextSpan span;
    std::string variable;
    std::vector<Label> types;  // any of them; none: all
    Expression properties;
    Direction direction = Direction::both;
    bool variable_length = false;
    std::uint64_t least = 1;
    std::optional<std::uint64_t> most;
    Slot slot = no_slot;
};

enum class PathKind : std::uint8_t { any, shortest, all_shortest };

// (node)-[relationship]-(node)…: one node more than relationships.
struct PathPattern {
    TextSpan span;
    std::string variable;
    PathKind kind = PathKind::any;
    std::vector<NodePattern> nodes;
    std::vector<RelationshipPattern> relationships;
    Slot slot = no_slot;
};

struct ProjectionItem {
    Expression expression;
    std::string name;  // the alias, or the expression as it was written
    bool aliased = false;
    Slot slot = no_slot;
};

struct SortItem {
    Expression expression;
    bool descending = false;
};

struct Projection {
    bool distinct = false;
    bool star = false;
    std::vector<ProjectionItem> items;  // those of `*` are added by `analyze`
    std::vector<SortItem> order_by;
    Expression skip, limit;  // or nothing
    Expression where;        // of WITH, or nothing
    bool aggregates = false;               // settled by `analyze`
    std::vector<Expression*> aggregated;   // every aggregate in the items, by slot
};

enum class ClauseKind : std::uint8_t { match, optional_match, unwind, with, result, create, remove };

// CREATE and DELETE are read for the test kit's set-ups; `analyze` refuses them unless it is told that something carries them
// out.
struct Clause {
    ClauseKind kind = ClauseKind::match;
    TextSpan span;
    std::vector<PathPattern> pattern;  // MATCH, CREATE
    Expression where;                  // MATCH
    Expression list;                   // UNWIND
    std::string variable;              // UNWIND
    Slot slot = no_slot;
    std::vector<Expression> removed;   // DELETE
    Projection projection;             // WITH, RETURN

    // Settled by `analyze`: values in a row that this clause works on, and where a match's new variables stand.
    std::uint32_t width = 0;
    std::vector<Slot> introduced;
    std::shared_ptr<const MatchPlan> plan;
};

struct SingleQuery {
    std::vector<Clause> clauses;
};

struct Query {
    std::vector<SingleQuery> parts;  // joined by UNION
    bool keep_duplicates = false;    // UNION ALL
    std::vector<std::string> columns;  // settled by `analyze`
};

// Calls `visit` for the expression and all below it, patterns included, outermost first; it returns whether to go below.
template <class Tree, class Visit>
void walk(Tree& expression, const Visit& visit) {
    if (!visit(expression)) return;
    for (auto& operand : expression.operands) walk(operand, visit);
    for (auto& path : expression.pattern) {
        for (auto& node : path.nodes) walk(node.properties, visit);
        for (auto& relationship : path.relationships) walk(relationship.properties, visit);
    }
}

// Equal but for where they stand in the text.
[[nodiscard]] bool same_expression(const Expression& a, const Expression& b);

}  // namespace skein::cypher
