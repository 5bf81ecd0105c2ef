#pragma once
// The parser's place in the tokens, with its questions and complaints. Only for the parser's files.

#include "query/cypher/lexer.hpp"
#include "query/cypher/syntax.hpp"

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace skein::cypher {

inline constexpr std::size_t deepest_nesting = 100;    // of brackets, CASE and the like in one another
inline constexpr std::uint32_t deepest_expression = 1000;  // of a tree: also `a + b + c …`

class TokenReader {
  public:
    explicit TokenReader(std::string_view text);

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
    [[nodiscard]] std::size_t position() const { return at_; }
    const Token& take();

    [[nodiscard]] bool at_sign(std::string_view sign, std::size_t ahead = 0) const;
    // A word of the language, in any case; never one in backquotes.
    [[nodiscard]] bool at_word(std::string_view word, std::size_t ahead = 0) const;
    [[nodiscard]] bool at_name(std::size_t ahead = 0) const;
    bool accept_sign(std::string_view sign);
    bool accept_word(std::string_view word);
    bool accept_words(std::initializer_list<std::string_view> words);
    // Each throws QueryError with what was expected instead of what is there.
    void expect_sign(std::string_view sign, std::string_view purpose);
    void expect_word(std::string_view word);
    std::string expect_name(std::string_view what);      // any name, also words of the language
    std::string expect_variable();                       // no word of the language
    [[noreturn]] void fail(std::string_view expected) const;

    // Index of the bracket that closes the one at `index`; `index` itself when there is none.
    [[nodiscard]] std::size_t partner(std::size_t index) const { return partners_[index]; }
    [[nodiscard]] const Token& token(std::size_t index) const { return tokens_[index]; }
    // From the token at `from` to the last one taken.
    [[nodiscard]] TextSpan span_from(std::size_t from) const;
    [[nodiscard]] std::string_view text(TextSpan span) const { return text_.substr(span.start, span.end - span.start); }

    // Held while something nested is read: throws when it is too deep.
    class Nesting {
      public:
        explicit Nesting(TokenReader& reader);
        ~Nesting() { --reader_->nesting_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

      private:
        TokenReader* reader_;
    };

  private:
    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> partners_;
    std::size_t at_ = 0;
    std::size_t nesting_ = 0;
};

// A word that begins a clause or joins expressions and so cannot be a variable without backquotes.
[[nodiscard]] bool is_reserved(std::string_view word);

}  // namespace skein::cypher
