#include "query/cypher/run.hpp"

#include "query/cypher/analyze.hpp"
#include "query/cypher/evaluate.hpp"
#include "query/cypher/execute.hpp"
#include "query/cypher/parse.hpp"
#include "query/cypher/shorthand.hpp"

namespace skein::cypher {

namespace {

// Literals, lists and maps of them: what has a value without a graph.
std::optional<Value> constant_of(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::literal: return expression.value;
        case ExpressionKind::list: {
            List list;
            for (const Expression& operand : expression.operands) {
                auto value = constant_of(operand);
                if (!value) return std::nullopt;
                list.push_back(std::move(*value));
            }
            return Value(std::move(list));
        }
        case ExpressionKind::map: {
            Map map;
            for (std::size_t i = 0; i < expression.operands.size(); ++i) {
                auto value = constant_of(expression.operands[i]);
                if (!value) return std::nullopt;
                map.emplace_back(expression.names[i], std::move(*value));
            }
            return Value(std::move(map));
        }
        default: return std::nullopt;
    }
}

}  // namespace

QueryResult run_query(const PropertyGraph& graph, std::string_view text, const QueryOptions& options) {
    try {
        QueryResult result;
        Query query = is_shorthand(text) ? parse_shorthand(text, graph) : parse_query(text);
        analyze(query, graph, options.parameters, result.warnings);
        result.columns = query.columns;
        Budget budget(options.limits);
        Context context{graph, options.parameters, budget};
        execute(query, context, [&](const Row& row) {
            std::vector<Value> columns(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(query.columns.size()));
            for (const Value& value : columns) budget.hold(value.weight());
            result.rows.push_back(std::move(columns));
            return true;
        });
        return result;
    } catch (const QueryError& error) {
        if (error.fault() == Fault::Stopped || (error.fault() == Fault::LimitReached && error.span().end == 0)) throw;
        throw placed(error, text);
    }
}

Value parameter_value(std::string_view text) {
    try {
        if (auto value = constant_of(parse_lone_expression(text))) return *value;
    } catch (const QueryError&) {
        // Not written as the language writes values: a text.
    }
    return std::string(text);
}

}  // namespace skein::cypher
