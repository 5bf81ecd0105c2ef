#include "extract/resolve/corpus_names.hpp"

#include "extract/pipeline.hpp"
#include "graph/documents_of.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace skein;
using namespace skein::test;

namespace {

Extraction saying(std::string uri, const std::vector<std::pair<std::string, EntityType>>& names) {
    Extraction document;
    document.document.uri = std::move(uri);
    std::uint64_t at = 0;
    for (const auto& [name, type] : names) {
        const ByteSpan span{at, at + name.size()};
        at = span.end + 1;
        document.sentences.push_back({span, 1, name, {}});
        const SentenceId id(document.sentences.size() - 1);
        document.mentions.push_back({id, {}, name, span, name, type});
        Statement statement;
        statement.sentence = id;
        statement.subject = {name, span, name, type};
        statement.claimants = {name};
        document.statements.push_back(statement);
    }
    return document;
}

FrozenGraph graph_under(std::vector<Extraction> documents, std::vector<Decision> decisions = {}) {
    Ledger ledger = resolve_entities(documents, std::move(decisions));
    KnowledgeGraph building;
    for (Extraction& document : documents) building.add(std::move(document));
    building.set_ledger(std::move(ledger));
    return FrozenGraph(std::move(building));
}

std::vector<Decision> random_decisions(Random& random) {
    std::vector<Decision> decisions;
    for (std::size_t i = random.below(4); i > 0; --i)
        decisions.push_back({random.one_in(2) ? Decision::Kind::same : Decision::Kind::apart, random.pick(corpus_names()),
                             random.pick(corpus_names())});
    return decisions;
}

}  // namespace

TEST_CASE("names are joined across documents, and the document's own stays beside") {
    const FrozenGraph graph = graph_under(
        {saying("a.txt", {{"Dave Plummer", EntityType::Person}}), saying("b.txt", {{"Plummer", EntityType::Person}})});
    REQUIRE(graph.entity_count() == 1);
    CHECK(graph.entities()[0].name == "Dave Plummer");
    CHECK(graph.mentions()[1].entity == "Dave Plummer");
    CHECK(graph.mentions()[1].name == "Plummer");
    CHECK(graph.statements()[1].claimants == std::vector<std::string>{"Dave Plummer"});
    CHECK(graph.statements()[1].claimant_names == std::vector<std::string>{"Plummer"});
    REQUIRE(graph.ledger().merges.size() == 1);
    CHECK(graph.ledger().merges[0] == Merge{"Plummer", "Dave Plummer", MergeReason::last_name, ""});
}

TEST_CASE("a spelling that a person took from an entity names itself in every document") {
    std::vector<Extraction> documents = {
        saying("a.txt", {{"Dave Plummer", EntityType::Person}, {"Plummer", EntityType::Person}})};
    // The document itself took the last name for the person.
    documents[0].mentions[1].entity = "Dave Plummer";
    documents[0].statements[1].subject.entity = "Dave Plummer";
    const FrozenGraph graph = graph_under(documents, {{Decision::Kind::apart, "Dave Plummer", "Plummer"}});
    REQUIRE(graph.entity_count() == 2);
    CHECK(graph.mentions()[1].entity == "Plummer");
    CHECK(graph.statements()[1].subject.entity == "Plummer");
    CHECK(graph.statements()[0].subject.entity == "Dave Plummer");
    // Taken back, it is as if it had never been said.
    CHECK(describe(graph_under(documents_of(graph))) == describe(graph_under(documents)));
}

TEST_CASE("over random corpora: order does not matter, joining twice changes nothing, and forgetting undoes it") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        std::vector<Extraction> corpus = random_corpus(seed, 4);
        const std::vector<Decision> decisions = random_decisions(random);
        const FrozenGraph graph = graph_under(corpus, decisions);
        std::vector<Extraction> shuffled = corpus;
        random.shuffle(shuffled);
        std::vector<Decision> other_order = decisions;
        random.shuffle(other_order);
        REQUIRE(describe(graph_under(shuffled, other_order)) == describe(graph));
        REQUIRE(describe(graph_under(documents_of(graph), decisions)) == describe(graph));

        std::vector<Extraction> resolved = corpus;
        (void)resolve_entities(resolved, decisions);
        for (Extraction& document : resolved) forget_resolution(document);
        for (std::size_t d = 0; d < corpus.size(); ++d)
            for (std::size_t m = 0; m < corpus[d].mentions.size(); ++m)
                REQUIRE(resolved[d].mentions[m].entity == corpus[d].mentions[m].entity);
    }
}

TEST_CASE("over random corpora: what people decide holds") {
    for (std::uint64_t seed = 100; seed < 160; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::vector<Extraction> corpus = random_corpus(seed, 4);
        const std::string one = random.pick(corpus_names()), other = random.pick(corpus_names());
        if (entity_key(one) == entity_key(other)) continue;
        const FrozenGraph apart = graph_under(corpus, {{Decision::Kind::apart, one, other}});
        for (const Mention& mention : apart.mentions())
            if (entity_key(mention.text) == entity_key(other)) REQUIRE(entity_key(mention.entity) != entity_key(one));
        const FrozenGraph same = graph_under(corpus, {{Decision::Kind::same, one, other}});
        std::set<std::string> entities;
        for (const Mention& mention : same.mentions()) {
            const std::string own = entity_key(mention.name.empty() ? mention.entity : mention.name);
            if (own == entity_key(one) || own == entity_key(other)) entities.insert(mention.entity);
        }
        REQUIRE(entities.size() <= 1);
    }
}
