#include "query/cypher/token_reader.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace skein::cypher {

namespace {

constexpr std::array<std::string_view, 39> reserved_words = {
    "all",    "and",        "as",     "asc",      "ascending", "by",   "case", "contains", "create", "delete",
    "desc",   "descending", "detach", "distinct", "else",      "end",  "ends", "exists",   "false",  "in",
    "is",     "limit",      "match",  "merge",    "not",       "null", "on",   "optional", "or",     "order",
    "remove", "return",     "set",    "skip",     "starts",    "then", "true", "union",    "unwind",
};
constexpr std::array<std::string_view, 4> more_reserved_words = {"when", "where", "with", "xor"};

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return lower(x) == lower(y);
    });
}

}  // namespace

bool is_reserved(std::string_view word) {
    const auto same = [&](std::string_view known) { return same_word(word, known); };
    return std::any_of(reserved_words.begin(), reserved_words.end(), same) ||
           std::any_of(more_reserved_words.begin(), more_reserved_words.end(), same);
}

TokenReader::TokenReader(std::string_view text) : text_(text), tokens_(tokens_of(text)), partners_(tokens_.size()) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        partners_[i] = i;
        if (tokens_[i].kind != TokenKind::sign || tokens_[i].content.size() != 1) continue;
        const char c = tokens_[i].content[0];
        if (c == '(' || c == '[' || c == '{') open.push_back(i);
        const char opening = c == ')' ? '(' : c == ']' ? '[' : c == '}' ? '{' : '\0';
        if (opening == '\0' || open.empty() || tokens_[open.back()].content[0] != opening) continue;
        partners_[open.back()] = i;
        partners_[i] = open.back();
        open.pop_back();
    }
}

const Token& TokenReader::peek(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

const Token& TokenReader::take() {
    const Token& token = peek();
    if (token.kind != TokenKind::end) ++at_;
    return token;
}

bool TokenReader::at_sign(std::string_view sign, std::size_t ahead) const {
    return peek(ahead).kind == TokenKind::sign && peek(ahead).content == sign;
}

bool TokenReader::at_word(std::string_view word, std::size_t ahead) const {
    return peek(ahead).kind == TokenKind::word && same_word(peek(ahead).content, word);
}

bool TokenReader::at_name(std::size_t ahead) const {
    return peek(ahead).kind == TokenKind::word || peek(ahead).kind == TokenKind::quoted_word;
}

bool TokenReader::accept_sign(std::string_view sign) {
    if (!at_sign(sign)) return false;
    take();
    return true;
}

bool TokenReader::accept_word(std::string_view word) {
    if (!at_word(word)) return false;
    take();
    return true;
}

bool TokenReader::accept_words(std::initializer_list<std::string_view> words) {
    std::size_t ahead = 0;
    for (const std::string_view word : words)
        if (!at_word(word, ahead++)) return false;
    at_ += ahead;
    return true;
}

void TokenReader::expect_sign(std::string_view sign, std::string_view purpose) {
    if (!accept_sign(sign)) fail("`" + std::string(sign) + "`" + (purpose.empty() ? "" : " " + std::string(purpose)));
}

void TokenReader::expect_word(std::string_view word) {
    if (!accept_word(word)) fail(word);
}

std::string TokenReader::expect_name(std::string_view what) {
    if (!at_name()) fail(what);
    return take().content;
}

std::string TokenReader::expect_variable() {
    if (!at_name()) fail("a variable");
    if (peek().kind == TokenKind::word && is_reserved(peek().content))
        throw QueryError(Fault::UnexpectedSyntax, peek().span,
                         "`" + peek().content + "` is a word of the language and cannot be a variable",
                         "choose another name, or write it in backquotes");
    return take().content;
}

void TokenReader::fail(std::string_view expected) const {
    const Token& token = peek();
    const std::string found =
        token.kind == TokenKind::end ? "the query ends here" : "`" + std::string(text(token.span)) + "` stands here";
    std::string advice;
    if (token.kind == TokenKind::word) {
        // A misspelt word of the language is the commonest reason.
        std::vector<std::string_view> words(reserved_words.begin(), reserved_words.end());
        words.insert(words.end(), more_reserved_words.begin(), more_reserved_words.end());
        const std::vector<std::string> near = near_names(token.content, words, 1);
        if (!near.empty() && !is_reserved(token.content)) {
            std::string word = near.front();
            for (char& c : word) c = static_cast<char>(c - 'a' + 'A');
            advice = "did you mean " + word + "?";
        }
    }
    throw QueryError(Fault::UnexpectedSyntax, token.span, found + ", where " + std::string(expected) + " was expected", advice);
}

TextSpan TokenReader::span_from(std::size_t from) const {
    return {tokens_[from].span.start, tokens_[at_ > from ? at_ - 1 : from].span.end};
}

TokenReader::Nesting::Nesting(TokenReader& reader) : reader_(&reader) {
    if (++reader.nesting_ > deepest_nesting) {
        --reader.nesting_;
        throw QueryError(Fault::LimitReached, reader.peek().span,
                         "the query is nested deeper than " + std::to_string(deepest_nesting) + " levels",
                         "take parts out with WITH");
    }
}

}  // namespace skein::cypher
