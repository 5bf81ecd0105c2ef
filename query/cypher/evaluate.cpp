#include "query/cypher/evaluate.hpp"

#include "query/cypher/functions.hpp"
#include "query/cypher/match.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

using Kind = ExpressionKind;

Value admitted(Value value, Context& context) {
    context.budget.admit(value);
    return value;
}

Value as_value(std::optional<bool> truth) { return truth ? Value(*truth) : Value(); }

std::optional<bool> truth_of(const Expression& expression, const Value& value) {
    if (value.is_null()) return std::nullopt;
    if (value.kind() != ValueKind::boolean)
        throw QueryError(Fault::InvalidArgumentType, expression.span,
                         "a condition is needed here, and this is " + std::string(name_of(value.kind())), {}, Phase::run);
    return value.boolean();
}

Value logical(const Expression& expression, Row& row, Context& context) {
    const Expression &first = expression.operands[0], &second = expression.operands[1];
    const std::optional<bool> left = truth_of(first, evaluate(first, row, context));
    if (expression.kind == Kind::logical_and && left == false) return false;
    if (expression.kind == Kind::logical_or && left == true) return true;
    const std::optional<bool> right = truth_of(second, evaluate(second, row, context));
    if (expression.kind == Kind::logical_and) {
        if (right == false) return false;
        return left && right ? Value(true) : Value();
    }
    if (expression.kind == Kind::logical_or) {
        if (right == true) return true;
        return left && right ? Value(false) : Value();
    }
    return left && right ? Value(*left != *right) : Value();
}

Value property(const Expression& expression, const Value& of, Context& context) {
    std::optional<std::int64_t> part;
    switch (of.kind()) {
        case ValueKind::null: return {};
        case ValueKind::node: return context.graph.property(of.node(), expression.name);
        case ValueKind::relationship: return context.graph.property(of.relationship(), expression.name);
        case ValueKind::map: return entry_of(of.map(), expression.name);
        case ValueKind::temporal: part = component(of.temporal(), expression.name); break;
        case ValueKind::duration: part = component(of.duration(), expression.name); break;
        default:
            throw QueryError(
                Fault::InvalidArgumentType, expression.span,
                std::string(name_of(of.kind())) + " has no properties, so there is no `" + expression.name + "` of it", {},
                Phase::run);
    }
    return part ? Value(*part) : Value();
}

// From the end for negative ones.
std::int64_t index_of(const Expression& expression, const Value& value, std::size_t size) {
    if (value.kind() != ValueKind::integer)
        throw QueryError(Fault::InvalidArgumentType, expression.span,
                         "a place in a list is a whole number, not " + std::string(name_of(value.kind())), {}, Phase::run);
    return value.integer() < 0 ? value.integer() + static_cast<std::int64_t>(size) : value.integer();
}

Value subscript(const Expression& expression, const Value& of, const Value& key, Context& context) {
    if (of.is_null() || key.is_null()) return {};
    if (key.kind() == ValueKind::text) {
        if (of.kind() == ValueKind::map) return entry_of(of.map(), key.text());
        if (of.kind() == ValueKind::node) return context.graph.property(of.node(), key.text());
        if (of.kind() == ValueKind::relationship) return context.graph.property(of.relationship(), key.text());
    }
    if (of.kind() != ValueKind::list)
        throw QueryError(Fault::InvalidArgumentType, expression.span,
                         "cannot look up " + std::string(name_of(key.kind())) + " in " + std::string(name_of(of.kind())), {},
                         Phase::run);
    const std::int64_t index = index_of(expression, key, of.list().size());
    return index < 0 || index >= static_cast<std::int64_t>(of.list().size()) ? Value()
                                                                             : of.list()[static_cast<std::size_t>(index)];
}

Value slice(const Expression& expression, Row& row, Context& context) {
    const Value of = evaluate(expression.operands[0], row, context);
    if (of.is_null()) return {};
    if (of.kind() != ValueKind::list)
        throw QueryError(Fault::InvalidArgumentType, expression.span, "only a list has a part from one place to another", {},
                         Phase::run);
    const auto size = static_cast<std::int64_t>(of.list().size());
    const auto bound = [&](const Expression& given, std::int64_t otherwise) -> std::optional<std::int64_t> {
        if (given.is_nothing()) return otherwise;
        const Value value = evaluate(given, row, context);
        if (value.is_null()) return std::nullopt;
        return std::clamp<std::int64_t>(index_of(given, value, of.list().size()), 0, size);
    };
    const auto first = bound(expression.operands[1], 0), last = bound(expression.operands[2], size);
    if (!first || !last) return {};
    if (*first >= *last) return List();
    return List(of.list().begin() + *first, of.list().begin() + *last);
}

