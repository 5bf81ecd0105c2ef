#include "extract/given_statements.hpp"
#include "tests/extract/readers/shown_diagram.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

constexpr const char* bypassed =
    R"({"document":"a.txt","line":3,"sentence":{"start":0,"end":61,"cue":{"start_ms":1,"end_ms":2}},"subject":{"text":"DeepSeek","start":0,"end":8,)"
    R"("entity":"DeepSeek","type":"Organization"},"relation":{"text":"bypassed","lemma":"bypass","start":9,"end":17},"object":{"text":"CUDA",)"
    R"("start":22,"end":26,"entity":"CUDA","type":"Product"},"arguments":[{"role":"time","text":"in 2024","start":27,"end":34}],"polarity":"negated",)"
    R"("modality":"possible","claimant":"Lao Gao","claimants":["Plummer","Lao Gao"],"confidence":0.83,"rule":"verb"})";
constexpr const char* sleeps =
    R"({"document":"b.txt","line":1,"sentence":{"start":0,"end":12},"subject":{"text":"it","start":0,"end":2},"relation":{"text":"sleeps",)"
    R"("lemma":"sleep","start":3,"end":9},"polarity":"affirmed","modality":"asserted","confidence":1,"rule":"verb"})";

}  // namespace

TEST_CASE("Statements by the line come back as they were, with their documents") {
    const ReadResult result = read_all(std::string(bypassed) + "\n" + sleeps + "\n\n" + bypassed + "\n", "s.ndjson");
    CHECK(result.diagnostics.empty());
    REQUIRE(result.documents.size() == 2);
    const Document& first = result.documents[0];
    CHECK(first.record.uri == "a.txt");
    CHECK(first.record.format == "statements");
    REQUIRE(first.sentences.size() == 1);
    CHECK(first.sentences[0].text == "DeepSeek bypassed … CUDA in 2024");
    CHECK(first.sentences[0].line == 3);
    CHECK(first.sentences[0].cue == CueTime{1, 2});
    REQUIRE(first.statements.size() == 2);
    const Statement& statement = first.statements[0];
    CHECK(statement.subject.type == EntityType::Organization);
    CHECK(statement.relation.lemma == "bypass");
    CHECK(statement.object->span == ByteSpan{22, 26});
    CHECK(statement.arguments.at(0).role == Role::time);
    CHECK(statement.polarity == Polarity::negated);
    CHECK(statement.modality == Modality::possible);
    CHECK(statement.claimants == std::vector<std::string>{"Plummer", "Lao Gao"});
    CHECK(statement.confidence == 0.83);
    CHECK_FALSE(result.documents[1].statements.at(0).object);

    Extraction extraction;
    add_given_statements(first, extraction);
    CHECK(extraction.statements.size() == 2);
    CHECK(extraction.mentions.size() == 2);  // each place once
}

TEST_CASE("A line that is no statement is reported with its place, the others are read") {
    const auto changed = [](const std::string& from, const std::string& to) {
        std::string line = bypassed;
        const std::size_t at = line.find(from);
        REQUIRE(at != std::string::npos);
        return line.replace(at, from.size(), to) + "\n";
    };
    const ReadResult result =
        read_all(std::string(sleeps) + "\n" + changed("\"line\":3,", "") + changed("\"negated\"", "\"maybe\"") +
                     changed("0.83", "7") + changed("\"start\":9", "\"start\":-9") + changed("\"end\":17", "\"end\":7") +
                     changed("[{", "[3,{") + changed("{\"document\"", "{\"document\":5,\"x\"") + "{\n",
                 "s.ndjson");
    CHECK(result.documents.size() == 1);
    const std::string out = "; the line is left out";
    Lines expected{"2: the statement has no \"line\"" + out,
                   "3: \"polarity\" of the statement is \"maybe\", which Skein does not know" + out,
                   "4: \"confidence\" is no number from 0 to 1" + out,
                   "5: \"start\" of the relation is no whole number" + out,
                   "6: the relation ends before it starts" + out,
                   "7: an argument is no object" + out,
                   "8: \"document\" of the statement is no text" + out};
    Lines found = messages(result.diagnostics);
    REQUIRE(found.size() == expected.size() + 1);
    CHECK(found.back().starts_with("9: the line is not JSON"));
    found.pop_back();
    CHECK(found == expected);
}
