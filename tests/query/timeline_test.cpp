#include "query/timeline.hpp"

#include "tests/support/graph_builder.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

void add_time(Extraction& document, std::size_t statement, const std::string& words, const std::string& before = {}) {
    document.statements[statement].arguments.push_back({Role::time, {words, {}, "", EntityType::Concept}});
    document.sentences[statement].text += ' ' + before + words;
}

FrozenGraph sample() {
    Extraction article = document_of(
        "a.txt",
        {{"A", "buy", "B"}, {"A", "sell", "C"}, {"C", "use", "D", Polarity::negated, "E"}, {"A", "see", "B"}, {"B", "see", "D"}});
    article.document.metadata = {{"date", "2024-03-01"}};
    add_time(article, 0, "May 2020");
    add_time(article, 1, "last year");
    add_time(article, 2, "2010", "since ");
    add_time(article, 3, "at night");
    Extraction talk = document_of("b.vtt", {{"A", "make", "D"}, {"A", "own", "D"}});
    talk.sentences[0].cue = CueTime{9000, 9500};
    talk.sentences[1].cue = CueTime{1000, 2000};
    return graph_of({article, talk});
}

std::string text(const FrozenGraph& graph, const Timeline& timeline) {
    std::string out;
    for (const DatedStatement& row : timeline.dated)
        out += graph.statement(row.statement).relation.lemma + ' ' + text_of(row.span) + ", ";
    for (const StatementId id : timeline.spoken) out += graph.statement(id).relation.lemma + ", ";
    for (const UndatedStatement& row : timeline.undated)
        out += graph.statement(row.statement).relation.lemma + ' ' + row.words + ", ";
    return out + std::to_string(timeline.timeless);
}

}  // namespace

TEST_CASE("a timeline has dates in order, then recordings, then what has no date") {
    const FrozenGraph graph = sample();
    CHECK(text(graph, make_timeline(graph, {})) == "use from 2010, buy 2020-05, sell 2023, own, make, see at night, 1");
}

TEST_CASE("parts of a timeline") {
    const FrozenGraph graph = sample();
    const auto of = [&](TimelineQuery query) { return text(graph, make_timeline(graph, query)); };
    CHECK(of({.about = graph.find("B")->entity}) == "buy 2020-05, see at night, 1");
    CHECK(of({.within = time_in("since 2021")}) == "use from 2010, sell 2023, 0");
    CHECK(of({.within = time_in("2020")}) == "use from 2010, buy 2020-05, 0");
    CHECK(of({.selection = {.polarity = Polarity::negated}}) == "use from 2010, 0");
    CHECK(of({.selection = {.documents = {"b.vtt"}}}) == "own, make, 0");
    CHECK(of({.selection = {.claimants = {"E"}}}) == "use from 2010, 0");
    CHECK(of({.selection = {.types = {EntityType::Person}}}) == "0");
    CHECK(of({.selection = {.disputed = true}}) == "0");
}

TEST_CASE("the rest of a span may stand beside the words, and roles may be unknown") {
    Extraction document = document_of("a.txt", {{"A", "use", "B"}, {"A", "own", "B"}});
    document.statements[0].arguments = {{Role::other, {"between 2010", {}, "", EntityType::Concept}}};
    document.sentences[0].text = "A used B between 2010 and 2012.";
    document.statements[1].arguments = {{Role::other, {"for long", {}, "", EntityType::Concept}}};
    const FrozenGraph graph = graph_of({document});
    CHECK(text(graph, make_timeline(graph, {})) == "use 2010 to 2012, 1");
}
