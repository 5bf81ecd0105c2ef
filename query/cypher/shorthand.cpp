#include "query/cypher/shorthand.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "query/cypher/parse.hpp"

#include <algorithm>
#include <array>
#include <tao/pegtl.hpp>

namespace skein::cypher {

namespace {

namespace peg = tao::pegtl;

struct blanks : peg::star<peg::space> {};
struct quoted_name : peg::sor<peg::seq<peg::one<'"'>, peg::plus<peg::not_one<'"'>>, peg::one<'"'>>,
                              peg::seq<peg::one<'\''>, peg::plus<peg::not_one<'\''>>, peg::one<'\''>>> {};
struct asked : peg::seq<peg::one<'?'>, peg::star<peg::sor<peg::alnum, peg::one<'_'>, peg::ranges<'\x80', '\xFF'>>>> {};
// An arrow's end is a dash with a blank, a question or the end behind it: other dashes are part of a name.
struct arrow_end
    : peg::seq<peg::one<'-'>, peg::opt<peg::one<'>'>>, peg::at<peg::sor<peg::space, peg::one<'?', '"', '\''>, peg::eof>>> {};
struct relation : peg::star<peg::not_at<arrow_end>, peg::any> {};
struct to_the_left : peg::one<'<'> {};
struct to_the_right : peg::one<'>'> {};
struct arrow
    : peg::seq<peg::opt<to_the_left>, peg::one<'-'>, relation, peg::at<arrow_end>, peg::one<'-'>, peg::opt<to_the_right>> {};
struct plain_name : peg::plus<peg::not_at<peg::plus<peg::space>, arrow>, peg::any> {};
struct term : peg::sor<quoted_name, asked, plain_name> {};
struct shorthand : peg::seq<blanks, term, peg::plus<blanks, arrow, blanks, term>, blanks, peg::eof> {};

struct Term {
    TextSpan span;
    std::string name;  // of an entity; empty: asked for
    std::string variable;
};

struct Arrow {
    TextSpan span;
    std::string relation;
    bool left = false, right = false;
};

struct Parts {
    std::string_view whole;
    std::vector<Term> terms;
    std::vector<Arrow> arrows;
    Arrow next;

    template <class Input>
    TextSpan span(const Input& in) const {
        const auto start = static_cast<std::uint32_t>(in.begin() - whole.data());
        return {start, start + static_cast<std::uint32_t>(in.size())};
    }
};

std::string trimmed(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(" \t\n\r"), text.size()));
    text.erase(text.find_last_not_of(" \t\n\r") + 1);
    return text;
}

template <class Rule>
struct action : peg::nothing<Rule> {};
template <>
struct action<quoted_name> {
    template <class Input>
    static void apply(const Input& in, Parts& parts) {
        const std::string text = in.string();
        parts.terms.push_back({parts.span(in), text.substr(1, text.size() - 2), {}});
    }
};
template <>
struct action<plain_name> {
    template <class Input>
    static void apply(const Input& in, Parts& parts) {
        parts.terms.push_back({parts.span(in), trimmed(in.string()), {}});
    }
};
template <>
struct action<asked> {
    template <class Input>
    static void apply(const Input& in, Parts& parts) {
        parts.terms.push_back({parts.span(in), {}, in.string().substr(1)});
    }
};
template <>
struct action<to_the_left> {
    static void apply0(Parts& parts) { parts.next.left = true; }
};
template <>
struct action<to_the_right> {
    static void apply0(Parts& parts) { parts.next.right = true; }
};
template <>
struct action<relation> {
    template <class Input>
    static void apply(const Input& in, Parts& parts) {
        parts.next.relation = trimmed(in.string());
        parts.next.span = parts.span(in);
    }
};
template <>
struct action<arrow> {
    static void apply0(Parts& parts) {
        parts.arrows.push_back(std::move(parts.next));
        parts.next = {};
    }
};

// Looks ahead without taking: rules within a `not_at` have no actions.
std::optional<Parts> parts_of(std::string_view text) {
    Parts parts;
    parts.whole = text;
    peg::memory_input<peg::tracking_mode::lazy> in(text.data(), text.data() + text.size(), "query");
    if (!peg::parse<shorthand, action>(in, parts)) return std::nullopt;
    return parts;
}

std::string text_literal(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + '\'';
}

std::string backquoted(std::string_view name) {
    std::string out = "`";
    for (const char c : name) {
        if (c == '`') out += '`';
        out += c;
    }
    return out + '`';
}

void require_name(const Term& term, const PropertyGraph& graph) {
    if (term.name.empty() || !graph.find("name", Value(term.name)).empty()) return;
    throw QueryError(Fault::UnknownName, term.span, "nothing in this graph is called \"" + term.name + '"',
                     did_you_mean(graph.near_values("name", term.name)));
}

