#include "query/cypher/parse_atom.hpp"
#include "query/cypher/token_reader.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

using Kind = ExpressionKind;

Expression parse_postfix(TokenReader& in) {
    const std::size_t from = in.position();
    Expression value = parse_atom(in);
    while (true) {
        if (in.accept_sign(".")) {
            std::string key = in.expect_name("a property");
            value = make(in, from, Kind::property, several(std::move(value)), std::move(key));
        } else if (in.accept_sign("[")) {
            Expression first = in.at_sign("..") ? Expression{} : parse_expression(in);
            if (in.accept_sign("..")) {
                Expression last = in.at_sign("]") ? Expression{} : parse_expression(in);
                in.expect_sign("]", "to close the bracket");
                value = make(in, from, Kind::slice, several(std::move(value), std::move(first), std::move(last)));
            } else {
                in.expect_sign("]", "to close the bracket");
                value = make(in, from, Kind::subscript, several(std::move(value), std::move(first)));
            }
        } else if (in.at_sign(":") && in.at_name(1)) {
            std::vector<std::string> labels;
            while (in.accept_sign(":")) labels.push_back(in.expect_name("a label"));
            value = make(in, from, Kind::has_labels, several(std::move(value)));
            value.names = std::move(labels);
        } else {
            return value;
        }
    }
}

Expression parse_unary(TokenReader& in) {
    const std::size_t from = in.position();
    if (in.accept_sign("+")) {
        const TokenReader::Nesting nesting(in);
        return parse_unary(in);
    }
    if (!in.accept_sign("-")) return parse_postfix(in);
    // The least whole number has no positive of its size.
    if (in.peek().kind == TokenKind::integer && !in.at_sign(".", 1) && !in.at_sign("[", 1)) return parse_integer(in, true, from);
    const TokenReader::Nesting nesting(in);
    Expression value = parse_unary(in);
    if (value.kind == Kind::literal && value.value.kind() == ValueKind::real) {
        value.value = -value.value.real();
        value.span = in.span_from(from);
        return value;
    }
    return make(in, from, Kind::negate, several(std::move(value)));
}

struct Operator {
    std::string_view sign;
    Kind kind;
};

template <class Next, std::size_t Count>
Expression parse_chain(TokenReader& in, const Operator (&operators)[Count], const Next& next) {
    const std::size_t from = in.position();
    Expression left = next(in);
    while (true) {
        const auto found = std::find_if(std::begin(operators), std::end(operators),
                                        [&](const Operator& known) { return in.accept_sign(known.sign); });
        if (found == std::end(operators)) return left;
        Expression right = next(in);
        left = make(in, from, found->kind, several(std::move(left), std::move(right)));
    }
}

Expression parse_power(TokenReader& in) {
    static constexpr Operator operators[] = {{"^", Kind::power}};
    return parse_chain(in, operators, parse_unary);
}

Expression parse_product(TokenReader& in) {
    static constexpr Operator operators[] = {{"*", Kind::multiply}, {"/", Kind::divide}, {"%", Kind::modulo}};
    return parse_chain(in, operators, parse_power);
}

Expression parse_sum(TokenReader& in) {
    static constexpr Operator operators[] = {{"+", Kind::add}, {"-", Kind::subtract}};
    return parse_chain(in, operators, parse_product);
}

// IN, STARTS WITH, IS NULL …: they bind closer than comparisons.
Expression parse_predicate(TokenReader& in) {
    const std::size_t from = in.position();
    Expression left = parse_sum(in);
    while (true) {
        Kind kind = Kind::nothing;
        if (in.accept_words({"is", "not", "null"})) left = make(in, from, Kind::is_not_null, several(std::move(left)));
        else if (in.accept_words({"is", "null"})) left = make(in, from, Kind::is_null, several(std::move(left)));
        else if (in.accept_words({"starts", "with"})) kind = Kind::starts_with;
        else if (in.accept_words({"ends", "with"})) kind = Kind::ends_with;
        else if (in.accept_word("contains")) kind = Kind::contains;
        else if (in.accept_word("in")) kind = Kind::in;
        else if (in.accept_sign("=~")) kind = Kind::matches;
        else return left;
        if (kind == Kind::nothing) continue;
        Expression right = parse_sum(in);
        left = make(in, from, kind, several(std::move(left), std::move(right)));
    }
}

// `1 < a < 3` says both.
Expression parse_comparison(TokenReader& in) {
    static constexpr Operator operators[] = {{"=", Kind::equal}, {"<>", Kind::not_equal}, {"<=", Kind::less_equal},
                                             {">=", Kind::greater_equal}, {"<", Kind::less}, {">", Kind::greater}};
    const std::size_t from = in.position();
    Expression left = parse_predicate(in);
    Expression all;
    while (true) {
        if (in.at_sign("!") && in.at_sign("=", 1))
            throw QueryError(Fault::UnexpectedSyntax, in.peek().span, "`!=` is written `<>` in this language");
        const auto found = std::find_if(std::begin(operators), std::end(operators),
                                        [&](const Operator& known) { return in.accept_sign(known.sign); });
        if (found == std::end(operators)) return all.is_nothing() ? std::move(left) : std::move(all);
        Expression right = parse_predicate(in);
        Expression one = make(in, from, found->kind, several(std::move(left), right));
        all = all.is_nothing() ? std::move(one) : make(in, from, Kind::logical_and, several(std::move(all), std::move(one)));
        left = std::move(right);
    }
}

Expression parse_not(TokenReader& in) {
    const std::size_t from = in.position();
    if (!in.accept_word("not")) return parse_comparison(in);
    const TokenReader::Nesting nesting(in);
    Expression value = parse_not(in);
    return make(in, from, Kind::logical_not, several(std::move(value)));
}

template <class Next>
Expression parse_words(TokenReader& in, std::string_view word, Kind kind, const Next& next) {
    const std::size_t from = in.position();
    Expression left = next(in);
    while (in.accept_word(word)) {
        Expression right = next(in);
        left = make(in, from, kind, several(std::move(left), std::move(right)));
    }
    return left;
}

Expression parse_and(TokenReader& in) { return parse_words(in, "and", Kind::logical_and, parse_not); }
Expression parse_xor(TokenReader& in) { return parse_words(in, "xor", Kind::logical_xor, parse_and); }

}  // namespace

Expression parse_expression(TokenReader& in) {
    const TokenReader::Nesting nesting(in);
    return parse_words(in, "or", Kind::logical_or, parse_xor);
}

Expression parse_lone_expression(std::string_view text) {
    TokenReader in(text);
    Expression expression = parse_expression(in);
    if (in.peek().kind != TokenKind::end) in.fail("the end of the value");
    return expression;
}

}  // namespace skein::cypher
