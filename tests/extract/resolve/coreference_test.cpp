#include "tests/extract/extracted.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

// What the first statement whose subject is written so is said of; "-" when it names nothing.
std::string meant(const std::string& text, std::string_view word) {
    const Extraction extraction = extract(text);
    for (const Statement& statement : extraction.statements) {
        if (statement.subject.text == word) return statement.subject.entity.empty() ? "-" : statement.subject.entity;
        if (statement.object && statement.object->text == word)
            return statement.object->entity.empty() ? "-" : statement.object->entity;
    }
    return "no statement: " + all(extraction);
}

}  // namespace

TEST_CASE("he and she are persons of their gender") {
    CHECK(meant("Mary Jones met Thomas Berg in Oslo. She sold a house.", "She") == "Mary Jones");
    CHECK(meant("Mary Jones met Thomas Berg in Oslo. He sold a house.", "He") == "Thomas Berg");
    CHECK(meant("Microsoft hired Mary Jones. He sold a house.", "He") == "-");
}

TEST_CASE("it is a thing, when one is clearly meant") {
    CHECK(meant("Microsoft bought Nokia in 2013. It sold pumps.", "It") == "Microsoft");
    CHECK(meant("Microsoft hired Mary Jones. It sold pumps.", "It") == "Microsoft");
    CHECK(meant("Mary Jones met Thomas Berg. It sold pumps.", "It") == "-");
}

TEST_CASE("two arguments of one verb are two") {
    CHECK(meant("Thomas Berg worked for Microsoft. Robert Lang praised him.", "him") == "Thomas Berg");
}

TEST_CASE("a description means the only thing of its kind that was named") {
    CHECK(meant("Microsoft hired Mary Jones. The company sold pumps.", "The company") == "Microsoft");
    CHECK(meant("Microsoft bought Nokia. The company sold pumps.", "The company") == "-");
    CHECK(meant("Mary Jones founded a company in Oslo. Microsoft grew. The company sold pumps.", "The company") == "-");
    CHECK(meant("Mary Jones came home. The company sold pumps.", "The company") == "-");
}

TEST_CASE("a description means what was told to be that") {
    CHECK(meant("Mary Jones, a lawyer, met Thomas Berg in Oslo. The lawyer sold a house.", "The lawyer") == "Mary Jones");
    CHECK(meant("Mary Jones met Thomas Berg in Oslo. The lawyer sold a house.", "The lawyer") == "-");
    CHECK(meant("Microsoft is a startup. Nokia grew in Oslo. The startup sold pumps.", "The startup") == "Microsoft");
    CHECK(meant("Norway signed a treaty. The city sold a house.", "The city") == "-");
}

TEST_CASE("the evidence keeps the word that stands in the text") {
    const std::string text = "Mary Jones works for Microsoft. She sold a house.";
    const Extraction extraction = extract(text);
    const auto resolved = std::find_if(extraction.statements.begin(), extraction.statements.end(),
                                       [](const Statement& statement) { return statement.subject.text == "She"; });
    REQUIRE(resolved != extraction.statements.end());
    CHECK(resolved->subject.entity == "Mary Jones");
    CHECK(text.substr(resolved->subject.span.start, resolved->subject.span.size()) == "She");
}

TEST_CASE("who calls the claims of somebody mistaken denies what that one said last") {
    const Extraction extraction =
        extract("Mary Jones said that Microsoft owns Nokia. According to Thomas Berg, the claims of Mary Jones are mistaken.");
    const auto denied = std::find_if(extraction.statements.begin(), extraction.statements.end(),
                                     [](const Statement& statement) { return statement.rule == "denial"; });
    REQUIRE(denied != extraction.statements.end());
    CHECK(shown(*denied) == "not Microsoft | own | Nokia");
    CHECK(denied->claimant() == "Thomas Berg");
    CHECK(denied->relation.text == "are mistaken");
    CHECK(denied->sentence == extraction.statements.back().sentence);
    CHECK(extract("Mary Jones said that Microsoft owns Nokia. The claims of Mary Jones are not mistaken.").statements.size() ==
          extract("Mary Jones said that Microsoft owns Nokia. The claims of Mary Jones are not long.").statements.size());
}
