#include "query/cypher/parse_atom.hpp"

#include "query/cypher/token_reader.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace skein::cypher {

namespace {

using Kind = ExpressionKind;

std::vector<PathPattern> one_path(TokenReader& in) {
    std::vector<PathPattern> paths;
    paths.push_back(parse_path(in));
    return paths;
}

Expression literal(TokenReader& in, std::size_t from, Value value) {
    Expression expression = make(in, from, Kind::literal);
    expression.value = std::move(value);
    return expression;
}

Expression parse_real(TokenReader& in) {
    const std::size_t from = in.position();
    const Token token = in.take();
    double value = 0;
    const auto result = std::from_chars(token.content.data(), token.content.data() + token.content.size(), value);
    if (result.ec == std::errc::result_out_of_range && value > 1)
        throw QueryError(Fault::InvalidNumberLiteral, token.span, "this number is out of range");
    return literal(in, from, value);
}

Expression parse_case(TokenReader& in) {
    const std::size_t from = in.position();
    in.take();
    std::vector<Expression> operands;
    operands.push_back(in.at_word("when") ? Expression{} : parse_expression(in));
    if (!in.at_word("when")) in.fail("WHEN");
    while (in.accept_word("when")) {
        operands.push_back(parse_expression(in));
        in.expect_word("THEN");
        operands.push_back(parse_expression(in));
    }
    operands.push_back(in.accept_word("else") ? parse_expression(in) : Expression{});
    in.expect_word("END");
    return make(in, from, Kind::choice, std::move(operands));
}

// `variable IN list WHERE condition`, what comprehensions and quantifiers have in common.
std::vector<Expression> parse_filter(TokenReader& in, std::string& variable) {
    variable = in.expect_variable();
    in.expect_word("IN");
    std::vector<Expression> operands;
    operands.push_back(parse_expression(in));
    operands.push_back(in.accept_word("where") ? parse_expression(in) : Expression{});
    return operands;
}

Expression parse_bracketed_list(TokenReader& in) {
    const std::size_t from = in.position();
    in.take();
    if (in.at_name() && in.at_word("in", 1)) {
        std::string variable;
        std::vector<Expression> operands = parse_filter(in, variable);
        operands.push_back(in.accept_sign("|") ? parse_expression(in) : Expression{});
        in.expect_sign("]", "to end the list");
        return make(in, from, Kind::list_comprehension, std::move(operands), std::move(variable));
    }
    const bool named = in.at_name() && in.at_sign("=", 1) && in.at_sign("(", 2);
    if (named || at_relationship_pattern(in)) {
        std::string variable;
        if (named) {
            variable = in.expect_variable();
            in.take();
        }
        PathPattern path = parse_path(in);
        path.variable = std::move(variable);
        std::vector<Expression> operands;
        operands.push_back(in.accept_word("where") ? parse_expression(in) : Expression{});
        in.expect_sign("|", "and what to list for each match");
        operands.push_back(parse_expression(in));
        in.expect_sign("]", "to end the list");
        Expression expression = make(in, from, Kind::pattern_comprehension, std::move(operands));
        expression.pattern.push_back(std::move(path));
        return expression;
    }
    std::vector<Expression> elements;
    if (!in.at_sign("]")) {
        do elements.push_back(parse_expression(in));
        while (in.accept_sign(","));
    }
    in.expect_sign("]", "to end the list");
    return make(in, from, Kind::list, std::move(elements));
}

Expression pattern_condition(TokenReader& in, std::size_t from, std::vector<PathPattern> pattern, Expression where = {}) {
    Expression expression = make(in, from, Kind::pattern_exists, several(std::move(where)));
    expression.pattern = std::move(pattern);
    return expression;
}

// exists { MATCH … WHERE … }, exists((a)--(b)), exists(a.name)
Expression parse_exists(TokenReader& in) {
    const std::size_t from = in.position();
    in.take();
    if (in.accept_sign("{")) {
        in.accept_word("match");
        std::vector<PathPattern> pattern = parse_patterns(in);
        Expression where = in.accept_word("where") ? parse_expression(in) : Expression{};
        if (in.at_word("return") || in.at_word("with") || in.at_word("match"))
            throw QueryError(Fault::UnexpectedSyntax, in.peek().span, "exists { … } holds one MATCH and one WHERE",
                             "join patterns with a comma");
        in.expect_sign("}", "to end exists");
        Expression expression = pattern_condition(in, from, std::move(pattern), std::move(where));
        expression.subquery = true;
        return expression;
    }
    in.expect_sign("(", "or `{` after exists");
    if (at_relationship_pattern(in)) {
        std::vector<PathPattern> pattern = one_path(in);
        in.expect_sign(")", "to end exists");
        return pattern_condition(in, from, std::move(pattern));
    }
    Expression value = parse_expression(in);
    in.expect_sign(")", "to end exists");
    return make(in, from, Kind::is_not_null, several(std::move(value)));
}

Expression parse_reduce(TokenReader& in) {
    const std::size_t from = in.position();
    in.take();
    in.take();
    std::string accumulator = in.expect_variable();
    in.expect_sign("=", "and what it begins with");
    Expression start = parse_expression(in);
    in.expect_sign(",", "and the list");
    std::string variable = in.expect_variable();
    in.expect_word("IN");
    Expression list = parse_expression(in);
    in.expect_sign("|", "and what it becomes");
    Expression step = parse_expression(in);
    in.expect_sign(")", "to end reduce");
    Expression expression =
        make(in, from, Kind::reduce, several(std::move(start), std::move(list), std::move(step)), std::move(accumulator));
    expression.names.push_back(std::move(variable));
    return expression;
}

Expression parse_call(TokenReader& in) {
    const std::size_t from = in.position();
    std::string name = in.take().content;
    while (in.accept_sign(".")) name += '.' + in.expect_name("the function's name");
    in.expect_sign("(", "");
    const bool distinct = in.accept_word("distinct");
    std::vector<Expression> operands;
    bool star = false;
    if (in.at_sign("*") && in.at_sign(")", 1)) {
        in.take();
        star = true;
    } else if (!in.at_sign(")")) {
        do operands.push_back(parse_expression(in));
        while (in.accept_sign(","));
    }
    in.expect_sign(")", "to end the call");
    Expression call = make(in, from, Kind::call, std::move(operands), std::move(name));
    call.distinct = distinct;
    if (star) call.names.emplace_back("*");
    return call;
}

// Whether a call begins here: a name, dots and names, and an opening bracket.
bool at_call(const TokenReader& in) {
    if (!in.at_name()) return false;
    std::size_t ahead = 1;
    while (in.at_sign(".", ahead) && in.at_name(ahead + 1)) ahead += 2;
    return in.at_sign("(", ahead);
}

std::optional<Kind> quantifier_ahead(const TokenReader& in) {
    if (!in.at_sign("(", 1) || !in.at_name(2) || !in.at_word("in", 3)) return std::nullopt;
    if (in.at_word("all")) return Kind::all;
    if (in.at_word("any")) return Kind::any;
    if (in.at_word("none")) return Kind::none;
    if (in.at_word("single")) return Kind::single;
    return std::nullopt;
}

}  // namespace

