#include "query/cypher/warn_unknown.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace skein::cypher {

namespace {

// The text that an expression is sure to have.
std::optional<std::string> text_of(const Expression& expression, const Analysis& analysis) {
    const Value value = expression.kind == ExpressionKind::literal     ? expression.value
                        : expression.kind == ExpressionKind::parameter ? entry_of(analysis.parameters, expression.name)
                                                                       : Value();
    return value.kind() == ValueKind::text ? std::optional(std::string(value.text())) : std::nullopt;
}

void warn(Owner owner, const std::string& key, const Expression& value, bool exactly, const Analysis& analysis) {
    const auto text = text_of(value, analysis);
    if (!text) return;
    const auto near = analysis.graph.near_unless_known(owner, key, *text, exactly);
    if (!near) return;
    const std::string shown = " \"" + printable(*text) + '"';
    const std::string message = owner == Owner::relationship ? "no relation in this graph has the " + key + shown
                                : exactly                    ? "nothing in this graph has exactly the " + key + shown
                                                             : "nothing in this graph is called" + shown;
    analysis.warnings.warning(message, {}, did_you_mean(*near));
}

}  // namespace

void warn_of_type(const Label& type, const Analysis& analysis) {
    const Vocabulary* vocabulary = analysis.graph.vocabulary();
    if (vocabulary == nullptr || !analysis.graph.types_named(type.name).empty()) return;
    analysis.warnings.warning("no relation in this graph is called \"" + type.name + '"', {},
                              did_you_mean(type.name, vocabulary->types));
}

void warn_of_value(Owner owner, const std::string& key, const Expression& value, const Analysis& analysis) {
    // Names and claimants in a pattern are found in any case.
    warn(owner, key, value, key != "name" && key != "claimant", analysis);
}

void warn_of_equation(const Expression& expression, const Scope& scope, const Analysis& analysis) {
    for (const std::size_t side : {0U, 1U}) {
        const Expression& property = expression.operands[side];
        if (property.kind != ExpressionKind::property || property.operands[0].kind != ExpressionKind::variable) continue;
        const Variable* variable = scope.find(property.operands[0].name);
        if (variable == nullptr || (variable->type != StaticType::node && variable->type != StaticType::relationship)) continue;
        warn(variable->type == StaticType::node ? Owner::node : Owner::relationship, property.name, expression.operands[1 - side],
             true, analysis);
    }
}

}  // namespace skein::cypher
