// Sentences and tokens.

#include "extract/lang/en/lexicon.hpp"
#include "extract/text/rule_tagger.hpp"
#include "extract/text/sentence_splitter.hpp"
#include "extract/text/tokenizer.hpp"

#include <cstdint>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace skein;

namespace {

const en::Lexicon& lexicon() {
    static const en::Lexicon english;
    return english;
}

std::vector<std::string> sentences(std::string_view text, BlockKind kind = BlockKind::paragraph) {
    Vocabulary vocabulary;
    vocabulary.add(text);
    std::vector<std::string> result;
    for (const TextRange range : split_sentences(text, kind, vocabulary, lexicon()))
        result.emplace_back(text.substr(range.start, range.end - range.start));
    return result;
}

std::string tokens(std::string_view text) {
    const TextRange whole[] = {{0, text.size()}};
    const Annotation annotation = tokenize(text, whole);
    std::string result;
    for (const Token& token : annotation.tokens) {
        if (!result.empty()) result += ' ';
        result += annotation.form(token);
    }
    return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a full stop ends a sentence unless it belongs to a word") {
    CHECK(sentences("Dr. Roe met Mr. Poe. They talked.") == Strings{"Dr. Roe met Mr. Poe.", "They talked."});
    CHECK(sentences("It costs $5.6 million. That is much.") == Strings{"It costs $5.6 million.", "That is much."});
    CHECK(sentences("See www.example.org/a.html now. Then go.") == Strings{"See www.example.org/a.html now.", "Then go."});
    CHECK(sentences("She said \"Stop!\" He stopped.") == Strings{"She said \"Stop!\"", "He stopped."});
    CHECK(sentences("J. Roe wrote it, e.g. in May.").size() == 1);
}

TEST_CASE("a sentence end that lost its blank or its full stop is found where both halves are words") {
    CHECK(sentences("The noise was hard to ignoreHaving slept, I left.") ==
          Strings{"The noise was hard to ignore", "Having slept, I left."});
    CHECK(sentences("It fell.Nevertheless they went on.") == Strings{"It fell.", "Nevertheless they went on."});
    CHECK(sentences("The letters were withheld This caused a quarrel.") ==
          Strings{"The letters were withheld", "This caused a quarrel."});
    CHECK(sentences("The iPhone and JavaScript are on GitHub.").size() == 1);
    CHECK(sentences("OpenAI and DeepMind build it.").size() == 1);
}

TEST_CASE("tokens come apart as in the treebanks") {
    CHECK(tokens("I don't know Ann's plan.") == "I do n't know Ann 's plan .");
    CHECK(tokens("It\u2019s Zeta\u2019s.") == "It \u2019s Zeta \u2019s .");
    CHECK(tokens("They can't, he cannot.") == "They ca n't , he can not .");
    CHECK(tokens("about $5.6 million (or 80%)") == "about $ 5.6 million ( or 80 % )");
    CHECK(tokens("DeepSeek-R1 and state-of-the-art hardware/software") == "DeepSeek-R1 and state-of-the-art hardware/software");
    CHECK(tokens("the U.S. and C++, e.g. https://example.org/x?y=1.") == "the U.S. and C++ , e.g. https://example.org/x?y=1 .");
    CHECK(tokens("limits\u2014such as speed") == "limits \u2014 such as speed");
    CHECK(tokens("DeepSeek\u5982\u4F55CUDA") == "DeepSeek \u5982\u4F55 CUDA");
}

TEST_CASE("tokens are the text's bytes, in order, without overlap, and nothing but white space is left out") {
    // A fixed generator: the same text in every run.
    std::uint32_t state = 12345;
    const auto next = [&] { return state = state * 1664525U + 1013904223U; };
    static const char* const pieces[] = {"Word",
                                         "don't",
                                         "\u2019s",
                                         ".",
                                         ",",
                                         " ",
                                         "\n",
                                         "3.5",
                                         "$",
                                         "\u4E2D\u6587",
                                         "(",
                                         "\"",
                                         "U.S.",
                                         "-",
                                         "\u00E9t\u00E9",
                                         "\xF0\x9F\x98\x80",
                                         "http://a.b",
                                         "x/y",
                                         "'",
                                         "The"};
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) text += pieces[next() % 20];
        Vocabulary vocabulary;
        vocabulary.add(text);
        const std::vector<TextRange> ranges = split_sentences(text, BlockKind::paragraph, vocabulary, lexicon());
        const Annotation annotation = tag(tokenize(text, ranges), BlockKind::paragraph, lexicon());
        std::size_t at = 0;
        std::string kept;
        for (const Token& token : annotation.tokens) {
            REQUIRE(token.start >= at);
            REQUIRE(token.end > token.start);
            REQUIRE(token.end <= text.size());
            kept += annotation.form(token);
            at = token.end;
        }
        std::string wanted;
        for (const char c : text) {
            if (c != ' ' && c != '\n') wanted += c;
        }
        REQUIRE(kept == wanted);
    }
}

TEST_CASE("speech is cut into clauses and nothing grows past the limit") {
    const std::string text =
        "so they built a new engine it runs on water yeah that is great they tested it twice and it worked both times because "
        "the team knew "
        "what they wanted it was a long way but they made it";
    const TextRange whole[] = {{0, text.size()}};
    const Annotation tagged = tag(tokenize(text, whole), BlockKind::speech, lexicon());
    std::size_t forced = 0;
    CHECK(cut_long_sentences(tagged, BlockKind::speech, lexicon(), forced).size() >= 5);
    CHECK(forced == 0);

    std::string endless;
    for (int i = 0; i < 2000; ++i) endless += "word ";
    const TextRange all[] = {{0, endless.size()}};
    const Annotation long_one = tag(tokenize(endless, all), BlockKind::paragraph, lexicon());
    const std::vector<SentenceTokens> cut = cut_long_sentences(long_one, BlockKind::paragraph, lexicon(), forced);
    CHECK(forced > 0);
    for (const SentenceTokens sentence : cut) CHECK(sentence.last - sentence.first <= max_sentence_tokens);
}
