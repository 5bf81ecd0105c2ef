#include "tests/extract/readers/shown_diagram.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

std::string error_of(std::string text) {
    return error_in([&] { (void)read_all(std::move(text), "t.csv", "csv"); });
}

}  // namespace

TEST_CASE("CSV: a table of edges names its nodes, fields hold anything") {
    const std::string bytes =
        "source,target,relation,weight\r\n\"Ann, the 1st\",\"B \"\"b\"\"\",likes,2\r\n\r\n\"two\nlines\",\"Ann, the 1st\",,\r\n";
    const ReadResult result = read_all(bytes, "edges.csv");
    const Diagram& diagram = result.only().diagrams.at(0);
    CHECK(result.only().record.format == "csv");
    CHECK(shown(diagram) == Lines{"Ann, the 1st [Ann, the 1st]", "B \"b\" [B \"b\"]", "two\nlines [two\nlines]",
                                  "Ann, the 1st -> B \"b\" [likes] relation=likes weight=2", "two\nlines -> Ann, the 1st"});
    CHECK(messages(result.diagnostics) == Lines{});
    CHECK(diagram.edges[1].line == 4);
    CHECK(bytes.substr(diagram.edges[0].span.start, diagram.edges[0].span.size()) == "\"Ann, the 1st\",\"B \"\"b\"\"\",likes,2");
}

TEST_CASE("CSV: as Gephi writes it, with semicolons, and a table of nodes") {
    const ReadResult edges = read_all("Source;Target;Type;Id;Label;Weight\na;b;Undirected;0;knows;1.5\n", "g.csv");
    CHECK(shown(edges.only().diagrams.at(0)) == Lines{"a [a]", "b [b]", "a -- b [knows] Type=Undirected Weight=1.5"});
    const ReadResult nodes = read_all("Id\tLabel\ttype\nn0\tAnn\tPerson\n", "g.tsv");
    CHECK(shown(nodes.only().diagrams.at(0)) == Lines{"n0 [Ann] type=Person"});
}

TEST_CASE("CSV: what is odd is reported with its line, what cannot be read is refused") {
    const ReadResult result = read_all("source,target,relation\na,b\na,,x\na,c,y,z,\n", "e.csv");
    CHECK(shown(result.only().diagrams.at(0)) == Lines{"a [a]", "b [b]", "c [c]", "a -> b", "a -> c [y] relation=y"});
    CHECK(messages(result.diagnostics) ==
          Lines{"2: the row has 2 fields, the table 3 columns; what is missing is empty, what is too much is left out",
                "3: the edge has no source or no target; it is left out",
                "4: the row has 5 fields, the table 3 columns; what is missing is empty, what is too much is left out"});
    CHECK(error_of("source,target\n\"a,b\n") == "2:1: the field's quote is not closed");
    CHECK(error_of("name,age\nAnn,3\n") ==
          "1:1: the table's first row names no columns \"source\" and \"target\" (edges) or \"id\" (nodes)");
    CHECK(error_of(std::string(2000, ',')) == "1:1: the row has more than 1000 fields");
    CHECK(error_of("\n") == "1:1: the table is empty");
}

TEST_CASE("CSV: prose with commas is no table") {
    const ReadResult result = read_all("Source, target and id, they said.\nNothing else.\n", "talk");
    CHECK(result.only().record.format == "text");
}
