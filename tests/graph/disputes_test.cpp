#include "graph/disputes.hpp"

#include "graph/opposites.hpp"
#include "graph/quantity.hpp"
#include "tests/support/graph_builder.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;
using namespace skein::test;

namespace {

// "kind source relation target: yes | no" with the claimants of each side.
std::string shown(const FrozenGraph& graph) {
    std::string text;
    for (const Dispute& dispute : find_disputes(graph)) {
        text += std::string(name_of(dispute.kind)) + ' ' + graph.entity(dispute.source).name + ' ' + dispute.relation +
                (dispute.target ? ' ' + graph.entity(*dispute.target).name : "") + ':';
        for (const DisputeSide& side : dispute.sides) {
            text += side.value.empty() ? " [" : " " + side.value + " [";
            for (const StatementId id : side.statements) text += std::string(graph.statement(id).claimant()) + ' ';
            text.back() = ']';
        }
        text += '\n';
    }
    return text;
}

Extraction costing(std::string uri, const std::string& amount, const std::string& claimant) {
    Extraction document = document_of(std::move(uri), {{"Acme", "develop", "Initech", Polarity::affirmed, claimant}});
    Statement& statement = document.statements[0];
    statement.arguments.push_back({Role::cost, {amount, statement.object->span, {}, EntityType::Concept}});
    return document;
}

std::string amount_text(std::string_view words, std::string_view before = {}) {
    const auto amount = amount_in(words, before);
    if (!amount) return "none";
    return amount->text + " = " + std::to_string(static_cast<long long>(amount->value)) + ' ' + amount->unit + ' ' +
           std::to_string(int(amount->bound));
}

}  // namespace

TEST_CASE("a relation affirmed and denied is a dispute") {
    CHECK(shown(graph_of_triples({{"A", "own", "B", Polarity::affirmed, "X"}, {"A", "own", "B", Polarity::negated, "Y"}})) ==
          "polarity A own B: [X] [Y]\n");
    CHECK(shown(graph_of_triples({{"A", "own", "B"}, {"A", "sell", "B", Polarity::negated}})).empty());
    // A relation that says no: who affirms it is still on the side of yes.
    CHECK(shown(graph_of_triples({{"A", "bypass", "B", Polarity::affirmed, "X"},
                                  {"A", "bypass", "B", Polarity::negated, "Y"}})) == "polarity A bypass B: [X] [Y]\n");
}

TEST_CASE("opposite relations are a dispute, with synonyms on their side") {
    CHECK(shown(graph_of_triples({{"A", "use", "B", Polarity::affirmed, "X"},
                                  {"A", "bypass", "B", Polarity::affirmed, "Y"},
                                  {"A", "rely on", "B", Polarity::negated, "Z"},
                                  {"A", "bypass", "B", Polarity::negated, "W"}})) == "opposite A use B: [X W] [Y Z]\n");
    CHECK(stand_of_verb("circumvent")->question == "use");
    CHECK_FALSE(stand_of_verb("circumvent")->yes);
    CHECK_FALSE(stand_of_verb("eat").has_value());
    CHECK(stand_of_adjective("a closed-source model")->question == "open");
    CHECK_FALSE(stand_of_adjective("open and closed").has_value());
}

TEST_CASE("questions, plans and suppositions take no side") {
    for (const Modality modality : {Modality::questioned, Modality::planned, Modality::hypothetical}) {
        Extraction document = document_of("a.txt", {{"A", "use", "B"}, {"A", "use", "B", Polarity::negated}});
        document.statements[1].modality = modality;
        CHECK(find_disputes(graph_of({document})).empty());
    }
}

TEST_CASE("amounts are read with their unit and bound") {
    CHECK(amount_text("$5.6 million") == "$5.6 million = 5600000 $ 0");
    CHECK(amount_text("for only $5.6 million,") == "$5.6 million = 5600000 $ 0");
    CHECK(amount_text("$6 million", "speaks of under ") == "under $6 million = 6000000 $ 2");
    CHECK(amount_text("less than 50,000 dollars a year") == "less than 50,000 dollars = 50000 $ 2");
    CHECK(amount_text("a mindboggling 671 billion parameters") == "671 billion parameters = 671000000000 parameter 0");
    CHECK(amount_text("US$3m") == "US$3m = 3000000 $ 0");
    CHECK(amount_text("about 30% of it") == "about 30% = 30 % 1");
    CHECK(amount_text("the H800") == "none");
    CHECK(amount_text("nothing") == "none");
}

TEST_CASE("different costs of one thing are a dispute") {
    CHECK(shown(graph_of({costing("a.txt", "for $5.6 million", "X"), costing("b.txt", "for under $6 million", "Y")})) ==
          "value Acme cost: $5.6 million [X] under $6 million [Y]\n");
    CHECK(shown(graph_of({costing("a.txt", "for $5.6 million", "X"), costing("b.txt", "for $5,600,000", "Y")})).empty());
    Extraction one = costing("a.txt", "for $5 million", "X"), other = costing("b.txt", "for $6 million", "Y");
    one.statements[0].arguments.push_back({Role::time, {"in 2020", {}, {}, EntityType::Time}});
    CHECK(find_disputes(graph_of({one, other})).size() == 1);
    other.statements[0].arguments.push_back({Role::time, {"in 2021", {}, {}, EntityType::Time}});
    CHECK(find_disputes(graph_of({one, other})).empty());
}
