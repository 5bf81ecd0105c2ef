#include "extract/mermaid/repair.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;

namespace {

struct Outcome {
    std::string text;
    Diagram diagram;
    Diagnostics diagnostics;
    bool found = false;
};

Outcome repair(const std::string& text) {
    Outcome out;
    const SourceText source({"map.mmd", text});
    for (const mermaid::FoundDiagram& found : mermaid::find_diagrams(source.text(), mermaid::Within::diagram)) {
        auto repaired = mermaid::repair(source, found, out.diagnostics);
        if (!repaired) continue;
        out.found = true;
        out.text = std::move(repaired->text);
        out.diagram = std::move(repaired->diagram);
        break;
    }
    return out;
}

std::string mended(const std::string& lines) { return repair("graph LR\n" + lines).text.substr(9); }

}  // namespace

TEST_CASE("valid Mermaid stays as it stands, byte for byte") {
    for (const std::string text :
         {"graph TD;A-->B;B-->C\n", "flowchart LR\r\n\tA[x]\t-->|y|  B & C\r\n%% note\r\n",
          "graph TD\n  A -- words here --> B\n  B -. a .-> C == b ==> D ~~~ E\n  A o--o B x--x C <--> D\n",
          "flowchart TB\n  subgraph one [One]\n    direction LR\n    a-->b\n  end\n  one --> c\n  style a "
          "fill:#f9f,stroke:#333;\n",
          "flowchart TB\n    Graph\n    Graph --> B\n", "graph LR\n  A[\"two\n  lines\"] --> B(plain, text; here)\n"}) {
        const Outcome out = repair(text);
        CHECK(out.text == text);
        CHECK(out.diagnostics.count(Severity::repaired) == 0);
    }
}

TEST_CASE("labels are quoted only where they must be") {
    CHECK(mended("A[b (c)] --> D[e]") == "A[\"b (c)\"] --> D[e]");
    CHECK(mended("A[say \"hi\"] --> B") == "A[\"say #quot;hi#quot;\"] --> B");
    CHECK(mended("A[List<int>] --> B[x<br>y]") == "A[\"List#lt;int#gt;\"] --> B[x<br>y]");
    CHECK(mended("A[/etc/hosts] --> B[/x/]") == "A[\"/etc/hosts\"] --> B[/x/]");
    CHECK(mended("A[] --> B") == "A[\" \"] --> B");
}

TEST_CASE("arrows of other notations become Mermaid's") {
    CHECK(mended("A -> B") == "A --> B");
    CHECK(mended("A → B") == "A --> B");
    CHECK(mended("A => B") == "A ==> B");
    CHECK(mended("A <- B") == "B --> A");
    CHECK(mended("A -- x -> B") == "A -->|x| B");
    CHECK(mended("A --> B: part of") == "A -->|part of| B");
    CHECK(mended("a---oxygen\noxygen --> b") == "a--- oxygen\noxygen --> b");
    CHECK(mended("A, B --> C") == "A & B --> C");
}

TEST_CASE("names that cannot be ids get one and keep their words") {
    CHECK(mended("end --> Solar System") == "end_[\"end\"] --> Solar_System[\"Solar System\"]");
    const Outcome out = repair("graph LR\nSolar System --> Earth\nSun --> Solar System\n");
    REQUIRE(out.diagram.nodes.size() == 3);
    CHECK(out.diagram.nodes[0].label == "Solar System");
    CHECK(out.diagram.edges[1].target.index == 0);
}

TEST_CASE("a label is not lost with a dropped first mention") {
    CHECK(mended("Solar System -->\nstyle x fill:#fff\nSolar System --> Earth") == "Solar_System[\"Solar System\"] --> Earth");
}

TEST_CASE("what cannot be mended safely is left out and said, with its line") {
    const Outcome out = repair("graph LR\nA --> B\nB -->\nC --> D[cut off\n");
    CHECK(out.text == "graph LR\nA --> B\n%% B -->\n%% C --> D[cut off\n");
    REQUIRE(out.diagnostics.findings().size() == 2);
    CHECK(out.diagnostics.findings()[0].place.line == 3);
    CHECK(out.diagnostics.findings()[1].place.line == 4);
    CHECK(out.diagnostics.count(Severity::warning) == 2);
}

