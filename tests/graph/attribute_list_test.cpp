#include "graph/attribute_list.hpp"

#include <doctest/doctest.h>

using namespace skein;

TEST_CASE("A joined list splits into the same texts") {
    const std::vector<std::vector<std::string>> lists = {
        {}, {"a"}, {"a", "b c"}, {"a; b", "c\\", ";"}, {" blank ", "  ", "x "}, {"\\;", "\n"}, {"a", "", "b"}};
    for (const auto& list : lists) {
        const std::string joined = join_list(list);
        CAPTURE(joined);
        CHECK(split_list(joined) == list);
    }
    CHECK(join_list(std::vector<std::string>{"CUDA", "Cuda toolkit"}) == "CUDA; Cuda toolkit");
    CHECK(split_list("a;b ;  c") == std::vector<std::string>{"a", "b", "c"});
}
