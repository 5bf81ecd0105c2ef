#include "query/cypher/lexer.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <tao/pegtl.hpp>

namespace skein::cypher {

namespace {

namespace peg = tao::pegtl;

// Bytes beyond ASCII are letters: the text is known to be UTF-8.
struct letter : peg::sor<peg::alpha, peg::one<'_'>, peg::ranges<'\x80', '\xFF'>> {};
struct letter_or_digit : peg::sor<letter, peg::digit> {};
struct no_break_space : peg::string<'\xC2', '\xA0'> {};
struct line_comment : peg::seq<peg::two<'/'>, peg::until<peg::eolf>> {};
struct block_comment : peg::seq<peg::string<'/', '*'>, peg::until<peg::string<'*', '/'>>> {};
struct blank : peg::sor<peg::space, no_break_space, line_comment, block_comment> {};

struct word : peg::seq<letter, peg::star<letter_or_digit>> {};
struct backquoted_part : peg::sor<peg::string<'`', '`'>, peg::not_one<'`'>> {};
struct backquoted : peg::seq<peg::one<'`'>, peg::plus<backquoted_part>, peg::one<'`'>> {};
struct parameter_name : peg::sor<backquoted, peg::plus<letter_or_digit>> {};
struct parameter : peg::seq<peg::one<'$'>, parameter_name> {};

struct exponent : peg::seq<peg::one<'e', 'E'>, peg::opt<peg::one<'+', '-'>>, peg::plus<peg::digit>> {};
// `1..3` is a range, not the number 1. and a dot.
struct fraction : peg::seq<peg::one<'.'>, peg::plus<peg::digit>> {};
struct real : peg::seq<peg::sor<peg::seq<peg::plus<peg::digit>, peg::sor<peg::seq<fraction, peg::opt<exponent>>, exponent>>,
                                peg::seq<fraction, peg::opt<exponent>>>,
                       peg::not_at<letter>> {};
struct hexadecimal : peg::seq<peg::string<'0', 'x'>, peg::plus<peg::xdigit>> {};
struct octal : peg::seq<peg::string<'0', 'o'>, peg::plus<peg::range<'0', '7'>>> {};
struct integer : peg::seq<peg::sor<hexadecimal, octal, peg::plus<peg::digit>>, peg::not_at<letter_or_digit>> {};

template <char Quote>
struct quoted : peg::seq<peg::one<Quote>, peg::star<peg::sor<peg::seq<peg::one<'\\'>, peg::any>, peg::not_one<Quote, '\\'>>>,
                         peg::one<Quote>> {};
struct text : peg::sor<quoted<'\''>, quoted<'"'>> {};

struct sign
    : peg::sor<peg::string<'<', '='>, peg::string<'>', '='>, peg::string<'<', '>'>, peg::string<'=', '~'>, peg::string<'.', '.'>,
               peg::one<'(', ')', '[', ']', '{', '}', ',', '.', ':', ';', '|', '+', '-', '*', '/', '%', '^', '=', '<', '>', '?',
                        '&', '!'>> {};

// A parameter's own name may stand in backquotes and is no token by itself.
struct quoted_word : peg::seq<backquoted> {};
struct element : peg::sor<blank, word, quoted_word, parameter, real, integer, text, sign> {};

struct Output {
    std::string_view whole;
    std::vector<Token>* tokens;
};

template <TokenKind Kind>
struct append {
    template <class Input>
    static void apply(const Input& in, Output& output) {
        const auto start = static_cast<std::uint32_t>(in.begin() - output.whole.data());
        output.tokens->push_back({Kind, {start, start + static_cast<std::uint32_t>(in.size())}, in.string()});
    }
};

template <class Rule>
struct action : peg::nothing<Rule> {};
template <> struct action<word> : append<TokenKind::word> {};
template <> struct action<quoted_word> : append<TokenKind::quoted_word> {};
template <> struct action<parameter> : append<TokenKind::parameter> {};
template <> struct action<real> : append<TokenKind::real> {};
template <> struct action<integer> : append<TokenKind::integer> {};
template <> struct action<text> : append<TokenKind::text> {};
template <> struct action<sign> : append<TokenKind::sign> {};


std::string without_backquotes(std::string_view written) {
    std::string name;
    for (std::size_t i = 1; i + 1 < written.size(); ++i) {
        name += written[i];
        if (written[i] == '`') ++i;
    }
    return name;
}

// `\uXXXX` and `\UXXXXXXXX`; `at` is the offset of the letter and moves to the last digit.
char32_t escaped_code_point(std::string_view written, std::size_t& at, TextSpan span) {
    const std::size_t digits = written[at] == 'u' ? 4 : 8;
    std::uint32_t value = 0;
    const char* begin = written.data() + at + 1;
    const char* end = begin + std::min(digits, written.size() - at - 1);
    const auto result = std::from_chars(begin, end, value, 16);
    if (result.ptr != begin + digits || value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        throw QueryError(Fault::UnexpectedSyntax, {span.start + static_cast<std::uint32_t>(at) - 1, span.end},
                         "this escape names no character", "write \\u and four hexadecimal digits, or \\U and eight");
    at += digits;
    return value;
}

std::string unescaped(std::string_view written, TextSpan span) {
    std::string content;
    for (std::size_t i = 1; i + 1 < written.size(); ++i) {
        if (written[i] != '\\') {
            content += written[i];
            continue;
        }
        switch (written[++i]) {
            case 'n': content += '\n'; break;
            case 't': content += '\t'; break;
            case 'r': content += '\r'; break;
            case 'b': content += '\b'; break;
            case 'f': content += '\f'; break;
            case 'u':
            case 'U': append_utf8(content, escaped_code_point(written, i, span)); break;
            case '\\':
            case '\'':
            case '"':
            case '`': content += written[i]; break;
            default:
                throw QueryError(Fault::UnexpectedSyntax, {span.start + static_cast<std::uint32_t>(i) - 1, span.end},
                                 "there is no such escape in a text", "a backslash itself is written \\\\");
        }
    }
    return content;
}

[[noreturn]] void refuse(std::string_view text, std::size_t at) {
    const TextSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
    const char c = text[at];
    if (c == '\'' || c == '"')
        throw QueryError(Fault::UnexpectedSyntax, span, "this text has no closing quote",
                         std::string("put ") + c + " at its end; inside a text, write \\" + c);
    if (c == '`')
        throw QueryError(Fault::UnexpectedSyntax, span, "this name has no closing backquote",
                         "names in backquotes must not be empty");
    if (c == '$')
        throw QueryError(Fault::UnexpectedSyntax, span, "a parameter needs a name",
                         "write $name, and -p name=value on the command line");
    if (text.substr(at, 2) == "/*") throw QueryError(Fault::UnexpectedSyntax, span, "this comment has no end", "end it with */");
    if (c >= '0' && c <= '9')
        throw QueryError(Fault::InvalidNumberLiteral, span, "this is no number",
                         "a name cannot begin with a digit; put it in backquotes");
    throw QueryError(Fault::UnexpectedSyntax, span, "this character has no meaning in a query",
                     "texts stand in quotes, names in backquotes");
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    if (text.size() > longest_query)
        throw QueryError(Fault::LimitReached, {}, "the query is longer than " + std::to_string(longest_query) + " bytes",
                         "give long lists as parameters");
    if (const auto at = find_invalid_utf8(text))
        throw QueryError(Fault::UnexpectedSyntax, {static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at + 1)},
                         "the query is not UTF-8 here", "check the encoding of the terminal or the file");
    std::vector<Token> tokens;
    Output output{text, &tokens};
    peg::memory_input<peg::tracking_mode::lazy> in(text.data(), text.data() + text.size(), "query");
    while (!in.empty())
        if (!peg::parse<element, action>(in, output)) refuse(text, static_cast<std::size_t>(in.current() - text.data()));
    for (Token& token : tokens) {
        if (token.kind == TokenKind::quoted_word) token.content = without_backquotes(token.content);
        if (token.kind == TokenKind::text) token.content = unescaped(token.content, token.span);
        if (token.kind == TokenKind::parameter)
            token.content =
                token.content[1] == '`' ? without_backquotes(std::string_view(token.content).substr(1)) : token.content.substr(1);
    }
    const auto size = static_cast<std::uint32_t>(text.size());
    tokens.push_back({TokenKind::end, {size, size}, {}});
    return tokens;
}

}  // namespace skein::cypher
