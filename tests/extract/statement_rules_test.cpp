// Both sides of what is denied; existentials, quantities, attachments; the whole phrase beside a trimmed one.

#include "tests/extract/extracted.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

TEST_CASE("who denies an accusation tells of both sides") {
    const Extraction found = extract("Jane Roe stated that the accusation of Zetacorp copying Lumen is clearly unfounded.");
    INFO(all(found));
    const Statement* denied = find(found, "not Zetacorp | copy | Lumen");
    const Statement* accused = find(found, "Zetacorp | copy | Lumen");
    REQUIRE(denied != nullptr);
    REQUIRE(accused != nullptr);
    CHECK(denied->claimant() == "Jane Roe");
    CHECK(accused->claimant() == "accusation");
}

TEST_CASE("what there is, and where") {
    const Extraction found = extract("There are forty lamps in Oslo. It is clear that Zetacorp bought Lumen.");
    INFO(all(found));
    CHECK(find(found, "forty lamps | be in | Oslo") != nullptr);
    CHECK(find(extract("There are no lamps in Oslo."), "not no lamps | be in | Oslo") != nullptr);
}

TEST_CASE("an amount that something has or costs keeps its bound") {
    const Extraction layers = extract("Zetacorp trained a model with over 40 layers.");
    INFO(all(layers));
    CHECK(find(layers, "a model | have | over 40 layers") != nullptr);
    const Extraction price = extract("Zetacorp sold the factory for under $6 million.");
    INFO(all(price));
    bool costs = false;
    for (const Statement& statement : price.statements) {
        costs = costs || (statement.rule == "quantity" && statement.relation.lemma == "cost" && statement.subject.text == "the factory" &&
                          statement.object && statement.object->text == "under $6 million");
    }
    CHECK(costs);
}

TEST_CASE("a preposition puts a thing, and gives examples, with little confidence") {
    const Extraction found = extract("Researchers at Zetacorp praised firms such as Lumen.");
    INFO(all(found));
    const Statement* at = find(found, "Researchers | be at | Zetacorp");
    REQUIRE(at != nullptr);
    CHECK(at->confidence < 0.5);
    CHECK(find(found, "firms | include | Lumen") != nullptr);
}

TEST_CASE("a trimmed phrase keeps its whole beside it") {
    const std::string text = "Zetacorp sold the old factory, which had burnt down twice.";
    const Extraction found = extract(text);
    INFO(all(found));
    const Statement* sold = find(found, "Zetacorp | sell | the old factory");
    REQUIRE(sold != nullptr);
    REQUIRE(!sold->object->full.empty());
    CHECK(text.substr(sold->object->full.start, sold->object->full.size()) == "the old factory, which had burnt down twice");
    CHECK(sold->subject.full.empty());
}

TEST_CASE("longer and deeper readings are less sure, and what is only claimed too") {
    const auto confidence = [](const char* text, const char* statement) {
        const Extraction found = extract(text);
        INFO(all(found));
        const Statement* made = find(found, statement);
        REQUIRE(made != nullptr);
        return made->confidence;
    };
    const double plain = confidence("Zetacorp bought Lumen.", "Zetacorp | buy | Lumen");
    CHECK(plain > confidence("Jane Roe said that Zetacorp bought Lumen.", "Zetacorp | buy | Lumen"));
    CHECK(plain > 0.8);
}
