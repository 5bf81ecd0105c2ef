#include "query/cypher/analyze_expression.hpp"

#include "base/suggest.hpp"
#include "query/cypher/aggregates.hpp"
#include "query/cypher/functions.hpp"
#include "query/cypher/match_plan.hpp"
#include "query/cypher/warn_unknown.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

using Kind = ExpressionKind;

// A name in the scope for as long as it lives.
class Local {
  public:
    Local(Scope& scope, std::string name, Slot slot) : scope_(scope) { scope.add({std::move(name), slot, StaticType::any}); }
    ~Local() { scope_.drop(1); }
    Local(const Local&) = delete;
    Local& operator=(const Local&) = delete;

  private:
    Scope& scope_;
};

void analyze_operands(Expression& expression, Scope& scope, Analysis& analysis, Aggregation aggregation) {
    for (Expression& operand : expression.operands)
        if (!operand.is_nothing()) analyze_expression(operand, scope, analysis, aggregation);
}

StaticType analyze_aggregate(Expression& call, const AggregateName& aggregate, Scope& scope, Analysis& analysis,
                             Aggregation aggregation) {
    if (aggregation == Aggregation::forbidden)
        throw QueryError(Fault::InvalidAggregation, call.span, call.name + "() has no rows to go over here",
                         "compute it in a WITH before");
    if (aggregation == Aggregation::inside)
        throw QueryError(Fault::NestedAggregation, call.span, "an aggregate of an aggregate",
                         "compute the inner one in a WITH before");
    const bool star = !call.names.empty();
    if (star ? aggregate.aggregate != Aggregate::count : call.operands.size() != aggregate.arguments)
        throw QueryError(Fault::InvalidNumberOfArguments, call.span,
                         std::string(aggregate.name) + "() takes " + std::to_string(aggregate.arguments) +
                             (aggregate.arguments == 1 ? " argument" : " arguments"));
    analyze_operands(call, scope, analysis, Aggregation::inside);
    for (const Expression& operand : call.operands)
        walk(operand, [&](const Expression& part) {
            if (part.kind == Kind::call && !part.function->constant)
                throw QueryError(Fault::NonConstantExpression, part.span,
                                 std::string(part.function->name) + "() cannot stand in an aggregate");
            return true;
        });
    call.kind = Kind::aggregate;
    call.slot = analysis.new_slot();
    return aggregate.aggregate == Aggregate::collect ? StaticType::list : StaticType::any;
}

StaticType analyze_call(Expression& call, Scope& scope, Analysis& analysis, Aggregation aggregation) {
    if (const AggregateName* aggregate = aggregate_named(call.name))
        return analyze_aggregate(call, *aggregate, scope, analysis, aggregation);
    call.function = function_named(call.name);
    if (call.function == nullptr) {
        const std::string near = did_you_mean(call.name, function_names());
        throw QueryError(Fault::UnknownFunction, call.span, "there is no function " + call.name + "()",
                         near.empty() ? "docs/query-language.md lists all functions" : near);
    }
    if (call.distinct || !call.names.empty())
        throw QueryError(Fault::UnexpectedSyntax, call.span,
                         std::string(call.distinct ? "DISTINCT" : "`*`") + " makes sense in aggregates only");
    if (call.operands.size() < call.function->least || call.operands.size() > call.function->most)
        throw QueryError(Fault::InvalidNumberOfArguments, call.span,
                         std::string(call.function->name) + "() takes " + std::to_string(call.function->least) +
                             (call.function->most == call.function->least ? "" : " to " + std::to_string(call.function->most)) +
                             " arguments, not " + std::to_string(call.operands.size()));
    for (Expression& operand : call.operands) {
        const StaticType type = analyze_expression(operand, scope, analysis, aggregation);
        const std::string_view name = call.function->name;
        const bool wrong =
            (name == "type" && (type == StaticType::node || type == StaticType::path || type == StaticType::value)) ||
            (name == "labels" && (type == StaticType::relationship || type == StaticType::path || type == StaticType::value)) ||
            ((name == "length" || name == "nodes" || name == "relationships") &&
             (type == StaticType::node || type == StaticType::relationship)) ||
            (name == "size" && (type == StaticType::path || type == StaticType::node));
        if (wrong)
            throw QueryError(Fault::InvalidArgumentType, operand.span, std::string(name) + "() cannot take this",
                             name == "size" ? "length() is for paths" : "");
    }
    return StaticType::any;
}

void require_known(std::string_view what, std::string_view name, const std::vector<std::string_view>& known, TextSpan span) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    std::string advice = did_you_mean(name, known);
    if (advice.empty()) {
        for (const std::string_view one : known) advice += (advice.empty() ? "there are " : ", ") + std::string(one);
    }
    throw QueryError(Fault::UnknownName, span, "there is no " + std::string(what) + " \"" + std::string(name) + '"', advice);
}

