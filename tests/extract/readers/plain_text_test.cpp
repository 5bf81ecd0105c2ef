#include "tests/extract/readers/read_all.hpp"

using namespace skein;
using namespace skein::test;
using Lines = std::vector<std::string>;

TEST_CASE("paragraphs stand between blank lines, hard-wrapped lines are joined") {
    CHECK(shown("Acme hired nobody in the whole of the long year\nthat ended in June, said its chief.\n\nNobody objected.\n") ==
          Lines{"paragraph: Acme hired nobody in the whole of the long year that ended in June, said its chief.",
                "paragraph: Nobody objected."});
}

TEST_CASE("in a file without blank lines every long line is a paragraph") {
    const std::string first(170, 'a');
    CHECK(shown(first + ".\nSecond one.\n") == Lines{"paragraph: " + first + ".", "paragraph: Second one."});
}

TEST_CASE("a title and headings are guessed with care") {
    const Document document = std::move(read_all("How Acme Built Its Rocket\n\nThe rocket flew.\n\nA second try\n\nIt flew "
                                                 "again.\n\nas Smith says:\n\nWell.\n\nThe end\n")
                                            .documents[0]);
    CHECK(shown(document) == Lines{"title: How Acme Built Its Rocket", "paragraph: The rocket flew.", "heading: A second try",
                                   "paragraph: It flew again.", "paragraph: as Smith says:", "paragraph: Well.",
                                   "paragraph: The end"});
    CHECK(document.record.title == "How Acme Built Its Rocket");
    CHECK(document.record.format == "text");
    CHECK(shown("First.\n\nDid Acme Copy Bolt?\n\nNo.\n\nDid they think that nobody would ask them?\n\nYes.\n") ==
          Lines{"paragraph: First.", "heading: Did Acme Copy Bolt?", "paragraph: No.",
                "paragraph: Did they think that nobody would ask them?", "paragraph: Yes."});
}

TEST_CASE("list items are blocks of their own") {
    CHECK(shown("Acme makes:\n- anvils\n- rockets that\n  fly\n1. First\n") ==
          Lines{"paragraph: Acme makes:", "item: anvils", "item: rockets that fly", "item: First"});
}

TEST_CASE("page furniture is left out, and a note says so") {
    const ReadResult result =
        read_all("Advertisements\nAcme sold a rocket.\nAdvertisements\n\n3 Comments\nLike\n12\nLeave a Reply\n");
    CHECK(shown(result.only()) == Lines{"paragraph: Acme sold a rocket."});
    REQUIRE(result.diagnostics.findings().size() == 1);
    const Finding& note = result.diagnostics.findings()[0];
    CHECK(note.severity == Severity::note);
    CHECK(note.message ==
          "left out as page furniture: \"Advertisements\" (2 times), \"3 Comments\", \"Like\", \"12\", \"Leave a Reply\"");
    CHECK(note.place.line == 1);
    CHECK(shown("People like to share.\n\nI like comments.\n").size() == 2);
}

TEST_CASE("a transcript without full stops is speech") {
    std::string text = "all right";
    for (int i = 0; i < 40; ++i) text += " and then acme";
    CHECK(shown(text)[0].starts_with("speech: all right"));
}

TEST_CASE("every line end is one, and positions count the file's bytes") {
    const std::string bytes = "\xEF\xBB\xBFZo\xC3\xAB\r\nand Max.\r\rNext\u2028line.";
    const Document document = std::move(read_all(bytes).documents[0]);
    CHECK(shown(document) == Lines{"paragraph: Zoë and Max.", "paragraph: Next line."});
    CHECK(origin_of(bytes, document.blocks[0], "Zoë and") == "Zo\xC3\xAB\r\nand");
    CHECK(document.blocks[1].text.original(0, 4) == ByteSpan{19, 23});
}

TEST_CASE("what nobody sees does not break a name apart") {
    const std::string bytes = "Deep\u00ADSeek \u202Emet\u00A0 Acme\u200B.";
    const Document document = std::move(read_all(bytes).documents[0]);
    CHECK(shown(document) == Lines{"paragraph: DeepSeek met Acme."});
    CHECK(origin_of(bytes, document.blocks[0], "DeepSeek") == "Deep\u00ADSeek");
}

TEST_CASE("a text without text is a document with a warning") {
    for (const char* bytes : {"", "\xEF\xBB\xBF", "\n \n\t\n", "----\n"}) {
        const ReadResult result = read_all(bytes);
        CHECK(result.only().blocks.empty());
        CHECK(result.diagnostics.count(Severity::warning) == 1);
    }
}

TEST_CASE("an unknown reader is a usage error that lists the readers") {
    CHECK_THROWS_AS(read_all("x", "a.txt", "docx"), UsageError);
    try {
        read_all("x", "a.txt", "docx");
    } catch (const UsageError& error) {
        CHECK(std::string(error.what()) == "there is no reader named \"docx\"");
        CHECK(error.advice().find("text") != std::string::npos);
    }
}
