#include "export/ordered_blocks.hpp"

#include "base/plain_run.hpp"
#include "tests/export/written.hpp"
#include "tests/support/hostile_names.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <stdexcept>

using namespace skein;
using namespace skein::test;

namespace {

std::string numbers_by(std::size_t jobs, std::size_t count) {
    StringSink out;
    append_in_blocks(out, count, jobs, [](ByteSink& block, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            block.append_number(i);
            block.append('\n');
        }
    });
    return out.take();
}

FrozenGraph large_graph() {
    const std::vector<std::string> names = random_hostile_names(7, 3000);
    std::vector<Triple> triples;
    for (std::size_t i = 0; i < names.size(); ++i)
        triples.push_back({names[i], names[(i * 7) % 40], names[(i * 31 + 5) % names.size()],
                           i % 5 == 0 ? Polarity::negated : Polarity::affirmed, names[i % 9]});
    return graph_of_triples(triples);
}

}  // namespace

TEST_CASE("Blocks are written in order, each item once, whatever the number of threads") {
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, 8 * items_of_a_block - 1, 8 * items_of_a_block, 40 * items_of_a_block + 3}) {
        const std::string one = numbers_by(1, count);
        CHECK(static_cast<std::size_t>(std::count(one.begin(), one.end(), '\n')) == count);
        for (const std::size_t jobs : {0U, 2U, 3U, 64U}) CHECK(numbers_by(jobs, count) == one);
    }
}

TEST_CASE("An error while formatting or writing comes out of the blocks") {
    StringSink out;
    const auto fail = [](ByteSink&, std::size_t first, std::size_t) {
        if (first >= 20 * items_of_a_block) throw std::runtime_error("no more");
    };
    for (const std::size_t jobs : {1U, 4U})
        CHECK_THROWS_AS(append_in_blocks(out, 100 * items_of_a_block, jobs,
                                         [&](ByteSink& block, std::size_t first, std::size_t last) {
                                             fail(block, jobs == 1 ? last : first, last);
                                         }),
                        std::runtime_error);
    class Full final : public ByteSink {
        void drain(std::string_view) override { throw Error("full"); }
    } full;
    CHECK_THROWS_AS(append_in_blocks(full, 200 * items_of_a_block, 4,
                                     [](ByteSink& block, std::size_t first, std::size_t) {
                                         block.append_number(first);
                                         block << std::string(9999, 'x');
                                     }),
                    Error);
}

TEST_CASE("Every format gives the same bytes by one thread and by many") {
    const FrozenGraph graph = large_graph();
    const Subgraph all = all_of(graph);
    for (const char* format : {"graphml", "gexf", "gexf-1.2", "dot", "json", "ndjson", "csv", "neo4j", "cypher", "turtle"}) {
        CAPTURE(format);
        const std::string one = written(all, format, {.jobs = 1});
        CHECK(written(all, format, {.jobs = 4}) == one);
    }
}

TEST_CASE("Runs of plain text end where a table says, at every place and length") {
    Random random(3);
    const std::vector<std::string> pieces = {"a", "b", " ", "~", "\x7F", "&", "<", "\n", "\x80", "\xFF", "plain words "};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t k = random.below(40); k > 0; --k) text += random.one_in(6) ? random.pick(pieces) : "x";
        const std::size_t from = random.below(text.size() + 1);
        std::size_t expected = from;
        while (expected < text.size() && text[expected] >= ' ' && text[expected] != '&' && text[expected] != '<') ++expected;
        CHECK(find_stop<'&', '<'>(text, from) == expected);
    }
}
