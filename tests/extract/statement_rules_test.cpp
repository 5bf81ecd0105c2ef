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
        costs = costs ||
                (statement.rule == "quantity" && statement.relation.lemma == "cost" && statement.subject.text == "the factory" &&
                 statement.object && statement.object->text == "under $6 million");
    }
    CHECK(costs);
}

TEST_CASE("what an amount is compared with is told of whoever it belongs to") {
    const Extraction found = extract("Zetacorp built the factory for only $6 million (the real cost may not be as low as this).");
    INFO(all(found));
    const Statement* doubted = nullptr;
    for (const Statement& statement : found.statements) {
        if (statement.relation.lemma == "cost" && statement.polarity == Polarity::negated) doubted = &statement;
    }
    REQUIRE(doubted != nullptr);
    CHECK(doubted->subject.text == "Zetacorp");
    CHECK(doubted->relation.text == "real cost may not be as low as");
    CHECK(doubted->modality == Modality::possible);
    REQUIRE(doubted->object);
    CHECK(doubted->object->text.find("$6 million") != std::string::npos);
    CHECK(find(extract("Zetacorp grew by 6 percent. The real cost may not be as low as this."),
               "not Zetacorp | cost | 6 percent") == nullptr);
}

TEST_CASE("a clause that speech was cut after has the subject of what follows") {
    const Extraction found = extract({{BlockKind::paragraph, "Microsoft bought Nokia."},
                                      {BlockKind::speech, "Instead of using Nokia. Microsoft built its own lamps."}});
    INFO(all(found));
    CHECK(find(found, "not Microsoft | use | Nokia") != nullptr);
}

TEST_CASE("who is said to have misread something is contradicted by what follows") {
    const Extraction found = extract(
        "Critics pointed out that Jane Roe may have misread the report. Zetacorp is using lamps. Lumen was founded in Oslo.");
    INFO(all(found));
    const Statement* reason = find(found, "Zetacorp | use | lamps");
    REQUIRE(reason != nullptr);
    CHECK(reason->claimant() == "critics");
    const Statement* other = find(found, "Lumen | be founded in | Oslo");
    REQUIRE(other != nullptr);
    CHECK(other->claimant().empty());
}

TEST_CASE("who is made to do something does it") {
    const Extraction found = extract("Zetacorp lowered its prices, allowing even small shops to sell lamps.");
    INFO(all(found));
    for (const Statement& statement : found.statements) {
        if (statement.relation.lemma == "sell") CHECK(statement.subject.text.find("shops") != std::string::npos);
    }
}

TEST_CASE("what is like others is no example of them") {
    CHECK(find(extract("The former employee, like other sources, praised Zetacorp."),
               "The former employee | include | other sources") == nullptr);
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
