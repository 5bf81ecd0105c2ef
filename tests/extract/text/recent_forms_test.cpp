#include "extract/text/recent_forms.hpp"

#include <doctest/doctest.h>
#include <map>
#include <string>

using namespace skein;

TEST_CASE("a form is known again until another takes its place, and never as another kind") {
    RecentForms recent;
    CHECK_FALSE(recent.find("Acme").known);
    const RecentForms::Found again = recent.find("Acme");
    CHECK(again.known);
    CHECK(again.place < RecentForms::places);
    CHECK_FALSE(recent.find("Acme", 1).known);
    CHECK_FALSE(recent.find("acme").known);
    CHECK_FALSE(recent.find("").known);
    CHECK(recent.find("").known);
    recent.forget();
    CHECK_FALSE(recent.find("Acme").known);
}

TEST_CASE("what is known at a place is what was put there, however many forms there are") {
    RecentForms recent;
    std::map<std::size_t, std::string> kept;
    std::size_t known = 0;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < 3 * RecentForms::places; ++i) {
            const std::string form = "w" + std::to_string(i * 7919 % (2 * RecentForms::places));
            const RecentForms::Found found = recent.find(form);
            if (found.known) {
                ++known;
                CHECK(kept[found.place] == form);
            }
            kept[found.place] = form;
        }
    }
    CHECK(known > 0);
}

TEST_CASE("a form that is too long is never kept") {
    RecentForms recent;
    const std::string longest(28, 'x'), longer(29, 'x');
    (void)recent.find(longest);
    CHECK(recent.find(longest).known);
    for (int i = 0; i < 2; ++i) {
        const RecentForms::Found found = recent.find(longer);
        CHECK_FALSE(found.known);
        CHECK(found.place == RecentForms::unkept);
    }
}