// `:use|:rely on`, by lemma or by the words of a statement; empty for any relation.
std::string types_of(const Arrow& arrow, const PropertyGraph& graph) {
    if (arrow.relation.empty() || arrow.relation == "?") return {};
    std::string types;
    std::size_t start = 0;
    while (start <= arrow.relation.size()) {
        const std::size_t end = std::min(arrow.relation.find('|', start), arrow.relation.size());
        const std::string name = trimmed(arrow.relation.substr(start, end - start));
        start = end + 1;
        std::vector<std::string_view> known =
            graph.types_named(name).empty() ? graph.types_worded(name) : std::vector<std::string_view>{name};
        if (known.empty()) {
            const Vocabulary* vocabulary = graph.vocabulary();
            throw QueryError(Fault::UnknownName, arrow.span, "no relation in this graph is called \"" + name + '"',
                             vocabulary == nullptr ? std::string() : did_you_mean(name, vocabulary->types));
        }
        for (const std::string_view type : known) types += (types.empty() ? ":" : "|") + backquoted(type);
    }
    return types;
}

bool is_speaking(std::string_view relation) {
    constexpr std::array<std::string_view, 4> words = {"say", "says", "claim", "claims"};
    const std::string folded = fold(relation);
    return std::find(words.begin(), words.end(), folded) != words.end();
}

// What an entity says is a statement that it is the claimant of.
std::string claims_query(const Term& who, const Term& what, const PropertyGraph& graph) {
    const Value name = graph.property(graph.find("name", Value(who.name)).front(), "name");
    const std::string column = backquoted(what.variable.empty() ? "said" : what.variable);
    return "MATCH ()-[r {claimant: " + text_literal(name.text()) + "}]->() RETURN r AS " + column +
           ", r.evidence AS evidence, r.document AS document, r.line AS line";
}

// What is shown beside the names. Of a chain no evidence: every statement of one relation stands beside every one of the next.
std::string relation_columns(const std::string& variable, std::size_t number, bool alone) {
    const std::string label =
        ", CASE " + variable + ".polarity WHEN 'negated' THEN 'not ' ELSE '' END + type(" + variable + ") AS ";
    if (!alone) return label + backquoted("relation " + std::to_string(number + 1));
    return label + "relation, " + variable + ".claimant AS `said by`, " + variable + ".evidence AS evidence";
}

std::string pattern_query(std::vector<Term> terms, const std::vector<Arrow>& arrows, const PropertyGraph& graph) {
    const bool asks = std::any_of(terms.begin(), terms.end(), [](const Term& term) { return term.name.empty(); });
    std::string pattern, names, columns;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::string variable =
            backquoted(terms[i].variable.empty() ? "entity " + std::to_string(i + 1) : terms[i].variable);
        // The same question twice is one column.
        const bool shown = terms[i].name.empty() || !asks;
        const std::string column = variable + ".name AS " + variable;
        if (shown && names.find(column) == std::string::npos) names += (names.empty() ? "" : ", ") + column;
        pattern += "(" + variable + (terms[i].name.empty() ? "" : " {name: " + text_literal(terms[i].name) + "}") + ")";
        if (i == arrows.size()) break;
        const std::string relationship = backquoted("relation " + std::to_string(i + 1));
        pattern += (arrows[i].left ? "<-[" : "-[") + relationship + types_of(arrows[i], graph) + (arrows[i].right ? "]->" : "]-");
        columns += relation_columns(relationship, i, arrows.size() == 1);
    }
    return "MATCH " + pattern + " RETURN DISTINCT " + names + columns;
}

}  // namespace

bool is_shorthand(std::string_view text) {
    constexpr std::array<std::string_view, 16> clauses = {"match",  "optional", "unwind", "with", "return", "create",
                                                          "delete", "detach",   "merge",  "set",  "remove", "call",
                                                          "load",   "foreach",  "union",  "use"};
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    const std::string word = to_lower(text.substr(start, text.find_first_of(" \t\r\n(", start) - start));
    return std::find(clauses.begin(), clauses.end(), word) == clauses.end() && parts_of(text).has_value();
}

Query parse_shorthand(std::string_view text, const PropertyGraph& graph) {
    const auto parts = parts_of(text);
    if (!parts) throw QueryError(Fault::UnexpectedSyntax, {}, "this is no question in shorthand", "write NAME -relation-> ?");
    if (const auto at = find_invalid_utf8(text))
        throw QueryError(Fault::UnexpectedSyntax, {static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at)},
                         "the query is not UTF-8 here");
    for (const Term& term : parts->terms) require_name(term, graph);
    const std::vector<Term>& terms = parts->terms;
    const Arrow& first = parts->arrows.front();
    const bool claims = terms.size() == 2 && !terms[0].name.empty() && terms[1].name.empty() && first.right && !first.left &&
                        is_speaking(first.relation);
    return parse_query(claims ? claims_query(terms[0], terms[1], graph) : pattern_query(terms, parts->arrows, graph));
}

}  // namespace skein::cypher
