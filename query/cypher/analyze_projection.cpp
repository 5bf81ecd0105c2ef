#include "query/cypher/analyze_projection.hpp"

#include "query/cypher/aggregates.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

using Kind = ExpressionKind;

bool has_aggregate(const Expression& expression) {
    bool found = false;
    walk(expression, [&](const Expression& part) { return !(found = found || part.kind == Kind::aggregate); });
    return found;
}

Expression variable_at(const std::string& name, Slot slot, TextSpan span) {
    Expression variable;
    variable.kind = Kind::variable;
    variable.name = name;
    variable.slot = slot;
    variable.span = span;
    return variable;
}

void add_star_items(Projection& projection, const Scope& scope, TextSpan span) {
    std::vector<ProjectionItem> items;
    for (const Variable& variable : scope.variables())
        items.push_back({variable_at(variable.name, variable.slot, span), variable.name, true, no_slot});
    if (items.empty())
        throw QueryError(Fault::NoVariablesInScope, span, "`*` stands for all variables, and there is none here",
                         "give the pattern names: (a)-[r]->(b)");
    items.insert(items.end(), std::make_move_iterator(projection.items.begin()), std::make_move_iterator(projection.items.end()));
    projection.items = std::move(items);
}

// Beside an aggregate, what else an item says must be the same for all rows of a group: a variable or property that is an item
// itself.
void require_grouped(const Expression& expression, const std::vector<ProjectionItem>& items, const Scope& scope) {
    const auto is_item = [&](const Expression& part) {
        return std::any_of(items.begin(), items.end(),
                           [&](const ProjectionItem& item) { return same_expression(item.expression, part); });
    };
    walk(expression, [&](const Expression& part) {
        if (part.kind == Kind::aggregate) return false;
        const bool property = part.kind == Kind::property && part.operands[0].kind == Kind::variable;
        if (property && is_item(part)) return false;
        if (part.kind != Kind::variable) return true;
        const Variable* variable = scope.find(part.name);
        if (variable == nullptr || variable->slot != part.slot || is_item(part)) return false;
        throw QueryError(Fault::AmbiguousAggregationExpression, part.span,
                         "`" + part.name + "` has many values in a group of rows, beside an aggregate",
                         "list it as an item of its own, or compute this in a WITH before");
    });
}

// A variable, a property of one, or an aggregate: what may stand beside an aggregate in an expression.
bool is_plain(const Expression& item) {
    return item.kind == Kind::variable || (item.kind == Kind::property && item.operands[0].kind == Kind::variable) ||
           has_aggregate(item);
}

// ORDER BY and WHERE after an aggregate or DISTINCT see the new rows alone: what equals an item stands for it.
void replace_items(Expression& expression, const std::vector<Expression>& written, const std::vector<ProjectionItem>& items,
                   bool plain_only) {
    for (std::size_t i = 0; i < written.size(); ++i) {
        if ((plain_only && !is_plain(items[i].expression)) || !same_expression(expression, written[i])) continue;
        expression = variable_at(items[i].name, items[i].slot, expression.span);
        return;
    }
    for (Expression& operand : expression.operands) replace_items(operand, written, items, plain_only);
}

class AfterProjection {
  public:
    AfterProjection(const Projection& projection, std::vector<Expression> written, Scope& before, Analysis& analysis)
        : projection_(projection), written_(std::move(written)), analysis_(analysis) {
        restricted_ = projection.aggregates || projection.distinct;
        if (!restricted_) scope_ = before;
        for (const ProjectionItem& item : projection.items) scope_.add({item.name, item.slot, StaticType::any});
    }

    void analyze(Expression& expression, bool sorting) {
        const bool aggregating = contains_aggregate_call(expression);
        if (aggregating && (!sorting || !projection_.aggregates))
            throw QueryError(Fault::InvalidAggregation, expression.span,
                             sorting ? "there is no aggregate to sort by" : "WHERE sees single rows only",
                             "compute it as an item, and use that item's name");
        if (restricted_) replace_items(expression, written_, projection_.items, aggregating);
        if (aggregating) refuse_ambiguous(expression);
        analyze_expression(expression, scope_, analysis_, sorting && aggregating ? Aggregation::allowed : Aggregation::forbidden);
        if (has_aggregate(expression))
            throw QueryError(Fault::InvalidAggregation, expression.span, "this aggregate is not one of the items",
                             "add it to them, and sort by its name");
    }

