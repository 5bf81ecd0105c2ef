#include "tests/extract/readers/read_all.hpp"

using namespace skein;
using namespace skein::test;
using Lines = std::vector<std::string>;

TEST_CASE("every line is a document, escapes are decoded, positions count the file's bytes") {
    const std::string bytes =
        "{\"uri\":\"a\",\"title\":\"On \\u0041cme\",\"year\":2025,\"text\":\"Zo\\u00eb said \\\"no\\\" "
        "\\ud83d\\ude42.\\n\\nNext\\tone.\"}\r\n"
        "\n"
        "{ \"text\" : \"Ann left.\" , \"x\" : [{\"text\":\"not this\"}] }\n";
    const ReadResult result = read_all(bytes, "d.ndjson");
    REQUIRE(result.documents.size() == 2);
    const Document& first = result.documents[0];
    CHECK(first.record.uri == "a");
    CHECK(first.record.title == "On Acme");
    CHECK(first.record.metadata == std::vector<std::pair<std::string, std::string>>{{"year", "2025"}});
    CHECK(shown(first) == Lines{"title: On Acme", "paragraph: Zoë said \"no\" 🙂.", "paragraph: Next one."});
    CHECK(origin_of(bytes, first.blocks[1], "Zoë said") == "Zo\\u00eb said");
    CHECK(origin_of(bytes, first.blocks[1], "🙂") == "\\ud83d\\ude42");
    CHECK(origin_of(bytes, first.blocks[2], "Next one") == "Next\\tone");
    CHECK(result.documents[1].record.uri == "d.ndjson#3");
    CHECK(shown(result.documents[1]) == Lines{"paragraph: Ann left."});
    CHECK(result.diagnostics.empty());
}

TEST_CASE("a bad line is shown with its place, the others are read") {
    const ReadResult result = read_all(
        "{\"uri\":\"a\",\"text\":\"One.\"}\n{\"uri\":\"b\",\"text\":\"Two.\"\n[1]\n{\"uri\":\"c\"}\n{\"text\":5}\n{\"uri\":\"a\","
        "\"text\":\"x\"}\n"
        "{\"uri\":\"d\",\"text\":\"\\ud800\"}\n{\"uri\":\"e\",\"text\":\"y\",\"text\":\"Last.\"}\n",
        "d.jsonl");
    REQUIRE(result.documents.size() == 2);
    CHECK(shown(result.documents[1]) == Lines{"paragraph: Last."});
    const auto& findings = result.diagnostics.findings();
    REQUIRE(findings.size() == 7);
    CHECK(findings[0].place.line == 2);
    CHECK(findings[0].message.starts_with("the line is not JSON"));
    CHECK(findings[1].message == "the line holds no JSON object");
    CHECK(findings[2].message == "the line has no \"text\"");
    CHECK(findings[3].message == "\"text\" is no string");
    CHECK(findings[3].place.column == 9);
    CHECK(findings[4].message == "the URI \"a\" was given on line 1 already; this document is left out");
    CHECK(findings[5].place.line == 7);
    CHECK(findings[6].severity == Severity::warning);
    CHECK(findings[6].message == "the key \"text\" is given again; the last one counts");
}

TEST_CASE("JSON nested past the limit is refused") {
    const ReadResult result =
        read_all("{\"text\":\"a\",\"x\":" + std::string(100000, '[') + "\n{\"text\":\"Fine.\"}\n", "d.ndjson");
    CHECK(result.documents.size() == 1);
    REQUIRE(result.diagnostics.findings().size() == 1);
    CHECK(result.diagnostics.findings()[0].message == "the JSON is nested more than 256 levels deep");
}