void require_property(StaticType type, std::string_view key, TextSpan span, const Analysis& analysis) {
    if (type == StaticType::path || type == StaticType::list)
        throw QueryError(
            Fault::InvalidArgumentType, span, type == StaticType::path ? "a path has no properties" : "a list has no properties",
            type == StaticType::path ? "nodes(p) and relationships(p) give what it is made of" : "take an element: list[0]");
    const Vocabulary* vocabulary = analysis.graph.vocabulary();
    if (vocabulary == nullptr) return;
    if (type == StaticType::node) require_known("property of entities", key, vocabulary->node_keys, span);
    if (type == StaticType::relationship) require_known("property of relations", key, vocabulary->relationship_keys, span);
}

void require_label(const Label& label, const Analysis& analysis) {
    const Vocabulary* vocabulary = analysis.graph.vocabulary();
    if (vocabulary != nullptr && !analysis.graph.label_named(label.name))
        require_known("entity type", label.name, vocabulary->labels, label.span);
}

StaticType analyze_property(Expression& expression, Scope& scope, Analysis& analysis, Aggregation aggregation) {
    const StaticType type = analyze_expression(expression.operands[0], scope, analysis, aggregation);
    require_property(type, expression.name,
                     {expression.span.end - static_cast<std::uint32_t>(expression.name.size()), expression.span.end}, analysis);
    return StaticType::any;
}

StaticType analyze_pattern_expression(Expression& expression, Scope& scope, Analysis& analysis, Aggregation aggregation) {
    const std::size_t before = scope.variables().size();
    const bool condition = expression.kind == Kind::pattern_exists && !expression.subquery;
    const std::vector<Slot> bound =
        analyze_pattern(expression.pattern, scope, analysis, condition ? PatternUse::exists : PatternUse::match);
    // An aggregate over the matches of a pattern has no group.
    for (Expression& operand : expression.operands)
        if (!operand.is_nothing())
            analyze_expression(operand, scope, analysis,
                               aggregation == Aggregation::inside ? aggregation : Aggregation::forbidden);
    scope.drop(scope.variables().size() - before);
    expression.plan = plan_match(expression.pattern, &expression.operands[0], bound, analysis.graph);
    return expression.kind == Kind::pattern_exists ? StaticType::value : StaticType::list;
}

StaticType analyze_variable(Expression& expression, const Scope& scope) {
    const Variable* variable = scope.find(expression.name);
    if (variable == nullptr) refuse_variable(expression.name, expression.span, scope);
    expression.slot = variable->slot;
    return variable->type;
}

// A node, relationship or path of a pattern: known before, or new.
class Declaration {
  public:
    Declaration(Scope& scope, Analysis& analysis, PatternUse use) : scope_(scope), analysis_(analysis), use_(use) {}

    Slot node(const NodePattern& node) {
        if (node.variable.empty()) return hidden();
        return known_or_new(node.variable, StaticType::node, node.span);
    }

    Slot relationship(const RelationshipPattern& relationship) {
        if (relationship.variable.empty()) return hidden();
        if (std::find(relationships_.begin(), relationships_.end(), relationship.variable) != relationships_.end())
            throw QueryError(Fault::RelationshipUniquenessViolation, relationship.span,
                             "`" + relationship.variable + "` stands for two relationships of one pattern",
                             "they can never be the same: use two names");
        const StaticType type = relationship.variable_length ? StaticType::list : StaticType::relationship;
        const Slot slot = known_or_new(relationship.variable, type, relationship.span);
        relationships_.push_back(relationship.variable);
        return slot;
    }

    Slot path(const PathPattern& path) {
        if (path.variable.empty()) return no_slot;
        if (scope_.find(path.variable) != nullptr)
            throw QueryError(Fault::VariableAlreadyBound, path.span,
                             "`" + path.variable + "` is used before, so the path needs another name");
        return fresh(path.variable, StaticType::path);
    }

    std::vector<Slot> bound;

  private:
    Slot hidden() {
        bound.push_back(analysis_.new_slot());
        return bound.back();
    }
    Slot fresh(const std::string& name, StaticType type) {
        scope_.add({name, hidden(), type});
        return bound.back();
    }
    Slot known_or_new(const std::string& name, StaticType type, TextSpan span) {
        const Variable* known = scope_.find(name);
        if (known == nullptr) {
            if (use_ == PatternUse::exists) refuse_variable(name, span, scope_);
            return fresh(name, type);
        }
        if (known->type != StaticType::any && known->type != type) {
            static constexpr std::string_view kinds[] = {"anything", "a node", "a relationship", "a path", "a list", "a value"};
            throw QueryError(Fault::VariableTypeConflict, span,
                             "`" + name + "` is " + std::string(kinds[static_cast<std::size_t>(known->type)]) + " before and " +
                                 std::string(kinds[static_cast<std::size_t>(type)]) + " here",
                             "use another name here");
        }
        return known->slot;
    }

    Scope& scope_;
    Analysis& analysis_;
    PatternUse use_;
    std::vector<std::string> relationships_;
};

}  // namespace

void refuse_variable(std::string_view name, TextSpan span, const Scope& scope) {
    std::vector<std::string_view> names;
    for (const Variable& variable : scope.variables()) names.push_back(variable.name);
    const std::string near = did_you_mean(name, names);
    throw QueryError(Fault::UndefinedVariable, span, "there is no variable `" + std::string(name) + "` here",
                     near.empty() ? "after WITH only what it lists is known; texts stand in quotes" : near);
}