  private:
    static bool contains_aggregate_call(const Expression& expression);

    // A variable that went into a group's key, but is not one by itself.
    void refuse_ambiguous(const Expression& expression) const {
        walk(expression, [&](const Expression& part) {
            if (part.kind == Kind::call && aggregate_named(part.name) != nullptr) return false;
            if (part.kind != Kind::variable || scope_.find(part.name) != nullptr) return true;
            for (std::size_t i = 0; i < written_.size(); ++i) {
                if (has_aggregate(projection_.items[i].expression)) continue;
                walk(written_[i], [&](const Expression& key) {
                    if (key.kind == Kind::variable && key.name == part.name)
                        throw QueryError(Fault::AmbiguousAggregationExpression, part.span,
                                         "`" + part.name + "` has many values in a group of rows, beside an aggregate",
                                         "give the item a name and use that");
                    return true;
                });
            }
            return true;
        });
    }

    const Projection& projection_;
    std::vector<Expression> written_;  // the items before they were analysed
    Analysis& analysis_;
    Scope scope_;
    bool restricted_;
};

void analyze_count(Expression& expression, std::string_view word, Analysis& analysis) {
    if (expression.is_nothing()) return;
    walk(expression, [&](const Expression& part) {
        if (part.kind == Kind::variable)
            throw QueryError(Fault::NonConstantExpression, part.span,
                             std::string(word) + " is the same for all rows, so it cannot know `" + part.name + "`",
                             "give a number or a parameter");
        return true;
    });
    Scope empty;
    analyze_expression(expression, empty, analysis);
    if (expression.kind != Kind::literal) return;
    if (expression.value.kind() != ValueKind::integer)
        throw QueryError(Fault::InvalidArgumentType, expression.span, std::string(word) + " needs a whole number");
    if (expression.value.integer() < 0)
        throw QueryError(Fault::NegativeIntegerArgument, expression.span, std::string(word) + " cannot be negative");
}

void require_names(const Projection& projection, bool is_with) {
    for (std::size_t i = 0; i < projection.items.size(); ++i) {
        const ProjectionItem& item = projection.items[i];
        if (is_with && !item.aliased && item.expression.kind != Kind::variable)
            throw QueryError(Fault::NoExpressionAlias, item.expression.span, "what WITH hands on needs a name",
                             "add AS and a name");
        for (std::size_t j = 0; j < i; ++j)
            if (projection.items[j].name == item.name)
                throw QueryError(Fault::ColumnNameConflict, item.expression.span, "two columns are called `" + item.name + '`',
                                 "add AS and another name");
    }
}

}  // namespace

bool AfterProjection::contains_aggregate_call(const Expression& expression) {
    bool found = false;
    walk(expression, [&](const Expression& part) {
        found = found || (part.kind == Kind::call && aggregate_named(part.name) != nullptr);
        return !found;
    });
    return found;
}

Scope analyze_projection(Projection& projection, Scope& scope, Analysis& analysis, bool is_with, TextSpan span) {
    if (projection.star) add_star_items(projection, scope, span);
    std::vector<Expression> written;
    std::vector<StaticType> types;
    for (ProjectionItem& item : projection.items) {
        written.push_back(item.expression);
        types.push_back(analyze_expression(item.expression, scope, analysis, Aggregation::allowed));
        if (has_aggregate(item.expression)) projection.aggregates = true;
    }
    for (ProjectionItem& item : projection.items) {
        item.slot = analysis.new_slot();
        if (has_aggregate(item.expression)) require_grouped(item.expression, projection.items, scope);
    }
    AfterProjection after(projection, std::move(written), scope, analysis);
    for (SortItem& item : projection.order_by) after.analyze(item.expression, true);
    if (!projection.where.is_nothing()) after.analyze(projection.where, false);
    analyze_count(projection.skip, "SKIP", analysis);
    analyze_count(projection.limit, "LIMIT", analysis);
    require_names(projection, is_with);
    // Collected last, when no item moves any more.
    for (ProjectionItem& item : projection.items)
        walk(item.expression, [&](Expression& part) {
            if (part.kind != Kind::aggregate) return true;
            projection.aggregated.push_back(&part);
            return false;
        });
    Scope next;
    for (std::size_t i = 0; i < projection.items.size(); ++i)
        next.add({projection.items[i].name, static_cast<Slot>(i), types[i]});
    return next;
}

}  // namespace skein::cypher