Value choice(const Expression& expression, Row& row, Context& context) {
    const std::vector<Expression>& parts = expression.operands;
    const bool compared = !parts[0].is_nothing();
    const Value subject = compared ? evaluate(parts[0], row, context) : Value();
    for (std::size_t i = 1; i + 1 < parts.size(); i += 2) {
        const bool chosen = compared ? equal(subject, evaluate(parts[i], row, context)) == true : holds(parts[i], row, context);
        if (chosen) return evaluate(parts[i + 1], row, context);
    }
    return parts.back().is_nothing() ? Value() : evaluate(parts.back(), row, context);
}

// The list that a comprehension goes over; none when it is null.
std::optional<Value> source_list(const Expression& list, Row& row, Context& context) {
    Value value = evaluate(list, row, context);
    if (value.is_null()) return std::nullopt;
    if (value.kind() != ValueKind::list)
        throw QueryError(Fault::InvalidArgumentType, list.span,
                         "a list is needed here, and this is " + std::string(name_of(value.kind())), {}, Phase::run);
    return value;
}

Value list_comprehension(const Expression& expression, Row& row, Context& context) {
    const auto source = source_list(expression.operands[0], row, context);
    if (!source) return {};
    List out;
    for (const Value& element : source->list()) {
        context.budget.step();
        row[expression.slot] = element;
        if (!expression.operands[1].is_nothing() && !holds(expression.operands[1], row, context)) continue;
        out.push_back(expression.operands[2].is_nothing() ? element : evaluate(expression.operands[2], row, context));
    }
    return admitted(std::move(out), context);
}

// all, any, none, single: three-valued, as a chain of AND or OR would be.
Value quantified(const Expression& expression, Row& row, Context& context) {
    const auto source = source_list(expression.operands[0], row, context);
    if (!source) return {};
    std::size_t yes = 0, unknown = 0, no = 0;
    for (const Value& element : source->list()) {
        context.budget.step();
        row[expression.slot] = element;
        const Expression& where = expression.operands[1];
        const std::optional<bool> truth =
            where.is_nothing() ? std::optional(true) : truth_of(where, evaluate(where, row, context));
        ++(truth == true ? yes : truth == false ? no : unknown);
    }
    switch (expression.kind) {
        case Kind::all: return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
        case Kind::any: return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
        case Kind::none: return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
        default: return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
    }
}

Value reduced(const Expression& expression, Row& row, Context& context) {
    row[expression.accumulator] = evaluate(expression.operands[0], row, context);
    const auto source = source_list(expression.operands[1], row, context);
    if (!source) return {};
    for (const Value& element : source->list()) {
        context.budget.step();
        row[expression.slot] = element;
        row[expression.accumulator] = evaluate(expression.operands[2], row, context);
    }
    return row[expression.accumulator];
}

Value call(const Expression& expression, Row& row, Context& context) {
    std::vector<Value> arguments;
    arguments.reserve(expression.operands.size());
    for (const Expression& operand : expression.operands) {
        arguments.push_back(evaluate(operand, row, context));
        if (arguments.back().is_null() && !expression.function->takes_null) return {};
    }
    return admitted(expression.function->call(arguments, {context, expression.span, expression.function->name}), context);
}

Value has_labels(const Expression& expression, const Value& of, Context& context) {
    if (of.is_null()) return {};
    if (of.kind() == ValueKind::relationship) {
        const std::vector<TypeId> types = context.graph.types_named(expression.names[0]);
        return expression.names.size() == 1 &&
               std::find(types.begin(), types.end(), context.graph.type(of.relationship())) != types.end();
    }
    if (of.kind() != ValueKind::node)
        throw QueryError(Fault::InvalidArgumentType, expression.span, std::string(name_of(of.kind())) + " has no labels", {},
                         Phase::run);
    return std::all_of(expression.names.begin(), expression.names.end(), [&](const std::string& name) {
        const auto label = context.graph.label_named(name);
        return label && context.graph.has_label(of.node(), *label);
    });
}

