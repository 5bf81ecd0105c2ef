#include "extract/text/name_tagger.hpp"

#include "base/error.hpp"
#include "extract/text/model_file.hpp"
#include "extract/text/tokenizer.hpp"
#include "extract/train/random.hpp"
#include "tests/support/tiny_names.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;

namespace {

const NameModel& tiny_names() {
    static const NameModel model(ModelFile(test::tiny_names_bytes(), "test"));
    return model;
}

// Tokens joined by single blanks, `sentence` tokens to a sentence.
struct Text {
    std::string text;
    Annotation annotation;

    Text(const std::vector<std::string>& tokens, std::size_t sentence) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (i % sentence == 0) annotation.sentences.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)});
            ++annotation.sentences.back().last;
            Token& token = annotation.tokens.emplace_back();
            token.start = static_cast<std::uint32_t>(text.size());
            text += tokens[i];
            token.end = static_cast<std::uint32_t>(text.size());
            text += ' ';
        }
        annotation.text = text;
    }
};

std::vector<std::string> random_tokens(std::size_t count, std::uint64_t seed) {
    static const std::vector<std::string> words{
        "Ann", "new", "York", "New", "Acme", "said", "the", "H800", "é", "汉字", "\xF0\x9F\x98\x80", "...", "IBM", "1999"};
    Random random(seed);
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < count; ++i) {
        std::string word;
        for (std::uint32_t part = random.below(2) + 1; part > 0; --part)
            word += words[random.below(static_cast<std::uint32_t>(words.size()))];
        tokens.push_back(word);
    }
    return tokens;
}

std::vector<TaggedName> names_of(const Annotation& annotation, const Kernels& kernels = best_kernels()) {
    NameTagger tagger(tiny_names(), kernels);
    std::vector<TaggedName> names;
    tagger.tag(annotation, names);
    return names;
}

void check_valid(const Annotation& annotation, const std::vector<TaggedName>& names) {
    std::uint32_t end = 0;
    std::size_t sentence = 0;
    for (const TaggedName& name : names) {
        CHECK(name.first >= end);
        CHECK(name.first < name.last);
        end = name.last;
        while (annotation.sentences[sentence].last <= name.first) ++sentence;
        CHECK(name.last <= annotation.sentences[sentence].last);
        CHECK(name.confidence >= 500);
        CHECK(name.confidence <= 1000);
    }
}

}  // namespace

TEST_CASE("names are in order, do not overlap and stay inside their sentences") {
    for (const std::size_t sentence : {1U, 2U, 7U, 300U, 5000U}) {
        const Text text(random_tokens(2000, sentence), sentence);
        const auto names = names_of(text.annotation);
        CHECK(!names.empty());
        check_valid(text.annotation, names);
    }
}

TEST_CASE("every kind of arithmetic finds the same names") {
    const Text text(random_tokens(3000, 77), 23);
    const auto expected = names_of(text.annotation, portable_kernels());
    for (const Kernels* kernels : available_kernels()) {
        CAPTURE(kernels->name);
        const auto names = names_of(text.annotation, *kernels);
        REQUIRE(names.size() == expected.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            CHECK(names[i].first == expected[i].first);
            CHECK(names[i].last == expected[i].last);
            CHECK(names[i].type == expected[i].type);
            CHECK(names[i].confidence == expected[i].confidence);
        }
    }
}

TEST_CASE("what stands around a sentence changes nothing in it") {
    const std::vector<std::string> tokens = random_tokens(40, 5);
    const Text alone(tokens, 40);
    std::vector<std::string> more = random_tokens(400, 6);
    more.insert(more.begin() + 200, tokens.begin(), tokens.end());
    const Text among(more, 40);
    const auto expected = names_of(alone.annotation);
    std::vector<TaggedName> found;
    for (TaggedName name : names_of(among.annotation)) {
        if (name.first >= 200 && name.first < 240) found.push_back(name);
    }
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].first == expected[i].first + 200);
        CHECK(found[i].type == expected[i].type);
    }
}

TEST_CASE("nothing, and very long tokens, are read too") {
    CHECK(names_of(Annotation{}).empty());
    const Text text({std::string(100'000, 'A'), std::string(100'000, '\x01'), "\xF0\x9F\x98\x80"}, 3);
    check_valid(text.annotation, names_of(text.annotation));
}

TEST_CASE("phrases of the lists are matched at their longest, whatever their case") {
    const NameFeatures& features = tiny_names().features;
    const auto match = [&](const std::vector<std::string>& tokens) {
        std::vector<NameWord> words;
        for (const std::string& token : tokens) words.push_back(features.word(token));
        return features.longest_match(words, 0);
    };
    CHECK(match({"New", "York", "City"}).words == 2);
    CHECK(match({"new", "york"}).lists == bit_of(NameListKind::place));
    CHECK(match({"New", "Jersey"}).words == 0);
    CHECK(match({"ACME"}).words == 1);
}

TEST_CASE("a cut or foreign model of names is refused with advice") {
    const std::string bytes = test::tiny_names_bytes();
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, bytes.size() / 2, bytes.size() - 1}) {
        CHECK_THROWS_AS(NameModel(ModelFile(std::string_view(bytes).substr(0, size), "test")), Error);
    }
    ModelFileBuilder builder;
    builder.add_text("about", "no tables");
    CHECK_THROWS_AS(NameModel(ModelFile(builder.pack(), "test")), Error);
}

TEST_CASE("a name that is sure is found again in the same document, with the type most evidence speaks for") {
    const Text text({"Zeta", "grew", ".", "We", "saw", "Zeta", ".", "Zeta", "fell", "."}, 3);
    Annotation annotation = text.annotation;
    annotation.sentences = {{0, 3}, {3, 7}, {7, 10}};
    std::vector<TaggedName> names{{0, 1, EntityType::Organization, 900}, {7, 8, EntityType::Place, 720}};
    const TaggedText document[] = {{&annotation, &names}};
    agree_on_names(document);
    REQUIRE(names.size() == 3);
    CHECK(names[1].first == 5);
    for (const TaggedName& name : names) CHECK(name.type == EntityType::Organization);

    std::vector<TaggedName> unsure{{0, 1, EntityType::Organization, 600}};
    const TaggedText other[] = {{&annotation, &unsure}};
    agree_on_names(other);
    CHECK(unsure.size() == 1);
}

TEST_CASE("what one part of a document says of a name holds for the others") {
    const Text title({"Zeta", "grows"}, 2), body({"They", "like", "Zeta"}, 3);
    std::vector<TaggedName> in_title{{0, 1, EntityType::Product, 900}}, in_body;
    const TaggedText document[] = {{&title.annotation, &in_title}, {&body.annotation, &in_body}};
    agree_on_names(document);
    REQUIRE(in_body.size() == 1);
    CHECK(in_body[0].first == 2);
    CHECK(in_body[0].type == EntityType::Product);
}

TEST_CASE("the model Skein ships knows names of every day") {
    if (!has_english_names()) {
        MESSAGE("skipped: built without the model of names");
        return;
    }
    const Text text({"Angela", "Merkel", "met", "the", "head", "of", "Microsoft", "in", "Berlin", "."}, 10);
    NameTagger tagger(english_names());
    std::vector<TaggedName> names;
    tagger.tag(text.annotation, names);
    REQUIRE(names.size() == 3);
    CHECK(names[0].type == EntityType::Person);
    CHECK(names[0].last == 2);
    CHECK(names[1].type == EntityType::Organization);
    CHECK(names[2].type == EntityType::Place);
}
