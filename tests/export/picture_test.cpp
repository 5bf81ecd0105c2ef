#include "export/graphviz.hpp"
#include "export/guarded_child.hpp"
#include "export/picture_rows.hpp"
#include "tests/export/written.hpp"
#include "tests/support/hostile_names.hpp"

#include <cstdint>
#include <cstdlib>
#include <doctest/doctest.h>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace skein;
using namespace skein::test;
using namespace std::chrono_literals;

TEST_CASE("What a child writes comes back, however much") {
    const ChildResult result = run_guarded([](ByteSink& out) {
        for (int i = 0; i < 300'000; ++i) out.append("0123456789");
    });
    CHECK(result.end == ChildEnd::done);
    CHECK(result.output.size() == 3'000'000);
}

TEST_CASE("A child that fails says why; one that crashes, hangs or floods is ended") {
    const ChildResult failed = run_guarded([](ByteSink&) { throw std::runtime_error("no luck"); });
    CHECK(failed.end == ChildEnd::failed);
    CHECK(failed.output == "no luck");
    CHECK(run_guarded([](ByteSink&) { ::_Exit(7); }).end == ChildEnd::crashed);
    CHECK(run_guarded([](ByteSink&) { for (;;) asm volatile(""); }, {.time = 100ms}).end == ChildEnd::out_of_time);
    CHECK(run_guarded(
              [](ByteSink& out) {
                  for (;;) out.append("flood");
              },
              {.output = 1'000'000})
              .end == ChildEnd::too_much_output);
}

TEST_CASE("A picture is drawn, or the format says that this build cannot") {
    const FrozenGraph graph = quarrel();
    if (!has_graphviz()) {
        try {
            (void)written(all_of(graph), "svg");
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(std::string(error.what()) == "this build writes no svg: it was made without Graphviz");
        }
        return;
    }
    const std::string svg = written(all_of(graph), "svg");
    CHECK(svg.find("<svg ") != std::string::npos);
    CHECK(svg.find(">DeepSeek</text>") != std::string::npos);
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(written(all_of(graph), "png").starts_with("\x89PNG"));
    // Whatever addresses the library got.
    std::vector<std::vector<char>> ballast;
    for (std::size_t i = 1; i < 12; ++i) {
        ballast.emplace_back(i * 12'345);
        CHECK(written(all_of(graph), "svg") == svg);
    }
}

TEST_CASE("The relations of a pair share a line in a picture") {
    if (!has_graphviz()) return;
    const FrozenGraph graph = graph_of_triples(
        {{"Acme", "make", "Bolt"}, {"Acme", "sell", "Bolt"}, {"Acme", "sell", "Bolt"}, {"Bolt", "help", "Acme"}});
    const std::string svg = written(all_of(graph), "svg");
    std::size_t arrows = 0;
    for (std::size_t at = svg.find("class=\"edge\""); at != std::string::npos; at = svg.find("class=\"edge\"", at + 1)) ++arrows;
    CHECK(arrows == 2);
    for (const char* words : {">sell ×2</text>", ">make</text>", ">help</text>"}) CHECK(svg.find(words) != std::string::npos);
}

TEST_CASE("Parts that nothing ties together stand in rows as wide as the widest") {
    const auto arrow = [](std::uint32_t from, std::uint32_t to) {
        Arrow made;
        made.source = from;
        made.target = to;
        return made;
    };
    using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    // Four layers, with a circle in them; two of two; one that a frame holds together; one by itself.
    const std::vector<Arrow> arrows = {arrow(0, 1), arrow(1, 2), arrow(2, 3), arrow(3, 0), arrow(5, 4), arrow(6, 7), arrow(8, 8)};
    CHECK(row_ties(11, arrows, {}) == Ties{{4, 6}, {8, 9}, {9, 10}});
    CHECK(row_ties(11, arrows, {{"frame", {9, 10}}}) == Ties{{4, 6}});
    CHECK(row_ties(4, {arrow(0, 1), arrow(1, 2), arrow(2, 3)}, {}).empty());
}

TEST_CASE("More than a picture can hold is refused before the first byte") {
    std::vector<Triple> triples;
    for (int i = 0; i < 5001; ++i) triples.push_back({"hub", "turns", "rim" + std::to_string(i)});
    const FrozenGraph graph = graph_of_triples(triples);
    try {
        (void)written(all_of(graph), "svg", {.interactive = true});
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(std::string(error.what()) == "a picture has at most 5000 arrows; this selection has 5001");
        CHECK(error.advice().find("--top") != std::string::npos);
    }
}