Value pattern_exists(const Expression& expression, Row& row, Context& context) {
    bool found = false;
    match(*expression.plan, row, context, [&] {
        found = true;
        return false;
    });
    return found;
}

Value pattern_comprehension(const Expression& expression, Row& row, Context& context) {
    List out;
    match(*expression.plan, row, context, [&] {
        out.push_back(evaluate(expression.operands[1], row, context));
        context.budget.hold(sizeof(Value));
        return true;
    });
    context.budget.release(out.size() * sizeof(Value));
    return admitted(std::move(out), context);
}

Value map_of(const Expression& expression, Row& row, Context& context) {
    Map map;
    map.reserve(expression.operands.size());
    for (std::size_t i = 0; i < expression.operands.size(); ++i)
        map.emplace_back(expression.names[i], evaluate(expression.operands[i], row, context));
    return admitted(std::move(map), context);
}

Value list_of(const Expression& expression, Row& row, Context& context) {
    List list;
    list.reserve(expression.operands.size());
    for (const Expression& element : expression.operands) list.push_back(evaluate(element, row, context));
    return admitted(std::move(list), context);
}

Value binary(const Expression& expression, Row& row, Context& context, bool comparing) {
    const Value left = evaluate(expression.operands[0], row, context);
    const Value right = evaluate(expression.operands[1], row, context);
    if (comparing) return as_value(condition(expression, left, right, context));
    context.budget.admit_weight(left.weight() + right.weight());
    Value value = arithmetic(expression, left, right);
    context.budget.admit(value);
    return value;
}

}  // namespace

Value evaluate(const Expression& expression, Row& row, Context& context) {
    const auto operand = [&](std::size_t index) { return evaluate(expression.operands[index], row, context); };
    switch (expression.kind) {
        case Kind::nothing: return {};
        case Kind::literal: return expression.value;
        case Kind::parameter: return entry_of(context.parameters, expression.name);
        case Kind::variable:
        case Kind::aggregate: return row[expression.slot];
        case Kind::property: return property(expression, operand(0), context);
        case Kind::subscript: {
            const Value of = operand(0);
            return subscript(expression, of, operand(1), context);
        }
        case Kind::slice: return slice(expression, row, context);
        case Kind::list: return list_of(expression, row, context);
        case Kind::map: return map_of(expression, row, context);
        case Kind::call: return call(expression, row, context);
        case Kind::negate: return negated(expression, operand(0));
        case Kind::add:
        case Kind::subtract:
        case Kind::multiply:
        case Kind::divide:
        case Kind::modulo:
        case Kind::power: return binary(expression, row, context, false);
        case Kind::logical_not: {
            const std::optional<bool> truth = truth_of(expression.operands[0], operand(0));
            return truth ? Value(!*truth) : Value();
        }
        case Kind::logical_and:
        case Kind::logical_or:
        case Kind::logical_xor: return logical(expression, row, context);
        case Kind::equal:
        case Kind::not_equal:
        case Kind::less:
        case Kind::less_equal:
        case Kind::greater:
        case Kind::greater_equal:
        case Kind::in:
        case Kind::starts_with:
        case Kind::ends_with:
        case Kind::contains:
        case Kind::matches: return binary(expression, row, context, true);
        case Kind::is_null: return operand(0).is_null();
        case Kind::is_not_null: return !operand(0).is_null();
        case Kind::has_labels: return has_labels(expression, operand(0), context);
        case Kind::choice: return choice(expression, row, context);
        case Kind::list_comprehension: return list_comprehension(expression, row, context);
        case Kind::all:
        case Kind::any:
        case Kind::none:
        case Kind::single: return quantified(expression, row, context);
        case Kind::reduce: return reduced(expression, row, context);
        case Kind::pattern_exists: return pattern_exists(expression, row, context);
        case Kind::pattern_comprehension: return pattern_comprehension(expression, row, context);
    }
    return {};
}

bool holds(const Expression& condition, Row& row, Context& context) {
    return truth_of(condition, evaluate(condition, row, context)) == true;
}

}  // namespace skein::cypher
