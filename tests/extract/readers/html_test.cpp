#include "tests/extract/readers/read_all.hpp"

using namespace skein;
using namespace skein::test;
using Lines = std::vector<std::string>;

TEST_CASE("a page's article comes out, its furniture stays out with a note") {
    const std::string bytes =
        "<!DOCTYPE html><html><head><title>Acme wins | Paper</title><meta name=author content='Ann "
        "Lee'><style>p{}</style></head><body>"
        "<nav><a href=/>Home</a></nav><header><p>The Paper</p></header><main><h1>Acme wins</h1>"
        "<p>Acme bought Bolt &amp; Co.<br>for two\r\ndollars.</p><script>var p = '<p>no</p>';</script><p>Advertisements</p>"
        "<h2>Why</h2><ul><li>Money<ol><li>More</ol><li>Fame</ul><blockquote>Fine, said Bo.</blockquote>"
        "<table><tr><th>Maker<td>Acme</table></main><div id=comments><p>first</p></div><footer>All rights "
        "reserved</footer></body></html>";
    const ReadResult result = read_all(bytes, "a.html");
    const Document& document = result.only();
    CHECK(shown(document) == Lines{"title: Acme wins", "paragraph: Acme bought Bolt & Co. for two dollars.", "heading: Why",
                                   "item: Money", "item: More", "item: Fame", "quote: Fine, said Bo.", "cell: Maker",
                                   "cell: Acme"});
    CHECK(document.record.title == "Acme wins");
    CHECK(document.record.metadata == std::vector<std::pair<std::string, std::string>>{{"author", "Ann Lee"}});
    CHECK(origin_of(bytes, document.blocks[1], "Bolt & Co") == "Bolt &amp; Co");
    CHECK(origin_of(bytes, document.blocks[1], "two dollars") == "two\r\ndollars");
    CHECK(document.blocks[4].level == 2);
    REQUIRE(result.diagnostics.findings().size() == 1);
    CHECK(result.diagnostics.findings()[0].message ==
          "left out as page furniture: \"<nav>\", \"<header>\", \"Advertisements\", \"<div>\", \"<footer>\"");
}

TEST_CASE("the article is never taken for furniture") {
    const std::string prose =
        "<p>Acme bought Bolt in the spring, and the price of two dollars surprised everybody who had followed it.</p>";
    CHECK(shown("<html><body><div class=\"content sidebar\">" + prose + "</div></body></html>").size() == 1);
    CHECK(shown("<html><body><form>" + prose + "</form></body></html>").size() == 1);
    CHECK(shown("<html><body><article><header><h1>T</h1></header>" + prose + "</article></body></html>").size() == 2);
}

TEST_CASE("a page without <h1> is named by its <title>") {
    const std::string bytes = "<html><head><title>On &#x201C;Acme&#8221;</title></head><body><p>Text.</body></html>";
    const Document document = std::move(read_all(bytes).documents[0]);
    CHECK(shown(document) == Lines{"title: On “Acme”", "paragraph: Text."});
    CHECK(origin_of(bytes, document.blocks[0], "“Acme”") == "&#x201C;Acme&#8221;");
}

TEST_CASE("references in all their forms") {
    CHECK(shown("<html><p>a &lt; b &hearts; c &nosuch; d & e &#146; f &#0;g AT&T x&y;</html>") ==
          Lines{"paragraph: a < b ♥ c &nosuch; d & e ’ f \uFFFDg AT&T x&y;"});
}

TEST_CASE("tag soup keeps its words and their places") {
    const std::string bytes = "<html><p>One <b>two<p>three</b> four</div> five<table>six<tr><td>seven</table>";
    const Document document = std::move(read_all(bytes).documents[0]);
    std::string all;
    for (const Block& block : document.blocks) {
        const std::string_view text = block.text.text();
        (all += text) += ' ';
        for (std::size_t i = 0; i < text.size(); ++i) CHECK(block.text.original(i, i + 1).end <= bytes.size());
    }
    for (const char* word : {"One", "two", "three", "four", "five", "six", "seven"}) CHECK(all.find(word) != std::string::npos);
}

TEST_CASE("hidden text, deleted text and note marks are not read") {
    CHECK(shown("<html><p>A<sup class=reference>[1]</sup> b <del>c</del><span style='display: none'>d</span><span "
                "hidden>e</span></html>") == Lines{"paragraph: A b"});
}

TEST_CASE("pages nested past the limit are refused, long flat pages are not") {
    std::string deep = "<html>";
    for (int i = 0; i < 100000; ++i) deep += "<div>";
    CHECK_THROWS_AS(read_all(deep, "a.html"), Error);
    std::string flat = "<html><ul>";
    for (int i = 0; i < 3000; ++i) flat += "<li><p>x<br>";
    CHECK(shown(flat, "a.html").size() == 3000);
}
