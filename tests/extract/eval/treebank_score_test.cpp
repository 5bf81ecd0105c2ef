#include "extract/eval/treebank_score.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

using namespace skein;

namespace {

// "form/UPOS/head/relation" words; one sentence a vector.
std::vector<TreebankSentence> bank(const std::vector<std::vector<std::vector<std::string>>>& sentences) {
    std::vector<TreebankSentence> bank;
    for (const auto& words : sentences) {
        TreebankSentence& sentence = bank.emplace_back();
        for (const auto& word : words) {
            TreebankWord& added = sentence.words.emplace_back();
            added.form = added.lemma = word[0];
            added.upos = word[1];
            added.head = static_cast<std::uint32_t>(std::stoul(word[2]));
            added.relation = word[3];
        }
    }
    return bank;
}

double f1(const std::vector<Agreement>& scores, std::string_view name) {
    for (const Agreement& score : scores) {
        if (score.name == name) return score.f1();
    }
    return -1;
}

const auto gold = bank({{{"Ann", "PROPN", "2", "nsubj"}, {"sees", "VERB", "0", "root"}, {"dogs", "NOUN", "2", "obj"}},
                        {{"Go", "VERB", "0", "root"}}});

}  // namespace

TEST_CASE("a treebank agrees with itself") {
    for (const Agreement& score : score_treebank(gold, gold)) CHECK(score.f1() == doctest::Approx(100));
}

TEST_CASE("tags, heads and relations are counted apart, subtypes do not count") {
    auto system = gold;
    system[0].words[0].upos = "NOUN";
    system[0].words[0].relation = "nsubj:pass";
    system[0].words[2].relation = "obl";
    system[1].words[0].lemma = "went";
    const auto scores = score_treebank(gold, system);
    CHECK(f1(scores, "UPOS") == doctest::Approx(75));
    CHECK(f1(scores, "UAS") == doctest::Approx(100));
    CHECK(f1(scores, "LAS") == doctest::Approx(75));
    CHECK(f1(scores, "Lemmas") == doctest::Approx(75));
}

TEST_CASE("other tokens and sentences are aligned by their characters") {
    // "sees dogs" as one token, all in one sentence: two of three system tokens are right.
    const auto system = bank({{{"Ann", "PROPN", "2", "nsubj"}, {"seesdogs", "VERB", "0", "root"}, {"Go", "VERB", "2", "conj"}}});
    const auto scores = score_treebank(gold, system);
    CHECK(f1(scores, "Tokens") == doctest::Approx(200.0 * 2 / 7));
    CHECK(f1(scores, "Sentences") == 0);
    CHECK(f1(scores, "Words") == doctest::Approx(200.0 * 2 / 7));
    CHECK(f1(scores, "UAS") == 0);
}

TEST_CASE("words in multiword tokens are aligned by their forms") {
    auto with_token = bank({{{"ca", "AUX", "2", "aux"}, {"n't", "PART", "0", "root"}}});
    with_token[0].multiword.push_back({0, 2, "can't", ""});
    auto other = bank({{{"can", "AUX", "2", "aux"}, {"N'T", "PART", "0", "root"}}});
    other[0].multiword.push_back({0, 2, "can't", ""});
    const auto scores = score_treebank(with_token, other);
    CHECK(f1(scores, "Tokens") == doctest::Approx(100));
    CHECK(f1(scores, "Words") == doctest::Approx(50));
    CHECK(f1(scores, "UAS") == doctest::Approx(50));
}

TEST_CASE("other characters are an error that shows where") {
    auto system = gold;
    system[0].words[2].form = "cats";
    CHECK_THROWS_WITH_AS(
        (void)score_treebank(gold, system),
        "The texts differ at byte 7, white space not counted: the gold has \"AnnseesdogsGo\", the system \"AnnseescatsGo\".",
        Error);
}
