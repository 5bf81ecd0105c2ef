// Claims that nobody is named for, that go on in the next sentence, and what is said of somebody's things.

#include "tests/extract/extracted.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

// Who claims what the first statement with this relation says; "-" when nobody does.
std::string claimant_of(const Extraction& extraction, std::string_view relation, std::string_view rule = {}) {
    for (const Statement& statement : extraction.statements) {
        if (statement.relation.lemma != relation || (!rule.empty() && statement.rule != rule)) continue;
        return statement.claimants.empty() ? "-" : statement.claimants.back();
    }
    return "no statement: " + all(extraction);
}

}  // namespace

TEST_CASE("what is reported by nobody in particular is hearsay") {
    CHECK(claimant_of(extract("It has been reported that Zetacorp bought Lumen."), "buy") == "reports");
    CHECK(claimant_of(extract("It was claimed that Zetacorp bought Lumen."), "buy") == "claims");
    CHECK(claimant_of(extract("Zetacorp allegedly copied Lumen."), "copy") == "allegations");
    CHECK(claimant_of(extract("Zetacorp reportedly bought Lumen."), "buy") == "reports");
    CHECK(claimant_of(extract("It can be said that Zetacorp bought Lumen."), "buy") == "-");
    CHECK(claimant_of(extract("Zetacorp bought Lumen."), "buy") == "-");
}

TEST_CASE("why a claim is wrong is what its judge says") {
    const Extraction found =
        extract("According to Jane Roe, the claims of Thomas Berg are mistaken. Zetacorp uses Lumen. Vega sold lamps.");
    INFO(all(found));
    CHECK(claimant_of(found, "use") == "Jane Roe");
    CHECK(claimant_of(found, "sell") == "-");
    CHECK(claimant_of(extract("According to Jane Roe, the claims of Thomas Berg are mistaken. But Zetacorp uses Lumen."),
                      "use") == "-");
    CHECK(claimant_of(
              extract("According to Jane Roe, the claims of Thomas Berg are mistaken. Ann Lee said that Zetacorp uses Lumen."),
              "use") == "Ann Lee");
    CHECK(claimant_of(extract({{BlockKind::paragraph, "According to Jane Roe, the claims of Thomas Berg are mistaken."},
                               {BlockKind::paragraph, "Zetacorp uses Lumen."}}),
                      "use") == "-");
}

TEST_CASE("whose thing does something, does it too") {
    const auto has = [](const Extraction& found) {
        return std::any_of(found.statements.begin(), found.statements.end(), [](const Statement& statement) {
            return statement.rule == "owner" && statement.subject.entity == "Microsoft" && statement.object->entity == "Nokia";
        });
    };
    CHECK(has(extract("Microsoft's engine uses Nokia.")));
    CHECK(has(extract("Microsoft sold lamps. The company's engine does not use Nokia.")));
    CHECK(has(extract("The speed of Microsoft's lamps is comparable to Nokia.")));
    CHECK_FALSE(has(extract("Microsoft's rival uses Nokia.")));
    CHECK_FALSE(has(extract("The speed of Microsoft's lamps is lower than Nokia.")));
}

TEST_CASE("an auxiliary before the subject of a finite verb is of something else") {
    const Extraction found = extract({{BlockKind::speech, "most people haven't it stands for parallel work"}});
    INFO(all(found));
    for (const Statement& statement : found.statements) {
        if (statement.relation.lemma == "stand for") CHECK(statement.polarity == Polarity::affirmed);
    }
}