Expression make(TokenReader& in, std::size_t from, ExpressionKind kind, std::vector<Expression> operands, std::string name) {
    Expression expression;
    expression.kind = kind;
    expression.span = in.span_from(from);
    expression.name = std::move(name);
    for (const Expression& operand : operands) expression.depth = std::max(expression.depth, operand.depth + 1);
    expression.operands = std::move(operands);
    if (expression.depth > deepest_expression)
        throw QueryError(Fault::LimitReached, expression.span,
                         "this expression has more than " + std::to_string(deepest_expression) + " parts in a row",
                         "give a long list as a parameter, or compare with IN");
    return expression;
}

Expression parse_integer(TokenReader& in, bool negative, std::size_t from) {
    const Token token = in.take();
    std::string_view digits = token.content;
    int base = 10;
    if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'o')) {
        base = digits[1] == 'x' ? 16 : 8;
        digits.remove_prefix(2);
    }
    std::uint64_t size = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), size, base);
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (result.ec != std::errc() || size > most + (negative ? 1 : 0))
        throw QueryError(Fault::InvalidNumberLiteral, token.span, "this number is out of range",
                         "whole numbers have 64 bits; write it with a decimal point");
    return literal(in, from, negative ? static_cast<std::int64_t>(0 - size) : static_cast<std::int64_t>(size));
}