TEST_CASE("what a round of mending leaves, the next one mends") {
    for (const std::string text :
         {"flowchart LR\n  classDef hot {\n    fill:#f66\n  A:::hot --> B\n  subgraph One {\n    C --> D\n",
          "flowchart LR\nA -&amp;gt; B\n%% -&gt;\nB -->\nsubgraph x y {\n* A -- no --\n",
          "subgraph a[b\n--> end --> subgraph c {\n}\nend --> end\n"}) {
        const Outcome once = repair(text);
        REQUIRE(once.found);
        const Outcome twice = repair(once.text);
        CHECK(twice.text == once.text);
        CHECK(twice.diagnostics.count(Severity::repaired) == 0);
    }
}

TEST_CASE("a second round tells its findings at the lines of the original") {
    const std::string text = "flowchart LR\n  classDef hot {\n    fill:#f66\n  A:::hot --> B\n  subgraph One {\n    C --> D\n";
    const Outcome out = repair(text);
    for (const Finding& finding : out.diagnostics.findings()) {
        CHECK(finding.place.line >= 2);
        CHECK(finding.place.line <= 6);
    }
    REQUIRE(out.diagram.edges.size() == 2);
    CHECK(out.diagram.edges[0].line == 4);
    CHECK(text.substr(out.diagram.edges[1].span.start, out.diagram.edges[1].span.size()) == "C --> D");
}

TEST_CASE("a node alone on the last line of a fence is no prose once the diagram is a file of its own") {
    const Outcome once = repair("Look:\n\n```mermaid\nflowchart LR\nA[x (y)] --> B\n\nDone\n```\n");
    CHECK(once.text == "flowchart LR\nA[\"x (y)\"] --> B\n\n    Done\n");
    CHECK(once.diagram.nodes.size() == 3);
    CHECK(once.diagnostics.count(Severity::warning) == 0);
    CHECK(repair(once.text).text == once.text);
}

TEST_CASE("a header without anything below it, or lines that all fail, draw nothing") {
    const Outcome empty = repair("flowchart LR\n");
    CHECK_FALSE(empty.found);
    REQUIRE(empty.diagnostics.findings().size() == 1);
    CHECK(empty.diagnostics.findings()[0].message == "this flowchart draws nothing");
    const Outcome broken = repair("flowchart LR\n  --> B\n  [only a shape]\n");
    CHECK_FALSE(broken.found);
    REQUIRE(broken.diagnostics.findings().size() == 2);
    CHECK(broken.diagnostics.findings()[1].place.line == 3);
    CHECK(broken.diagnostics.findings()[1].place.column == 3);
    CHECK(broken.diagnostics.findings()[1].message == "a shape without a name");
}

TEST_CASE("other diagrams are named, not touched") {
    const Outcome out = repair("sequenceDiagram\n  A->>B: hello\n");
    CHECK_FALSE(out.found);
    REQUIRE(out.diagnostics.findings().size() == 1);
    CHECK(out.diagnostics.findings()[0].message.find("sequenceDiagram") != std::string::npos);
}

TEST_CASE("the diagram says everything the picture shows") {
    const Outcome out = repair(
        "flowchart RL\nsubgraph g [Group]\nA[\"One<br>line\"]:::hot --> B{Two}\nend\nB -.->|\"maybe\"| C((Three))\n"
        "style A fill:#fff\nclassDef hot stroke:#f00\nlinkStyle 1 stroke:#0f0\nclick C \"https://example.org\" \"tip\"\n");
    const Diagram& diagram = out.diagram;
    CHECK(diagram.direction == Direction::right_left);
    REQUIRE(diagram.nodes.size() == 3);
    CHECK(diagram.nodes[0].label == "One\nline");
    CHECK(diagram.nodes[0].classes == std::vector<std::string>{"hot"});
    CHECK(diagram.nodes[0].style == Properties{{"fill", "#fff"}});
    CHECK(diagram.nodes[1].shape == NodeShape::diamond);
    CHECK(diagram.nodes[2].link == "https://example.org");
    REQUIRE(diagram.groups.size() == 1);
    CHECK(diagram.groups[0].title == "Group");
    CHECK(diagram.groups[0].nodes == std::vector<std::uint32_t>{0, 1});
    REQUIRE(diagram.edges.size() == 2);
    CHECK(diagram.edges[1].stroke == EdgeStroke::dotted);
    CHECK(diagram.edges[1].label == "maybe");
    CHECK(diagram.edges[1].style == Properties{{"stroke", "#0f0"}});
    CHECK(diagram.edges[1].line == 5);
}

TEST_CASE("scripts in links are left out") {
    const Outcome out = repair("graph LR\nA --> B\nclick A \"java\tscript:alert(1)\"\nclick B \"&#106;avascript:x\"\n");
    CHECK(out.text == "graph LR\nA --> B\n");
    CHECK(out.diagnostics.count(Severity::warning) == 2);
}