std::vector<Slot> analyze_pattern(std::vector<PathPattern>& pattern, Scope& scope, Analysis& analysis, PatternUse use) {
    Declaration declaration(scope, analysis, use);
    for (PathPattern& path : pattern) {
        for (std::size_t i = 0; i < path.nodes.size(); ++i) {
            path.nodes[i].slot = declaration.node(path.nodes[i]);
            if (i < path.relationships.size()) path.relationships[i].slot = declaration.relationship(path.relationships[i]);
        }
        path.slot = declaration.path(path);
    }
    for (PathPattern& path : pattern) {
        for (NodePattern& node : path.nodes) {
            for (const Label& label : node.labels) require_label(label, analysis);
            if (!node.properties.is_nothing()) analyze_expression(node.properties, scope, analysis);
            for (std::size_t i = 0; i < node.properties.names.size(); ++i) {
                require_property(StaticType::node, node.properties.names[i], node.properties.span, analysis);
                warn_of_value(Owner::node, node.properties.names[i], node.properties.operands[i], analysis);
            }
        }
        for (RelationshipPattern& relationship : path.relationships) {
            for (const Label& type : relationship.types) warn_of_type(type, analysis);
            if (!relationship.properties.is_nothing()) analyze_expression(relationship.properties, scope, analysis);
            for (std::size_t i = 0; i < relationship.properties.names.size(); ++i) {
                require_property(StaticType::relationship, relationship.properties.names[i], relationship.properties.span,
                                 analysis);
                warn_of_value(Owner::relationship, relationship.properties.names[i], relationship.properties.operands[i],
                              analysis);
            }
            if (path.kind != PathKind::any && relationship.least > 1)
                throw QueryError(Fault::UnexpectedSyntax, relationship.span, "a shortest path cannot be asked to be longer",
                                 "bound it from above only, as in [*..5]");
        }
    }
    return declaration.bound;
}

StaticType analyze_expression(Expression& expression, Scope& scope, Analysis& analysis, Aggregation aggregation) {
    const auto operand = [&](std::size_t index) {
        if (!expression.operands[index].is_nothing())
            analyze_expression(expression.operands[index], scope, analysis, aggregation);
    };
    switch (expression.kind) {
        case Kind::nothing: return StaticType::any;
        case Kind::literal: return expression.value.is_null() ? StaticType::any : StaticType::value;
        case Kind::parameter: {
            const auto& given = analysis.parameters;
            if (std::none_of(given.begin(), given.end(), [&](const auto& entry) { return entry.first == expression.name; })) {
                std::vector<std::string_view> names;
                for (const auto& [name, value] : given) names.push_back(name);
                const std::string near = did_you_mean(expression.name, names);
                throw QueryError(Fault::MissingParameter, expression.span, "the parameter $" + expression.name + " is not given",
                                 near.empty() ? "give it with -p " + expression.name + "=VALUE" : near);
            }
            return StaticType::any;
        }
        case Kind::variable: return analyze_variable(expression, scope);
        case Kind::property: return analyze_property(expression, scope, analysis, aggregation);
        case Kind::call: return analyze_call(expression, scope, analysis, aggregation);
        case Kind::aggregate: return StaticType::any;
        case Kind::list:
            analyze_operands(expression, scope, analysis, aggregation);
            return StaticType::list;
        case Kind::map:
            analyze_operands(expression, scope, analysis, aggregation);
            return StaticType::value;
        case Kind::has_labels:
            operand(0);
            for (const std::string& name : expression.names) require_label({name, expression.span}, analysis);
            return StaticType::value;
        case Kind::list_comprehension:
        case Kind::all:
        case Kind::any:
        case Kind::none:
        case Kind::single: {
            operand(0);
            expression.slot = analysis.new_slot();
            const Local local(scope, expression.name, expression.slot);
            for (std::size_t i = 1; i < expression.operands.size(); ++i) operand(i);
            return expression.kind == Kind::list_comprehension ? StaticType::list : StaticType::value;
        }
        case Kind::reduce: {
            operand(0);
            operand(1);
            expression.accumulator = analysis.new_slot();
            expression.slot = analysis.new_slot();
            const Local accumulator(scope, expression.name, expression.accumulator);
            const Local local(scope, expression.names[0], expression.slot);
            operand(2);
            return StaticType::any;
        }
        case Kind::pattern_exists:
        case Kind::pattern_comprehension: return analyze_pattern_expression(expression, scope, analysis, aggregation);
        case Kind::equal:
            analyze_operands(expression, scope, analysis, aggregation);
            warn_of_equation(expression, scope, analysis);
            return StaticType::value;
        case Kind::slice:
            analyze_operands(expression, scope, analysis, aggregation);
            return StaticType::list;
        case Kind::add:
        case Kind::subscript:
        case Kind::choice:
            analyze_operands(expression, scope, analysis, aggregation);
            return StaticType::any;
        default:
            analyze_operands(expression, scope, analysis, aggregation);
            return StaticType::value;
    }
}

}  // namespace skein::cypher
