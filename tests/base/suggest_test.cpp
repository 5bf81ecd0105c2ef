#include "base/suggest.hpp"

#include <doctest/doctest.h>

using namespace skein;

TEST_CASE("edit distance counts insertions, deletions, substitutions and swaps") {
    CHECK(edit_distance("", "", 5) == 0);
    CHECK(edit_distance("nvidia", "nvidia", 5) == 0);
    CHECK(edit_distance("nvida", "nvidia", 5) == 1);
    CHECK(edit_distance("nvidai", "nvidia", 5) == 1);
    CHECK(edit_distance("kitten", "sitting", 5) == 3);
    CHECK(edit_distance("漢字", "漢学", 5) == 1);
    CHECK(edit_distance("", "abc", 5) == 3);
}

TEST_CASE("edit distance stops at its cap") {
    CHECK(edit_distance("abcdef", "uvwxyz", 2) == 3);
    CHECK(edit_distance("a", "abcdefgh", 2) == 3);
}

TEST_CASE("near names are suggested, far ones are not") {
    const std::vector<std::string_view> names = {"Nvidia", "DeepSeek", "Lao Gao", "CUDA", "H800", "H100"};
    CHECK(near_names("nvida", names) == std::vector<std::string>{"Nvidia"});
    CHECK(near_names("Gao", names) == std::vector<std::string>{"Lao Gao"});
    CHECK(near_names("deep", names) == std::vector<std::string>{"DeepSeek"});
    CHECK(near_names("quantum", names).empty());
    CHECK(near_names("", names).empty());
    CHECK(near_names("Z", names).empty());
}

TEST_CASE("near names are distinct, nearest first, and at most as many as asked for") {
    const std::vector<std::string_view> names = {"mermeid", "mermaid", "mermaid", "merman"};
    CHECK(near_names("mermaid", names) == std::vector<std::string>{"mermaid", "mermeid", "merman"});
    CHECK(near_names("mermaid", names, 1) == std::vector<std::string>{"mermaid"});
}

TEST_CASE("suggestions read as a sentence and show hidden characters") {
    CHECK(did_you_mean(std::vector<std::string>{}).empty());
    CHECK(did_you_mean(std::vector<std::string>{"a"}) == "did you mean \"a\"?");
    CHECK(did_you_mean(std::vector<std::string>{"a", "b", "c"}) == "did you mean \"a\", \"b\" or \"c\"?");
    CHECK(did_you_mean(std::vector<std::string>{"a\x1B"}) == "did you mean \"a\\u{1B}\"?");
}
