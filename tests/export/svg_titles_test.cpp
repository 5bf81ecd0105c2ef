#include "export/svg_titles.hpp"

#include "export/graphviz.hpp"
#include "tests/export/written.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;
using namespace skein::test;

namespace {

// As Graphviz 2.43 writes it.
const std::string by_graphviz = R"svg(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
 "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Title: %3 Pages: 1 -->
<svg width="178pt" height="211pt" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g id="graph0" class="graph" transform="scale(1 1)">
<title>%3</title>
<g id="clust1" class="cluster">
<title>cluster_a</title>
<text x="85">Group &amp; co</text>
</g>
<!-- n0 -->
<g id="node1" class="node">
<title>n0</title>
<g id="a_node1"><a xlink:title="a &gt; b">
<ellipse fill="none"/>
<text x="85">A &quot;q&quot; &lt;b&gt;</text>
<text x="85">second line</text>
</a>
</g>
</g>
<g id="node2" class="node">
<title>n1</title>
<a xlink:href="https://x.org/?a=1&b=2"><text>B</text></a>
</g>
<g id="edge1" class="edge">
<title>n0&#45;&gt;n1</title>
<path d="M1,2"/>
<text>relies on</text>
</g>
<g id="edge2" class="edge">
<title>n1&#45;&#45;n1</title>
</g>
</g>
</svg>
)svg";

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("SVG: titles say what is by_graphviz") {
    const std::string svg = with_spoken_titles(by_graphviz);
    CHECK(holds(svg, "<title>A \"q\" &lt;b&gt; second line</title>"));
    CHECK(holds(svg, "<title>B</title>"));
    CHECK(holds(svg, "<title>Group &amp; co</title>"));
    CHECK(holds(svg, "<title>A \"q\" &lt;b&gt; second line → B: relies on</title>"));
    CHECK(holds(svg, "<title>B – B</title>"));
    CHECK(holds(svg, "<title>concept map</title>"));
    CHECK(holds(svg, "role=\"graphics-document document\""));
    CHECK(svg.ends_with("</svg>\n"));
    for (const char* part : {"n0", "%3", "cluster_a", "DOCTYPE"}) CHECK_MESSAGE(!holds(svg, part), part);
}

TEST_CASE("SVG: everything else stays, and what Graphviz forgets to escape is escaped") {
    const std::string svg = with_spoken_titles(by_graphviz);
    for (const char* part :
         {"transform=\"scale(1 1)\"", "<ellipse fill=\"none\"/>", "xlink:title=\"a &gt; b\"", "<text x=\"85\">second line</text>",
          "<path d=\"M1,2\"/>", "xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "xlink:href=\"https://x.org/?a=1&amp;b=2\""})
        CHECK_MESSAGE(holds(svg, part), part);
    CHECK(with_spoken_titles(svg).size() < 2 * svg.size());
}

TEST_CASE("SVG: what is no picture, broken or nested deeply comes back as it was") {
    const auto nested = [](int levels, const std::string& open) {
        std::string text = "<svg>";
        for (int i = 0; i < levels; ++i) text += open;
        for (int i = 0; i < levels; ++i) text += "</g>";
        return text + "</svg>";
    };
    CHECK(with_spoken_titles(nested(20, "<g>")) != nested(20, "<g>"));
    for (const std::string& text :
         {std::string(), std::string("no XML"), std::string("<svg"), std::string("<svg><g></svg>"), std::string("<a></b>"),
          std::string("</a><a>"), std::string("<html></html>"), std::string("<svg>\0</svg>", 12), std::string("<svg><!-- </svg>"),
          std::string("<svg a='></svg>"), nested(100'000, "<g>"),
          // Not fooled by quotes and comments.
          nested(100'000, "<g a=\"/>\">") + "", nested(100'000, "<g><!-- </g> -->")})
        CHECK(with_spoken_titles(text) == text);
}

TEST_CASE("SVG: a picture names what it shows") {
    if (!has_graphviz()) return;
    const FrozenGraph graph = graph_of_triples({{"Acme", "make", "Bolt & Nut"}, {"Bolt & Nut", "help", "Acme"}});
    const std::string svg = written(all_of(graph), "svg");
    CHECK(holds(svg, "<title>Acme</title>"));
    CHECK(holds(svg, "<title>Acme → Bolt &amp; Nut: make</title>"));
    CHECK(holds(svg, "<title>Bolt &amp; Nut → Acme: help</title>"));
}
