#include "export/escape.hpp"
#include "export/graphviz.hpp"
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

std::string data_of(const std::string& page, const std::string& id) {
    const std::string start = "<script id=\"" + id + "\" type=\"application/json\">";
    const std::size_t at = page.find(start) + start.size();
    return page.substr(at, page.find("</script>", at) - at);
}

std::string data_of(const std::string& page) { return data_of(page, "data"); }

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
    for (const char* column : {"name", "type", "aliases", "mentions", "x", "y", "r"}) CHECK(data["entities"][column].size() == 3);
    for (const char* column : {"s", "t", "r", "kind", "count"}) CHECK(data["edges"][column].size() == 3);
    CHECK(data["arrows"]["first"] == nlohmann::json({0, 2, 3}));
    CHECK(data["maps"].empty());
    const auto evidence = nlohmann::json::parse(data_of(page, "evidence"));
    for (const char* column : {"n", "confidence", "modality", "claim", "words"})
        CHECK(evidence["statements"][column].size() == 4);
    CHECK(evidence["documents"][0]["uri"] == "a.txt");
    CHECK(written(all_of(graph), "html") == page);
    // No mark of the page is left, and no link of its own leads anywhere.
    CHECK(count(page, "@TITLE@") + count(page, "@PICTURE@") + count(page, "@TABS@") + count(page, "@MAPS@") == 0);
    CHECK(count(viewer_page(), "http") == 0);
    CHECK(count(viewer_style(), "url(") == 0);
}

TEST_CASE("No name ends the element it stands in") {
    std::vector<Triple> triples;
    std::vector<std::string> names = hostile_names();
    names.emplace_back("</script><script>alert(1)</script>");
    for (std::size_t i = 0; i < names.size(); ++i)
        triples.push_back({names[i], names[(i + 1) % names.size()], names[(i + 2) % names.size()], Polarity::affirmed,
                           names[(i + 3) % names.size()]});
    const std::string page = written(all_of(graph_of_triples(triples)), "html");
    CHECK(count(page, "<script") == 3);
    CHECK(count(page, "</script") == 3);
    CHECK(data_of(page).find('<') == std::string::npos);
    const auto evidence = nlohmann::json::parse(data_of(page, "evidence"));
    CHECK(evidence["statements"]["n"].size() == names.size());
}

TEST_CASE("Graphviz's picture becomes a part of the page") {
    const std::string svg =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg width=\"9pt\" height=\"8pt\"\n viewBox=\"0 0 9 8\" xmlns=\"x\">\n"
        "<g id=\"graph0\" class=\"graph\" transform=\"scale(1 1)\">\n<title>skein</title>\n<!-- n12 -->\n"
        "<g id=\"node3\" class=\"node\">\n<title>n12</title>\n<text x=\"1\">a &lt; b</text>\n</g>\n"
        "<g id=\"edge2\" class=\"edge\">\n<title>n0&#45;&gt;n1</title>\n<path d=\"M0 0\"/>\n</g>\n</g>\n</svg>\n";
    const std::string part = page_part_of(svg, "\"quoted\" <map>");
    CHECK(part.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
    CHECK(part.find("viewBox=\"0 0 9 8\" aria-label=\"&quot;quoted&quot; &lt;map&gt;\"") != std::string::npos);
    CHECK(count(part, "<g transform=\"scale(1 1)\">") == 1);
    CHECK(count(part, "<g class=\"map-node\" data-i=\"12\">") == 1);
    CHECK(count(part, "<g class=\"map-edge\" data-i=\"1\">") == 1);
    CHECK(count(part, "a &lt; b") == 1);
    CHECK(count(part, "<title") + count(part, "<!") + count(part, "id=") + count(part, "pt\"") == 0);
    CHECK(count(part, "<g") == count(part, "</g>"));
    for (std::size_t size = 0; size < svg.size(); ++size) (void)page_part_of(std::string_view(svg).substr(0, size), "");
}

TEST_CASE("A page draws the concept maps of its documents and ties them to entities") {
    Extraction extraction = document_of("a.txt", {{"Acme", "use", "CUDA"}});
    Diagram& diagram = extraction.diagrams.emplace_back();
    diagram.name = "How <it> hangs together";
    diagram.nodes.resize(2);
    diagram.nodes[0].label = diagram.nodes[0].entity = "Acme";
    diagram.nodes[1].label = "</script>";
    diagram.edges.resize(1);
    diagram.edges[0].target.index = 1;
    const std::string page = written(all_of(test::graph_of({extraction})), "html");
    const auto map = nlohmann::json::parse(data_of(page))["maps"].at(0);
    CHECK(map["title"] == diagram.name);
    CHECK(map["nodes"][0]["e"].get<int>() >= 0);
    CHECK(map["nodes"][1]["e"] == -1);
    CHECK(map["edges"][0] == nlohmann::json({0, 1, ""}));
    CHECK(count(page, "aria-controls=\"map-0\"") == 1);
    CHECK(count(page, "id=\"map-0\"") == 1);
    CHECK(map["drawn"] == has_graphviz());
    CHECK(count(page, "class=\"map-node\"") == (has_graphviz() ? 2U : 0U));
}

TEST_CASE("Large graphs are drawn by sigma.js where the build has it, and stand as a picture for pages without script") {
    std::vector<Triple> triples;
    for (std::size_t i = 0; i <= detailed_entities / 2; ++i)
        triples.push_back({"a" + std::to_string(i), "r", "b" + std::to_string(i)});
    const std::string page = written(all_of(graph_of_triples(triples)), "html");
    CHECK(count(page, "<circle class=\"node\"") == 2 * triples.size());
    CHECK(count(page, "<script") == (has_sigma() ? 4U : 3U));
    CHECK(count(page, "<noscript><svg") == (has_sigma() ? 1U : 0U));
    CHECK(count(page, "'sha256-") == (has_sigma() ? 3U : 2U));
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
