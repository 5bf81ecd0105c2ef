// Sentences and tokens.

#include "extract/lang/en/lexicon.hpp"
#include "extract/text/glued_words.hpp"
#include "extract/text/sentence_splitter.hpp"
#include "extract/text/tokenizer.hpp"
#include "tests/support/effort.hpp"

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

Annotation split(std::string_view text, BlockKind kind = BlockKind::paragraph, std::size_t* forced = nullptr) {
    Vocabulary vocabulary;
    vocabulary.add(text);
    const std::vector<std::size_t> cuts = find_glued_ends(text, kind, vocabulary, lexicon());
    Annotation annotation = tokenize(text, cuts);
    SplitWorkspace workspace;
    const std::size_t number = split_sentences(english_segmenter(), annotation, kind, cuts, workspace);
    if (forced != nullptr) *forced = number;
    return annotation;
}

std::vector<std::string> sentences(std::string_view text, BlockKind kind = BlockKind::paragraph) {
    const Annotation annotation = split(text, kind);
    std::vector<std::string> result;
    for (const SentenceTokens& sentence : annotation.sentences) {
        const std::uint32_t start = annotation.tokens[sentence.first].start;
        result.emplace_back(text.substr(start, annotation.tokens[sentence.last - 1].end - start));
    }
    return result;
}

std::string tokens(std::string_view text) {
    const Annotation annotation = tokenize(text);
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
    CHECK(tokens("DeepSeek-R1 and state-of-the-art hardware/software") ==
          "DeepSeek - R1 and state - of - the - art hardware / software");
    CHECK(tokens("an e-mail on anti-trust w/o a 35mm lens at 5pm") == "an e-mail on anti-trust w/o a 35 mm lens at 5 pm");
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
        const Annotation annotation = split(text);
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

TEST_CASE("numbers, addresses, faces and abbreviations stay whole") {
    CHECK(tokens("Call 713-853-3989 on 11/28/2000, from 5:00-8:30 or 1969-1970, at 1,000.50.") ==
          "Call 713-853-3989 on 11/28/2000 , from 5:00 - 8:30 or 1969 - 1970 , at 1,000.50 .");
    CHECK(tokens("Write to a.roe@example.com (see notes_1-2.DOC)!") == "Write to a.roe@example.com ( see notes_1-2.DOC ) !");
    CHECK(tokens("Nice :) really?! <3") == "Nice :) really ?! <3");
    CHECK(tokens("On Sept. 5 Dr. Roe of Poe Inc. came, etc.") == "On Sept. 5 Dr. Roe of Poe Inc. came , etc .");
    CHECK(tokens("No. I see No. 5.") == "No . I see No. 5 .");
    CHECK(tokens("the 80's and the '90s, get 'em") == "the 80's and the '90s , get 'em");
    CHECK(tokens("We dont, they gonna") == "We do nt , they gon na");
}

TEST_CASE("a megabyte of ranges is read in linear time") {
    std::string text;
    for (int i = 0; i < effort(170'000); ++i) text += "1-2/3,";
    CHECK(tokenize(text).tokens.size() > effort(500'000U));
}

TEST_CASE("speech without punctuation is cut into sentences") {
    const auto found = sentences(
        "we built a new engine last year it runs on water yeah that is great have you tested it we tested it twice and "
        "it worked both times because the team knew what they wanted it was a long way but they made it",
        BlockKind::speech);
    CHECK(found.size() >= 3);
    CHECK(found.size() <= 9);
    // No sentence ends between a subject and its verb.
    for (const std::string& sentence : found) {
        for (const std::string_view subject : {" we", " they", " the", " a", " because"})
            CHECK_FALSE(sentence.ends_with(subject));
    }
}

TEST_CASE("nothing grows past the limit") {
    std::string endless;
    for (int i = 0; i < 2000; ++i) endless += "word ";
    std::size_t forced = 0;
    const Annotation cut = split(endless, BlockKind::title, &forced);
    CHECK(forced > 0);
    std::uint32_t next = 0;
    for (const SentenceTokens& sentence : cut.sentences) {
        CHECK(sentence.first == next);
        CHECK(sentence.last - sentence.first <= max_sentence_tokens);
        next = sentence.last;
    }
    CHECK(next == 2000);
}

TEST_CASE("an empty line ends a sentence, and so does a full stop of other scripts") {
    CHECK(sentences("one two three\n\nfour five").size() == 2);
    CHECK(sentences("\u4E2D\u6587\u3002\u4E2D\u6587").size() == 2);
    CHECK(sentences("").empty());
    CHECK(sentences(" \n ").empty());
}