Expression parse_atom(TokenReader& in) {
    const std::size_t from = in.position();
    const Token& token = in.peek();
    switch (token.kind) {
        case TokenKind::integer: return parse_integer(in, false, from);
        case TokenKind::real: return parse_real(in);
        case TokenKind::text: {
            std::string content = in.take().content;
            return literal(in, from, std::move(content));
        }
        case TokenKind::parameter: {
            std::string name = in.take().content;
            return make(in, from, Kind::parameter, {}, std::move(name));
        }
        case TokenKind::sign:
            if (token.content == "[") return parse_bracketed_list(in);
            if (token.content == "{") return parse_map(in);
            if (at_relationship_pattern(in)) return pattern_condition(in, from, one_path(in));
            if (token.content == "(") {
                in.take();
                Expression inner = parse_expression(in);
                in.expect_sign(")", "to close the bracket");
                inner.span = in.span_from(from);
                return inner;
            }
            in.fail("an expression");
        case TokenKind::word:
            if (in.at_word("case")) return parse_case(in);
            if (in.at_word("null")) return in.take(), literal(in, from, Value());
            if (in.at_word("true")) return in.take(), literal(in, from, true);
            if (in.at_word("false")) return in.take(), literal(in, from, false);
            if (in.at_word("exists")) return parse_exists(in);
            if (in.at_word("reduce") && in.at_sign("(", 1)) return parse_reduce(in);
            if ((in.at_word("shortestPath") || in.at_word("allShortestPaths")) && in.at_sign("(", 1))
                return pattern_condition(in, from, one_path(in));
            if (const auto kind = quantifier_ahead(in)) {
                in.take();
                in.take();
                std::string variable;
                std::vector<Expression> operands = parse_filter(in, variable);
                in.expect_sign(")", "to close the bracket");
                return make(in, from, *kind, std::move(operands), std::move(variable));
            }
            [[fallthrough]];
        case TokenKind::quoted_word: {
            if (at_call(in)) return parse_call(in);
            if (token.kind == TokenKind::word && is_reserved(token.content)) in.fail("an expression");
            std::string name = in.take().content;
            return make(in, from, Kind::variable, {}, std::move(name));
        }
        case TokenKind::end: in.fail("an expression");
    }
    in.fail("an expression");
}

Expression parse_map(TokenReader& in) {
    const std::size_t from = in.position();
    in.expect_sign("{", "to begin a map");
    std::vector<std::string> keys;
    std::vector<Expression> values;
    if (!in.at_sign("}")) {
        do {
            const TextSpan span = in.peek().span;
            std::string key = in.expect_name("a key");
            if (std::find(keys.begin(), keys.end(), key) != keys.end())
                throw QueryError(Fault::UnexpectedSyntax, span, "the key `" + key + "` is given twice");
            keys.push_back(std::move(key));
            in.expect_sign(":", "and a value");
            values.push_back(parse_expression(in));
        } while (in.accept_sign(","));
    }
    in.expect_sign("}", "to end the map");
    Expression map = make(in, from, Kind::map, std::move(values));
    map.names = std::move(keys);
    return map;
}

}  // namespace skein::cypher
