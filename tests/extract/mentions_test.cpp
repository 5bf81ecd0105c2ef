// Names: found, typed, and told to be one.

#include "tests/extract/extracted.hpp"

#include "extract/train/random.hpp"

#include <doctest/doctest.h>
#include <utility>

using namespace skein;
using namespace skein::test;

namespace {

EntityType type_of(const Extraction& extraction, std::string_view mention) {
    for (const Mention& each : extraction.mentions) {
        if (each.text == mention) return each.type;
    }
    return EntityType::Time;
}

}  // namespace

TEST_CASE("names are runs of capitals, ordinary words at a sentence's start are none") {
    const Extraction found =
        extract("Critics of Morgana Systems spoke to Jane Roe in Oslo. However, nobody at the Ministry of Trade answered.");
    CHECK(entity_of(found, "Morgana Systems") == "Morgana Systems");
    CHECK(type_of(found, "Morgana Systems") == EntityType::Organization);
    CHECK(type_of(found, "Jane Roe") == EntityType::Person);
    CHECK(type_of(found, "Oslo") == EntityType::Place);
    CHECK(type_of(found, "Ministry of Trade") == EntityType::Organization);
    CHECK(entity_of(found, "Critics").empty());
    CHECK(entity_of(found, "However").empty());
}

TEST_CASE("spellings, last names and makers are one entity") {
    const Extraction found = extract(
        "ZETACORP builds engines. Zetacorp sold the Nvidia H800 chips, and H800 cards are rare. Engineer Petra Vogel left "
        "Zetacorp. Vogel now works in Bern.");
    CHECK(entity_of(found, "ZETACORP") == entity_of(found, "Zetacorp"));
    CHECK(entity_of(found, "Vogel") == "Petra Vogel");
    CHECK(entity_of(found, "Nvidia H800") == entity_of(found, "H800"));
}

TEST_CASE("two people with one last name keep the last name alone to itself") {
    const Extraction found = extract("Anna Berg met Otto Berg in Rome. Later Berg left.");
    CHECK(entity_of(found, "Berg") != "Anna Berg");
    CHECK(entity_of(found, "Berg") != "Otto Berg");
}

TEST_CASE("speech is heard with the document's own names in the ear") {
    const Extraction found =
        extract({{BlockKind::description, "StarForge rebuilt its engine on LYRA, and StarForge left Acme behind."},
                 {BlockKind::speech,
                  "so star forge is a small company and star forges engine uses Lira and Starforj knows what it does they work "
                  "with star fo's team"}});
    CHECK(entity_of(found, "star forge") == "StarForge");
    CHECK(entity_of(found, "star forges") == "StarForge");
    CHECK(entity_of(found, "Lira") == "LYRA");
    CHECK(entity_of(found, "Starforj") == "StarForge");
    CHECK(entity_of(found, "work").empty());
}

TEST_CASE("a misheard word that fits two names is left alone") {
    const Extraction found = extract(
        {{BlockKind::description, "The makers are called MARLO and MERLO."}, {BlockKind::speech, "and then Mirlo came along"}});
    CHECK(entity_of(found, "Mirlo").empty());
}

TEST_CASE("names are the same across documents whatever the order") {
    const Extraction first = extract("The startup NordLicht hired Ada Lind. NordLicht is in Oslo.");
    const Extraction second = extract("In May, NORDLICHT sold a lamp.");
    std::vector<Extraction> forward = {first, second};
    std::vector<Extraction> backward = {second, first};
    resolve_entities(forward);
    resolve_entities(backward);
    CHECK(entity_of(forward[0], "NordLicht") == "NordLicht");
    CHECK(entity_of(forward[1], "NORDLICHT") == "NordLicht");
    CHECK(entity_of(backward[0], "NORDLICHT") == "NordLicht");
    CHECK(backward[1].mentions.size() == forward[0].mentions.size());
}

TEST_CASE("times are found, numbers that count something are none") {
    const Extraction found = extract(
        "In 1999 Zetacorp sold 1999 lamps. On January 20, 2025 it moved, "
        "and by 3 March it was back. In the 1980s Jane Roe led it until "
        "2024-05-01. On Monday, at 1500 metres, it may rain in Q3 2024.");
    for (const char* time : {"1999", "January 20, 2025", "3 March", "1980s", "2024-05-01", "Monday", "Q3 2024"}) {
        CAPTURE(time);
        bool is_time = false;
        for (const Mention& mention : found.mentions)
            is_time = is_time || (mention.text == time && mention.type == EntityType::Time);
        CHECK(is_time);
    }
    std::size_t times = 0;
    for (const Mention& mention : found.mentions) times += mention.type == EntityType::Time;
    CHECK(times == 7);
}

TEST_CASE("those who say something are a group, others of the same name are not") {
    const Extraction found =
        extract("Experts said that the lamp is safe. According to officials, it is not. The lamp was sold to users.");
    CHECK(type_of(found, "Experts") == EntityType::Group);
    CHECK(type_of(found, "officials") == EntityType::Group);
    CHECK(entity_of(found, "users").empty());
}

TEST_CASE("what is programmed or used is a product, also where it is only heard") {
    const Extraction found = extract({{BlockKind::description, "The lamp was built by leveraging ZRT and glass."},
                                      {BlockKind::speech, "so where does ZRT fit in well ZRT is like driving a manual"}});
    CHECK(type_of(found, "ZRT") == EntityType::Product);
    CHECK(type_of(extract("She learnt QVX programming in Oslo."), "QVX") == EntityType::Product);
}

TEST_CASE("every mention's bytes are the source's, in order, whatever the text") {
    static const std::vector<std::string> words{
        "Ann",  "Lee",  "Acme", "H800", "said", "in",   "1999",   "the", "\xE2\x80\x9C", "\xE2\x80\x9D",     "\xE2\x80\x99s",
        "é",    "汉字", ".",    ",",    "\x01", "CUDA", "Monday", "$5",  "million",      "\xF0\x9F\x98\x80", "@x/y",
        "deep", "seek"};
    Random random(9);
    for (int round = 0; round < 60; ++round) {
        std::string text;
        for (std::uint32_t i = random.below(60) + 5; i > 0; --i) {
            text += words[random.below(static_cast<std::uint32_t>(words.size()))];
            if (random.below(5) > 0) text += ' ';
        }
        text += 'x';
        const Document document = document_of({{round % 3 == 0 ? BlockKind::speech : BlockKind::paragraph, text}});
        for (const Mention& mention : extract(document).mentions) {
            REQUIRE(mention.span.end <= text.size());
            CHECK(text.substr(static_cast<std::size_t>(mention.span.start), static_cast<std::size_t>(mention.span.size())) ==
                  mention.text);
            CHECK(!mention.text.empty());
        }
    }
}
