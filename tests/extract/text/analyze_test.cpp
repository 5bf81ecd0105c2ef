#include "extract/text/analyze.hpp"

#include "base/error.hpp"
#include "extract/train/random.hpp"
#include "tests/support/tiny_model.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;

namespace {

struct Text {
    std::string text;
    Annotation annotation;

    void add_sentence(const std::vector<std::string>& forms) {
        SentenceTokens sentence{static_cast<std::uint32_t>(annotation.tokens.size()), 0};
        for (const std::string& form : forms) {
            Token& token = annotation.tokens.emplace_back();
            token.start = static_cast<std::uint32_t>(text.size());
            text += form;
            token.end = static_cast<std::uint32_t>(text.size());
            text += ' ';
        }
        sentence.last = static_cast<std::uint32_t>(annotation.tokens.size());
        annotation.sentences.push_back(sentence);
    }
};

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Text random_text(Random& random, std::size_t sentences, std::uint32_t longest) {
    static const std::vector<std::string> forms = {
        "the", "Ann",      "dog",         "bites", ".",       "\U0001F600",          "don",
        "n't", "\xFF\xFE", "42",          "ÄRGER", "a\u0301", std::string(300, 'x'), "不",
        "and", ",",        "DeepSeek-R1", "was"};
    Text text;
    for (std::size_t i = 0; i < sentences; ++i) {
        std::vector<std::string> words(1 + random.below(longest));
        for (std::string& word : words) word = forms[random.below(static_cast<std::uint32_t>(forms.size()))];
        text.add_sentence(words);
    }
    text.annotation.text = text.text;
    return text;
}

// One root; following heads from any word leads to it.
bool is_tree(const Annotation& annotation, const SentenceTokens& sentence) {
    const std::uint32_t size = sentence.last - sentence.first;
    std::uint32_t roots = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        std::uint32_t at = i + 1, steps = 0;
        while (at != 0) {
            if (at > size || ++steps > size) return false;
            at = annotation.tokens[sentence.first + at - 1].head;
        }
        roots += annotation.tokens[sentence.first + i].head == 0;
    }
    return roots == 1;
}

bool same(const Annotation& a, const Annotation& b) {
    return std::ranges::equal(a.tokens, b.tokens, [](const Token& x, const Token& y) {
        return x.upos == y.upos && x.xpos == y.xpos && x.head == y.head && x.relation == y.relation && x.lemma == y.lemma &&
               x.form == y.form;
    });
}

}  // namespace

TEST_CASE("any tokens get a tree with one root") {
    const LanguageModel model(ModelFile(test::tiny_model_bytes(), "tiny"));
    Random random(5);
    Workspace workspace;
    for (int round = 0; round < 20; ++round) {
        Text text = random_text(random, 12, 40);
        CHECK(analyze(model, text.annotation, workspace) == 0);
        for (const SentenceTokens& sentence : text.annotation.sentences) CHECK(is_tree(text.annotation, sentence));
        for (const Token& token : text.annotation.tokens) CHECK((token.head == 0) == (model.relation(token.relation) == "root"));
    }
}

TEST_CASE("every kernel gives the same analysis, whatever was read before") {
    const LanguageModel model(ModelFile(test::tiny_model_bytes(11), "tiny"));
    Random random(6);
    const Text text = random_text(random, 30, 60);
    Annotation expected = text.annotation;
    Workspace portable;
    portable.kernels = &portable_kernels();
    analyze(model, expected, portable);
    for (const Kernels* const kernels : available_kernels()) {
        INFO("kernels: ", kernels->name);
        Workspace workspace;
        workspace.kernels = kernels;
        Text other = random_text(random, 9, 30);
        analyze(model, other.annotation, workspace);
        Annotation annotation = text.annotation;
        analyze(model, annotation, workspace);
        CHECK(same(annotation, expected));
    }
}

TEST_CASE("sentences read together are read as if each stood alone") {
    const LanguageModel model(ModelFile(test::tiny_model_bytes(), "tiny"));
    Random random(8);
    Text text = random_text(random, 25, 20);
    Annotation together = text.annotation;
    Workspace workspace;
    analyze(model, together, workspace);
    for (const SentenceTokens& sentence : text.annotation.sentences) {
        Annotation alone = text.annotation;
        alone.sentences = {sentence};
        analyze(model, alone, workspace);
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            CHECK(alone.tokens[i].head == together.tokens[i].head);
            CHECK(alone.tokens[i].upos == together.tokens[i].upos);
        }
    }
}

TEST_CASE("an endless sentence is cut") {
    const LanguageModel model(ModelFile(test::tiny_model_bytes(), "tiny"));
    Text text;
    text.add_sentence(std::vector<std::string>(2 * max_parsed_tokens + 10, "dog"));
    text.add_sentence({});
    text.annotation.text = text.text;
    Workspace workspace;
    CHECK(analyze(model, text.annotation, workspace) == 2);
    REQUIRE(text.annotation.sentences.size() == 4);
    CHECK(text.annotation.sentences[1].first == max_parsed_tokens);
    for (std::size_t i = 0; i < 3; ++i) CHECK(is_tree(text.annotation, text.annotation.sentences[i]));
}

TEST_CASE("the English model reads plain sentences") {
    if (!has_english_model()) {
        MESSAGE("skipped: built without the English model");
        return;
    }
    const LanguageModel& model = english_model();
    Text text;
    text.add_sentence(words_of("The two engineers did n't sell their oldest machines to Northwind in 2019 ."));
    text.add_sentence(words_of("she was told that the report had been written by him"));
    text.annotation.text = text.text;
    Workspace workspace;
    analyze(model, text.annotation, workspace);
    const auto check = [&](std::size_t i, Upos upos, std::string_view lemma, std::uint32_t head, std::string_view relation) {
        const Token& token = text.annotation.tokens[i];
        INFO("word: ", std::string(text.annotation.form(token)));
        CHECK(token.upos == upos);
        CHECK(token.lemma == lemma);
        CHECK(token.head == head);
        CHECK(model.relation(token.relation) == relation);
    };
    check(0, Upos::DET, "the", 3, "det");
    check(2, Upos::NOUN, "engineer", 6, "nsubj");
    check(3, Upos::AUX, "do", 6, "aux");
    check(4, Upos::PART, "not", 6, "advmod");
    check(5, Upos::VERB, "sell", 0, "root");
    check(7, Upos::ADJ, "old", 9, "amod");
    check(8, Upos::NOUN, "machine", 6, "obj");
    check(10, Upos::PROPN, "Northwind", 6, "obl");
    check(14, Upos::PRON, "she", 3, "nsubj:pass");
    check(16, Upos::VERB, "tell", 0, "root");
    check(22, Upos::VERB, "write", 3, "ccomp");
    CHECK(text.annotation.tokens[22].form == VerbForm::participle);
    CHECK(model.features_of(text.annotation.tokens[8], "machines") == "Number=Plur");
}
