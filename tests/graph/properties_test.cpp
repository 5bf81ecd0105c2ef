#include "graph/properties.hpp"

#include "graph/property_pool.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

using namespace skein;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs_of(const Properties& properties) {
    Pairs pairs;
    for (const auto& [name, value] : properties) pairs.emplace_back(name, value);
    return pairs;
}

}  // namespace

TEST_CASE("Properties keep their order, and the last value of a name counts") {
    Properties properties{{"fill", "#f9f"}, {"stroke", ""}};
    CHECK(pairs_of(properties) == Pairs{{"fill", "#f9f"}, {"stroke", ""}});
    properties.set("fill", "red and longer than before");
    properties.set("", "nameless");
    CHECK(pairs_of(properties) == Pairs{{"fill", "red and longer than before"}, {"stroke", ""}, {"", "nameless"}});
    CHECK(properties.find("stroke") == "");
    CHECK(properties.find("strok") == std::nullopt);
    CHECK(properties.take("fill") == "red and longer than before");
    CHECK(properties.take("fill") == std::nullopt);
    CHECK(properties.size() == 2);
    CHECK(properties == Properties{{"stroke", ""}, {"", "nameless"}});
    Properties more{{"a", "1"}};
    more.append(properties);
    more.append("a", "2");
    CHECK(pairs_of(more) == Pairs{{"a", "1"}, {"stroke", ""}, {"", "nameless"}, {"a", "2"}});
    CHECK(more.find("a") == "1");
    more.clear();
    CHECK(more.empty());
    CHECK(more.begin() == more.end());
}

TEST_CASE("Properties do as a vector of pairs does, at every size of name and value") {
    test::Random random(11);
    const std::size_t sizes[] = {0, 1, 14, 15, 16, 253, 254, 255, 256, 70'000};
    const auto text = [&] { return std::string(sizes[random.below(10)], static_cast<char>('a' + random.below(3))); };
    Properties properties;
    Pairs expected;
    for (int i = 0; i < 300; ++i) {
        const std::string name = text(), value = text();
        const auto place = std::find_if(expected.begin(), expected.end(), [&](const auto& pair) { return pair.first == name; });
        if (random.one_in(3)) {
            CHECK(properties.take(name).has_value() == (place != expected.end()));
            if (place != expected.end()) expected.erase(place);
        } else {
            properties.set(name, value);
            if (place != expected.end())
                place->second = value;
            else
                expected.emplace_back(name, value);
        }
        REQUIRE(pairs_of(properties) == expected);
        REQUIRE(properties.size() == expected.size());
    }
}

TEST_CASE("Properties of a pool are as others are, and outlive it") {
    std::vector<Properties> kept;
    std::vector<Pairs> expected;
    {
        PropertyPool pool;
        for (const std::size_t size : {0U, 1U, 100U, 2'000U, 70'000U})
            for (int i = 0; i < 40; ++i) {
                Properties made{{"number", std::to_string(i)}};
                if (size > 0) made.append("text", std::string(size, 'x'));
                expected.push_back(pairs_of(made));
                kept.push_back(pool.copy(made));
                CHECK(kept.back() == made);
            }
        CHECK(pool.copy({}).empty());
    }
    for (std::size_t i = 0; i < kept.size(); i += 2) {  // changed, moved and freed in any order
        kept[i].set("number", "another that is longer than it was");
        expected[i].front().second = "another that is longer than it was";
    }
    std::vector<Properties> others = kept;
    for (std::size_t i = 0; i < kept.size(); i += 3) kept[i] = std::move(others[i]);
    others.clear();
    while (!kept.empty()) {
        CHECK(pairs_of(kept.back()) == expected[kept.size() - 1]);
        kept.pop_back();
    }
}
