#include "export/escape.hpp"
#include "export/html_page.hpp"
#include "export/sha256.hpp"
#include "tests/export/written.hpp"
#include "tests/support/hostile_names.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace skein;
using namespace skein::test;

namespace {

std::string hexadecimal(std::string_view bytes) {
    std::string out;
    for (const std::uint8_t byte : sha256(bytes)) {
        constexpr const char* digits = "0123456789abcdef";
        out += digits[byte / 16];
        out += digits[byte % 16];
    }
    return out;
}

std::string data_of(const std::string& page) {
    constexpr std::string_view start = "<script id=\"data\" type=\"application/json\">";
    const std::size_t at = page.find(start) + start.size();
    return page.substr(at, page.find("</script>", at) - at);
}

}  // namespace

TEST_CASE("SHA-256 and base64 give the standards' own examples") {
    CHECK(hexadecimal("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hexadecimal("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hexadecimal("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("A page holds its picture, its evidence and a policy that allows no request") {
    const FrozenGraph graph = quarrel();
    const std::string page = written(all_of(graph), "html");
    CHECK(count(page, "<g class=\"node\"") == 3);
    CHECK(count(page, "<g class=\"arrow") == 2);
    CHECK(count(page, "default-src 'none'; script-src 'sha256-") == 1);
    CHECK(count(page, "unsafe") == 0);
    CHECK(page.find("<title>Skein: 3 entities, 3 relations</title>") != std::string::npos);
    const auto data = nlohmann::json::parse(data_of(page));
    CHECK(data["entities"].size() == 3);
    CHECK(data["edges"].size() == 3);
    CHECK(data["statements"].size() == 4);
    CHECK(data["arrows"][0]["edges"].size() == 2);
    CHECK(data["documents"][0]["uri"] == "a.txt");
    CHECK(written(all_of(graph), "html") == page);
    // No mark of the page is left, and no link of its own leads anywhere.
    CHECK(count(page, "@TITLE@") + count(page, "@PICTURE@") == 0);
    CHECK(count(viewer_page(), "http") == 0);
    CHECK(count(viewer_style(), "url(") == 0);
}

TEST_CASE("No name ends the element it stands in") {
    std::vector<Triple> triples;
    std::vector<std::string> names = hostile_names();
    names.emplace_back("</script><script>alert(1)</script>");
    for (std::size_t i = 0; i < names.size(); ++i)
        triples.push_back({names[i], names[(i + 1) % names.size()], names[(i + 2) % names.size()], Polarity::affirmed, names[(i + 3) % names.size()]});
    const std::string page = written(all_of(graph_of_triples(triples)), "html");
    CHECK(count(page, "<script") == 2);
    CHECK(count(page, "</script") == 2);
    CHECK(data_of(page).find('<') == std::string::npos);
    const auto data = nlohmann::json::parse(data_of(page));
    CHECK(data["statements"].size() == names.size());
}

TEST_CASE("HTML text") {
    StringSink out;
    append_html_text(out, "a<b> & \"c\" 'd'\r\u0085\x01");
    CHECK(out.take() == "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;&#13;\u0085\uFFFD");
}

TEST_CASE("More than a browser copes with is refused") {
    std::vector<Triple> triples;
    for (int i = 0; i < 15'001; ++i) triples.push_back({"a" + std::to_string(i), "r", "b" + std::to_string(i)});
    const FrozenGraph graph = graph_of_triples(triples);
    CHECK_THROWS_AS((void)written(all_of(graph), "html"), Error);
}
