#include "tests/extract/readers/read_all.hpp"

using namespace skein;
using namespace skein::test;
using Lines = std::vector<std::string>;

TEST_CASE("Markdown's blocks keep their kinds") {
    const Document document = std::move(
        read_all("# Notes\n\nAcme *bought* **Bolt**\nfor `$2`.\n\n## Who\n\n- Ann\n  - Bo\n\n1. First\n\n> Quoted, said Ann.\n\n"
                 "Underlined\n----------\n\n| Maker | Price |\n|---|---|\n| Acme | 2 |\n\n---\n\nEnd.\n",
                 "notes.md")
            .documents[0]);
    CHECK(shown(document) == Lines{"title: Notes", "paragraph: Acme bought Bolt for $2.", "heading: Who", "item: Ann", "item: Bo",
                                   "item: First", "quote: Quoted, said Ann.", "heading: Underlined", "cell: Maker", "cell: Price",
                                   "cell: Acme", "cell: 2", "paragraph: End."});
    CHECK(document.record.title == "Notes");
    CHECK(document.record.format == "markdown");
    CHECK(document.blocks[2].level == 2);
    CHECK(document.blocks[3].level == 1);
    CHECK(document.blocks[4].level == 2);
}

TEST_CASE("markup is dropped and the words keep their places") {
    const std::string bytes =
        "See [Acme&nbsp;Corp](https://a.example \"x\"), <b>Bolt</b>[^1] and **un**likely~~wrong~~ [[Zoë|her]].\n";
    const Document document = std::move(read_all(bytes, "a.md").documents[0]);
    REQUIRE(shown(document) == Lines{"paragraph: See Acme Corp, Bolt and unlikely her."});
    CHECK(origin_of(bytes, document.blocks[0], "Acme Corp") == "Acme&nbsp;Corp");
    CHECK(origin_of(bytes, document.blocks[0], "unlikely") == "un**likely");
    CHECK(origin_of(bytes, document.blocks[0], "her") == "her");
    CHECK(origin_of(bytes, document.blocks[0], "Bolt and") == "Bolt</b>[^1] and");
}

TEST_CASE("code, comments and pictures in the text are no prose") {
    CHECK(shown("A.\n\n```\nAcme bought Bolt\n```\n\n    indented code\n\n<!-- hidden -->\n\nB ![logo](x.png) c.\n\n![Ann at "
                "work](y.png)\n",
                "a.md") == Lines{"paragraph: A.", "paragraph: B c.", "paragraph: Ann at work"});
}

TEST_CASE("HTML in Markdown is read as HTML") {
    const std::string bytes = "Before.\n\n<p align=\"center\">Acme &amp; Bolt <!-- no --> merged.</p>\n\nAfter.\n";
    const Document document = std::move(read_all(bytes, "a.md").documents[0]);
    REQUIRE(shown(document) == Lines{"paragraph: Before.", "paragraph: Acme & Bolt merged.", "paragraph: After."});
    CHECK(origin_of(bytes, document.blocks[1], "Acme & Bolt") == "Acme &amp; Bolt");
}

TEST_CASE("front matter goes to the metadata, its title is the title") {
    const Document document = std::move(
        read_all("---\ntitle: \"On Acme\"\ntags:\n  - one\n  - two\ndate: 2025-01-02\n---\nText.\n", "a.md").documents[0]);
    CHECK(shown(document) == Lines{"title: On Acme", "paragraph: Text."});
    CHECK(document.record.title == "On Acme");
    CHECK(document.record.metadata ==
          std::vector<std::pair<std::string, std::string>>{{"tags", "one"}, {"tags", "two"}, {"date", "2025-01-02"}});
    CHECK(shown("---\n\nNot front matter.\n\n---\n", "a.md") == Lines{"paragraph: Not front matter."});
}

TEST_CASE("a line in bold is a heading, a bold beginning is not") {
    CHECK(shown("**Core Ideas**\n\n**Price:** two dollars.\n", "a.md") ==
          Lines{"heading: Core Ideas", "paragraph: Price: two dollars."});
}

TEST_CASE("callouts and footnotes lose their marks") {
    CHECK(shown("> [!NOTE]\n> Acme said so.\n\n[^1]: As Ann wrote.\n", "a.md") ==
          Lines{"quote: Acme said so.", "paragraph: As Ann wrote."});
}

