#include "extract/mermaid/find.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein::mermaid;

namespace {
std::string inside(const std::string& text, const FoundDiagram& found) {
    return text.substr(found.begin, found.end - found.begin);
}
}  // namespace

TEST_CASE("diagrams stand in fences, tags and bare text") {
    for (const auto& [text, wanted] :
         {std::pair<std::string, std::string>{"Words.\n```mermaid\ngraph LR\nA-->B\n```\nMore.\n", "graph LR\nA-->B\n"},
          {"<Mermaid_Diagram>\ngraph LR\nA-->B\n</Mermaid_Diagram>\n", "graph LR\nA-->B\n"},
          {"~~~\nflowchart TD\nA-->B\n~~~\n", "flowchart TD\nA-->B\n"},
          {"A sentence.\n\ngraph LR\n  A-->B\n\nThe end of it.\n", "graph LR\n  A-->B\n"},
          {"::: mermaid\ngraph LR\nA-->B\n:::\n", "graph LR\nA-->B\n"}}) {
        const auto found = find_diagrams(text, Within::document);
        REQUIRE(found.size() == 1);
        CHECK(inside(text, found[0]) == wanted);
        CHECK(found[0].kind == "flowchart");
    }
}

TEST_CASE("prose and code are no diagrams") {
    CHECK(find_diagrams("Graph theory is old.\n\nIt began in Königsberg -- with bridges.\n", Within::document).empty());
    CHECK(find_diagrams("```cpp\nint a = b--;\n```\n", Within::document).empty());
}

TEST_CASE("the kind of other diagrams is named") {
    const auto found = find_diagrams("```mermaid\nsequenceDiagram\nA->>B: x\n```\n", Within::document);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == "sequenceDiagram");
}
