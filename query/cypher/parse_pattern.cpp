#include "query/cypher/parse.hpp"

#include "query/cypher/token_reader.hpp"

#include <charconv>

namespace skein::cypher {

namespace {

constexpr std::size_t most_nodes = 500;  // of a clause: a match goes through all of them at once

// {…}; a parameter in its place could not be planned.
Expression parse_properties(TokenReader& in) {
    if (in.peek().kind == TokenKind::parameter)
        throw QueryError(Fault::InvalidParameterUse, in.peek().span, "a parameter cannot stand for all properties of a pattern",
                         "name them: {name: $name}");
    return in.at_sign("{") ? parse_map(in) : Expression{};
}

std::vector<Label> parse_labels(TokenReader& in) {
    std::vector<Label> labels;
    while (in.accept_sign(":")) {
        const TextSpan span = in.peek().span;
        labels.push_back({in.expect_name("a label"), span});
    }
    return labels;
}

NodePattern parse_node(TokenReader& in) {
    const std::size_t from = in.position();
    in.expect_sign("(", "to begin a node");
    NodePattern node;
    if (in.at_name()) node.variable = in.expect_variable();
    node.labels = parse_labels(in);
    node.properties = parse_properties(in);
    in.expect_sign(")", "to end the node");
    node.span = in.span_from(from);
    return node;
}

std::uint64_t parse_bound(TokenReader& in) {
    const Token& token = in.peek();
    if (token.kind != TokenKind::integer)
        throw QueryError(Fault::InvalidRelationshipPattern, token.span, "the number of steps must be a whole number, 0 or more",
                         "write *2, *1..3, *..3 or *");
    std::uint64_t bound = 0;
    const auto result = std::from_chars(token.content.data(), token.content.data() + token.content.size(), bound);
    if (result.ec != std::errc() || result.ptr != token.content.data() + token.content.size())
        throw QueryError(Fault::InvalidRelationshipPattern, token.span, "the number of steps is out of range");
    in.take();
    return bound;
}

void parse_length(TokenReader& in, RelationshipPattern& relationship) {
    if (in.at_sign(".."))
        throw QueryError(Fault::InvalidRelationshipPattern, in.peek().span, "a range of steps needs an asterisk before it",
                         "write *1..3");
    if (!in.accept_sign("*")) return;
    relationship.variable_length = true;
    if (in.peek().kind == TokenKind::integer || in.at_sign("-")) {
        relationship.least = parse_bound(in);
        if (!in.at_sign("..")) relationship.most = relationship.least;
    }
    if (in.accept_sign("..") && (in.peek().kind == TokenKind::integer || in.at_sign("-"))) relationship.most = parse_bound(in);
}

RelationshipPattern parse_relationship(TokenReader& in) {
    const std::size_t from = in.position();
    RelationshipPattern relationship;
    const bool left = in.accept_sign("<");
    in.expect_sign("-", "to go on with the pattern");
    if (in.accept_sign("[")) {
        if (in.at_name()) relationship.variable = in.expect_variable();
        if (in.accept_sign(":")) {
            do {
                in.accept_sign(":");  // [:A|:B] is written too
                const TextSpan span = in.peek().span;
                relationship.types.push_back({in.expect_name("a relation"), span});
            } while (in.accept_sign("|"));
        }
        parse_length(in, relationship);
        relationship.properties = parse_properties(in);
        in.expect_sign("]", "to end the relationship");
    }
    in.expect_sign("-", "to go on with the pattern");
    const bool right = in.accept_sign(">");
    relationship.direction = left == right ? Direction::both : left ? Direction::left : Direction::right;
    relationship.span = in.span_from(from);
    return relationship;
}

bool at_relationship(const TokenReader& in) { return in.at_sign("-") || (in.at_sign("<") && in.at_sign("-", 1)); }

}  // namespace

PathPattern parse_path(TokenReader& in) {
    const std::size_t from = in.position();
    PathPattern path;
    const bool one = in.at_word("shortestPath"), all = in.at_word("allShortestPaths");
    if ((one || all) && in.at_sign("(", 1)) {
        path.kind = one ? PathKind::shortest : PathKind::all_shortest;
        in.take();
        in.take();
    }
    path.nodes.push_back(parse_node(in));
    while (at_relationship(in)) {
        path.relationships.push_back(parse_relationship(in));
        if (path.nodes.size() == most_nodes)
            throw QueryError(Fault::LimitReached, in.peek().span,
                             "the pattern has more than " + std::to_string(most_nodes) + " nodes", "write chains as [*1..9]");
        path.nodes.push_back(parse_node(in));
    }
    if (path.kind != PathKind::any) {
        in.expect_sign(")", "to end the shortest path");
        if (path.relationships.size() != 1)
            throw QueryError(Fault::UnexpectedSyntax, in.span_from(from), "a shortest path is looked for between two nodes",
                             "write shortestPath((a)-[*]-(b))");
    }
    path.span = in.span_from(from);
    return path;
}

std::vector<PathPattern> parse_patterns(TokenReader& in) {
    std::vector<PathPattern> paths;
    std::size_t nodes = 0;
    do {
        std::string variable;
        if (in.at_name() && in.at_sign("=", 1)) {
            variable = in.expect_variable();
            in.take();
        }
        paths.push_back(parse_path(in));
        paths.back().variable = std::move(variable);
        nodes += paths.back().nodes.size();
        if (nodes > most_nodes)
            throw QueryError(Fault::LimitReached, paths.back().span,
                             "the patterns of one clause have more than " + std::to_string(most_nodes) + " nodes");
    } while (in.accept_sign(","));
    return paths;
}

bool at_relationship_pattern(const TokenReader& in) {
    const std::size_t open = in.position();
    const std::size_t close = in.partner(open);
    if (!in.at_sign("(") || close <= open) return false;
    const auto is = [&](std::size_t index, std::string_view sign) {
        return in.token(index).kind == TokenKind::sign && in.token(index).content == sign;
    };
    // `end` is the last token, so that looking one further from a sign is always within.
    std::size_t at = close + 1;
    if (is(at, "<")) ++at;
    if (!is(at, "-")) return false;
    ++at;
    if (is(at, "[")) {
        if (in.partner(at) <= at) return false;
        at = in.partner(at) + 1;
    }
    if (!is(at, "-")) return false;
    ++at;
    if (is(at, ">")) ++at;
    return is(at, "(");
}

}  // namespace skein::cypher
