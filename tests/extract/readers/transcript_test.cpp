#include "tests/extract/readers/read_all.hpp"

using namespace skein;
using namespace skein::test;
using Lines = std::vector<std::string>;

namespace {

const std::string record =
    "Timestamp: 2025-01-02T03:04:05\n"
    "Title: Acme and Bolt\n"
    "URL: https://example.org/watch?v=1\n"
    "Status: success\n"
    "Duration: 1:02\n"
    "\n"
    "Description:\n"
    "### Summary\n"
    "*   **Acme:** buys *Bolt*.\n"
    "\n"
    "Ann said: it is done.\n"
    "\n"
    "\n"
    "Content:\n"
    "so acme bought\n"
    "bolt yeah\n";

}  // namespace

TEST_CASE("a transcript record becomes title, description and speech") {
    const ReadResult result = read_all(record, "a.txt");
    const Document& document = result.only();
    CHECK(document.record.format == "transcript");
    CHECK(document.record.title == "Acme and Bolt");
    CHECK(document.record.metadata == std::vector<std::pair<std::string, std::string>>{{"timestamp", "2025-01-02T03:04:05"},
                                                                                       {"url", "https://example.org/watch?v=1"},
                                                                                       {"status", "success"},
                                                                                       {"duration", "1:02"}});
    CHECK(shown(document) == Lines{"title: Acme and Bolt", "heading: Summary", "description: Acme: buys Bolt.",
                                   "description: Ann said: it is done.", "speech: so acme bought bolt yeah"});
    CHECK(origin_of(record, document.blocks[2], "Acme: buys Bolt") == "Acme:** buys *Bolt");
    CHECK(result.diagnostics.empty());
}

TEST_CASE("the records of one file are documents of their own") {
    const ReadResult result = read_all(record + "\n" + record, "a.txt");
    REQUIRE(result.documents.size() == 2);
    CHECK(result.documents[0].record.uri == "a.txt");
    CHECK(result.documents[1].record.uri == "a.txt#2");
    CHECK(shown(result.documents[0]) == shown(result.documents[1]));
    CHECK(result.documents[0].record.content_hash != result.documents[1].record.content_hash);
    CHECK(result.documents[1].blocks[0].text.original(0, 4).start == record.size() + 1 + record.find("Acme and"));
}

TEST_CASE("a letter with a title line is no transcript") {
    CHECK(read_all("Title: Acme\nURL: none\n\nContent:\nx\n", "a.txt").documents[0].record.format == "text");
}
