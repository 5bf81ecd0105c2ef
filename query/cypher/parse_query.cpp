#include "query/cypher/parse.hpp"

#include "query/cypher/token_reader.hpp"

#include <algorithm>
#include <array>

namespace skein::cypher {

namespace {

constexpr std::size_t most_clauses = 500;  // of one part of a UNION: rows pass through all of them at once

Projection parse_projection(TokenReader& in, bool may_filter) {
    Projection projection;
    projection.distinct = in.accept_word("distinct");
    if (in.accept_sign("*")) projection.star = true;
    if (!projection.star || in.accept_sign(",")) {
        do {
            const std::size_t from = in.position();
            ProjectionItem item;
            item.expression = parse_expression(in);
            item.name = in.text(in.span_from(from));
            if (in.accept_word("as")) {
                item.name = in.expect_variable();
                item.aliased = true;
            }
            projection.items.push_back(std::move(item));
        } while (in.accept_sign(","));
    }
    if (in.accept_word("order")) {
        in.expect_word("BY");
        do {
            SortItem item{parse_expression(in)};
            if (in.accept_word("descending") || in.accept_word("desc"))
                item.descending = true;
            else if (!in.accept_word("ascending"))
                in.accept_word("asc");
            projection.order_by.push_back(std::move(item));
        } while (in.accept_sign(","));
    }
    if (in.accept_word("skip")) projection.skip = parse_expression(in);
    if (in.accept_word("limit")) projection.limit = parse_expression(in);
    if (may_filter && in.accept_word("where")) projection.where = parse_expression(in);
    return projection;
}

// Words that begin a clause of the language that this subset does not have.
void refuse_unsupported(const TokenReader& in) {
    constexpr std::array<std::string_view, 5> writing = {"set", "remove", "merge", "foreach", "drop"};
    for (const std::string_view word : writing)
        if (in.at_word(word))
            throw QueryError(Fault::ReadOnly, in.peek().span, "a query only reads the graph",
                             "`skein build` makes graphs from documents");
    if (in.at_word("call") || in.at_word("load") || in.at_word("use"))
        throw QueryError(Fault::UnexpectedSyntax, in.peek().span, "this clause is not part of the language here",
                         "docs/query-language.md lists what is");
}

Clause parse_clause(TokenReader& in) {
    const std::size_t from = in.position();
    Clause clause;
    refuse_unsupported(in);
    if (in.at_word("match") || (in.at_word("optional") && in.at_word("match", 1))) {
        clause.kind = in.accept_word("optional") ? ClauseKind::optional_match : ClauseKind::match;
        in.take();
        clause.pattern = parse_patterns(in);
        if (in.accept_word("where")) clause.where = parse_expression(in);
    } else if (in.accept_word("unwind")) {
        clause.kind = ClauseKind::unwind;
        clause.list = parse_expression(in);
        in.expect_word("AS");
        clause.variable = in.expect_variable();
    } else if (in.accept_word("with")) {
        clause.kind = ClauseKind::with;
        clause.projection = parse_projection(in, true);
    } else if (in.accept_word("return")) {
        clause.kind = ClauseKind::result;
        clause.projection = parse_projection(in, false);
    } else if (in.accept_word("create")) {
        clause.kind = ClauseKind::create;
        clause.pattern = parse_patterns(in);
    } else if (in.at_word("delete") || (in.at_word("detach") && in.at_word("delete", 1))) {
        clause.kind = ClauseKind::remove;
        in.accept_word("detach");
        in.take();
        do clause.removed.push_back(parse_expression(in));
        while (in.accept_sign(","));
    } else {
        in.fail("MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN");
    }
    clause.span = in.span_from(from);
    return clause;
}

SingleQuery parse_single(TokenReader& in) {
    SingleQuery query;
    do {
        if (query.clauses.size() == most_clauses)
            throw QueryError(Fault::LimitReached, in.peek().span,
                             "the query has more than " + std::to_string(most_clauses) + " clauses",
                             "give what varies as a list: UNWIND $list AS x");
        query.clauses.push_back(parse_clause(in));
    } while (in.peek().kind != TokenKind::end && !in.at_word("union") && !in.at_sign(";") &&
             query.clauses.back().kind != ClauseKind::result);
    return query;
}

}  // namespace

Query parse_query(std::string_view text) {
    TokenReader in(text);
    Query query;
    if (in.peek().kind == TokenKind::end) in.fail("a query");
    query.parts.push_back(parse_single(in));
    for (bool first = true; in.at_word("union"); first = false) {
        const TextSpan span = in.take().span;
        const bool all = in.accept_word("all");
        if (!first && all != query.keep_duplicates)
            throw QueryError(Fault::UnexpectedSyntax, span, "UNION and UNION ALL cannot be mixed",
                             "wrap one of them: RETURN DISTINCT does what UNION does");
        query.keep_duplicates = all;
        query.parts.push_back(parse_single(in));
    }
    in.accept_sign(";");
    if (in.peek().kind != TokenKind::end) in.fail("the end of the query");
    return query;
}

}  // namespace skein::cypher
