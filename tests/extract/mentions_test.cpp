// Names: found, typed, and told to be one.

#include "tests/extract/extracted.hpp"

#include <doctest/doctest.h>

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
