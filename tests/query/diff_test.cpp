#include "query/diff.hpp"

#include "base/error.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

std::string text(const FrozenGraph& first, const FrozenGraph& second, const GraphDiff& diff) {
    std::string out;
    const auto say = [&](char sign, const FrozenGraph& graph, StatementId id) {
        const Statement& statement = graph.statement(id);
        out += sign + statement.subject.entity + ' ' + statement.relation.lemma + ' ' + statement.object->entity + ' ';
    };
    for (const StatementId id : diff.statements.went) say('-', first, id);
    for (const StatementId id : diff.statements.came) say('+', second, id);
    return out;
}

}  // namespace

TEST_CASE("a graph does not differ from itself") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        CHECK(diff_graphs(graph, graph).none());
    }
    CHECK(diff_graphs(FrozenGraph(), FrozenGraph()).none());
}

TEST_CASE("what came one way went the other way") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const FrozenGraph a = graph_of(random_corpus(seed)), b = graph_of(random_corpus(seed + 100));
        const GraphDiff there = diff_graphs(a, b), back = diff_graphs(b, a);
        CHECK(there.none() == back.none());
        CHECK(there.documents.came == back.documents.went);
        CHECK(there.entities.came.size() == back.entities.went.size());
        CHECK(there.statements.came.size() + a.statements().size() == b.statements().size() + there.statements.went.size());
        CHECK(there.disputes.came.size() + find_disputes(a).size() == find_disputes(b).size() + there.disputes.went.size());
    }
}

TEST_CASE("statements that stand elsewhere are the same, and as many as are alike cancel out") {
    const FrozenGraph a = graph_of_triples({{"A", "use", "B"}, {"A", "use", "B"}, {"A", "make", "C"}});
    const FrozenGraph b =
        graph_of_triples({{"A", "own", "D"}, {"A", "make", "C", Polarity::affirmed, "", 0.5}, {"A", "use", "B"}});
    const GraphDiff diff = diff_graphs(a, b);
    CHECK(text(a, b, diff) == "-A use B +A own D ");
    CHECK(diff.statements.went == std::vector<StatementId>{StatementId(1)});
    REQUIRE(diff.entities.came.size() == 1);
    CHECK(b.entity(diff.entities.came[0].entity).name == "D");
    CHECK(diff.entities.went.empty());
}

TEST_CASE("polarity, claimant and disputes differ") {
    const FrozenGraph a = graph_of_triples({{"A", "use", "B"}, {"C", "use", "D", Polarity::affirmed, "E"}});
    const FrozenGraph b = graph_of_triples({{"A", "use", "B"}, {"A", "use", "B", Polarity::negated}, {"C", "use", "D"}});
    const GraphDiff diff = diff_graphs(a, b);
    CHECK(text(a, b, diff) == "-C use D +A use B +C use D ");
    REQUIRE(diff.disputes.came.size() == 1);
    CHECK(diff.disputes.went.empty());
}

TEST_CASE("a name that was joined to another changes no statement") {
    const auto with_alias = [](const char* entity) {
        Extraction document =
            document_of("a.txt", {{"Deep Seek", "use", "PTX"}, {"DeepSeek", "make", "R1"}, {"DeepSeek", "own", "X"}});
        document.statements[0].subject.entity = entity;
        for (Mention& mention : document.mentions)
            if (mention.text == "Deep Seek") mention.entity = entity;
        return graph_of({document});
    };
    const FrozenGraph apart = with_alias("Deep Seek"), joined = with_alias("DeepSeek");
    const GraphDiff diff = diff_graphs(apart, joined);
    CHECK(diff.statements.none());
    REQUIRE(diff.entities.went.size() == 1);
    CHECK(diff.entities.went[0].now == "DeepSeek");
    CHECK(diff.entities.came.empty());
}

TEST_CASE("a selection chooses from both") {
    const FrozenGraph a = graph_of_triples({{"A", "use", "B"}}), b = graph_of_triples({{"A", "use", "B"}, {"A", "make", "C"}});
    CHECK(diff_graphs(a, b, {.relations = {"use"}}).none());
    CHECK(text(a, b, diff_graphs(a, b, {.relations = {"make"}})) == "+A make C ");
    CHECK(text(b, a, diff_graphs(b, a, {.relations = {"make"}})) == "-A make C ");
    CHECK_THROWS_AS((void)diff_graphs(a, b, {.relations = {"mak"}}), Error);
}