TEST_CASE("Markdown is recognised where the name does not say it") {
    CHECK(read_all("# A\n\nText **bold** here.\n", "a.txt").documents[0].record.format == "markdown");
    CHECK(read_all("# A comment\nx = 1\n# Another\n", "a.txt").documents[0].record.format == "text");
}

TEST_CASE("Markdown nested past the limit is refused") {
    try {
        read_all(std::string(100000, '>') + " x\n", "a.md");
        FAIL("read");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("nested more than 256 levels") != std::string::npos);
    }
}

TEST_CASE("diagrams are drawn, not read as prose, wherever they stand") {
    const std::string diagram = "graph LR\n    A[Acme] -- buys --> B(Bolt)\n";
    for (const std::string& bytes : {"Before.\n\n```mermaid\n" + diagram + "```\n\nAfter.\n",
                                     "Before.\n\n<Mermaid_Diagram>\n" + diagram + "</Mermaid_Diagram>\n\nAfter.\n"}) {
        for (const char* reader : {"markdown", "text"}) {
            const Document document = std::move(read_all(bytes, "x", reader).documents[0]);
            CHECK(shown(document) == Lines{"paragraph: Before.", "paragraph: After."});
            REQUIRE(document.diagrams.size() == 1);
            REQUIRE(document.diagrams[0].edges.size() == 1);
            const ByteSpan span = document.diagrams[0].edges[0].span;
            CHECK(bytes.substr(span.start, span.size()).find("A[Acme] -- buys --> B(Bolt)") != std::string::npos);
        }
    }
    const std::string page = "<html><p>Before.<pre class=\"mermaid\">graph LR\nA[Acme &amp; Co] --&gt; B\n</pre><p>After.</html>";
    const Document document = std::move(read_all(page, "x").documents[0]);
    CHECK(shown(document) == Lines{"paragraph: Before.", "paragraph: After."});
    REQUIRE(document.diagrams.size() == 1);
    CHECK(document.diagrams[0].nodes.at(0).label == "Acme & Co");
    CHECK(document.diagrams[0].edges.size() == 1);
}

TEST_CASE("DOT in a code block is a diagram, in the order of the text") {
    const std::string bytes =
        "Before.\n\n```dot\ndigraph Trade {\n  Acme -> Bolt [label=\"buys\"];\n}\n```\n\n```mermaid\nflowchart LR\n  A --> "
        "B\n```\n\n"
        "- item\n\n  ```Graphviz\n  graph { Cole -- Dyer }\n  ```\n\nAfter.\n";
    const ReadResult read = read_all(bytes, "a.md");
    const Document& document = read.only();
    CHECK(shown(document) == Lines{"paragraph: Before.", "item: item", "paragraph: After."});
    REQUIRE(document.diagrams.size() == 3);
    CHECK(document.diagrams[0].format == "dot");
    CHECK(document.diagrams[0].edges[0].label == "buys");
    CHECK(document.diagrams[0].edges[0].line == 5);
    CHECK(document.diagrams[1].format == "mermaid");
    CHECK(document.diagrams[2].nodes[0].label == "Cole");
    const ByteSpan span = document.diagrams[0].edges[0].span;
    CHECK(bytes.substr(span.start, span.size()).find("Acme -> Bolt") == 0);
    CHECK(read.diagnostics.empty());
}

TEST_CASE("a code block that only claims to be DOT is told with its line, and the rest is read") {
    const ReadResult read =
        read_all("Before.\n\n```dot\ndigraph { Acme -> }\n```\n\n> ```dot\n> graph {\n>  a -- b }\n> ```\n\nAfter.\n", "a.md");
    CHECK(shown(read.only()) == Lines{"paragraph: Before.", "paragraph: After."});
    CHECK(read.only().diagrams.empty());
    REQUIRE(read.diagnostics.findings().size() == 2);
    CHECK(read.diagnostics.findings()[0].place.line == 4);
    CHECK(read.diagnostics.findings()[0].message.find("was left out") != std::string::npos);
    CHECK(read.diagnostics.findings()[1].place.line == 8);
    // Bash is no DOT.
    CHECK(read_all("```sh\ndot -Tsvg\n```\nWords.\n", "a.md").only().diagrams.empty());
}
