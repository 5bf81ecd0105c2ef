#include "tests/extract/readers/read_all.hpp"

using namespace skein;
using namespace skein::test;
using Lines = std::vector<std::string>;

TEST_CASE("SubRip cues are joined into running text with their times") {
    const std::string bytes =
        "1\r\n00:00:01,000 --> 00:00:02,500\r\nAcme <i>bought</i>\r\nBolt,\r\n\r\n2\r\n00:00:02,600 --> 00:00:04,000 "
        "X1:1\r\n{\\an8}said &amp; "
        "done.\r\n";
    const Document document = std::move(read_all(bytes, "a.srt").documents[0]);
    REQUIRE(shown(document) == Lines{"speech: Acme bought Bolt, said & done."});
    const Block& block = document.blocks[0];
    REQUIRE(block.cues.size() == 2);
    CHECK(block.cues[0].text_offset == 0);
    CHECK(block.cues[0].time == CueTime{1000, 2500});
    CHECK(block.text.text().substr(block.cues[1].text_offset) == "said & done.");
    CHECK(block.cues[1].time == CueTime{2600, 4000});
    CHECK(origin_of(bytes, block, "bought Bolt") == "bought</i>\r\nBolt");
    const std::size_t blank = block.text.text().find(" Bolt");
    CHECK(block.text.original(blank, blank + 1).start == bytes.find("</i>\r") + 4);
}

TEST_CASE("cues without blank lines between them are told apart by their numbers") {
    CHECK(shown("1\n00:00:01,000 --> 00:00:02,000\nAcme won 3\n2\n00:00:02,000 --> 00:00:03,000\n7\ntimes.\n", "x") ==
          Lines{"speech: Acme won 3 7 times."});
}

TEST_CASE("rolling captions are taken once") {
    const ReadResult result = read_all(
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        "00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nso<00:00:00.500><c> acme</c><00:00:01.000><c> won</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start\nso acme won\n \n\n"
        "00:00:02.010 --> 00:00:04.000\nso acme won\nand<00:00:03.000><c> left</c>\n\n"
        "00:00:04.000 --> 00:00:04.010\nand left\n \n\n"
        "00:00:04.010 --> 00:00:06.000\nand left\nthe room\n",
        "a.vtt");
    CHECK(shown(result.only()) == Lines{"speech: so acme won and left the room"});
    CHECK(result.only().record.metadata ==
          std::vector<std::pair<std::string, std::string>>{{"kind", "captions"}, {"language", "en"}});
    REQUIRE(result.only().blocks[0].cues.size() == 3);
    CHECK(result.only().blocks[0].cues[1].time.start_ms == 2010);
    CHECK(result.diagnostics.empty());
}

TEST_CASE("what is said twice stays said twice") {
    CHECK(shown("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:03,000 --> 00:00:04,000\nNo.\n", "a.srt") ==
          Lines{"speech: No. No."});
}

TEST_CASE("speakers, sounds, notes and styles stay out of the prose") {
    const ReadResult result = read_all(
        "WEBVTT\n\nNOTE nobody\nsees this\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000\n<v Ann Lee>Acme &lt;grew&gt;.\n\n"
        "00:02.000 --> 00:03.000\n<v Bo>[Music] No.\n(laughter)\n\n00:03.000 --> 00:04.000\n>> Who asked?\n\n00:20.000 --> "
        "00:21.000\nLater.\n",
        "a.vtt");
    CHECK(shown(result.only()) == Lines{"speech: Acme <grew>.", "speech: No.", "speech: Who asked?", "speech: Later."});
    CHECK(result.only().record.metadata ==
          std::vector<std::pair<std::string, std::string>>{{"speaker", "Ann Lee"}, {"speaker", "Bo"}});
    REQUIRE(result.diagnostics.findings().size() == 1);
    CHECK(result.diagnostics.findings()[0].message == "left out as captions of sounds: \"[Music]\", \"(laughter)\"");
}

TEST_CASE("a timing that cannot be read is shown with its place, and the words stay") {
    const ReadResult result =
        read_all("WEBVTT\n\n00:01.000 --> 00:xx.000\nAcme won.\n\n00:03.000 --> 00:02.000\nAgain.\n\nlost words\n", "a.vtt");
    CHECK(shown(result.only()) == Lines{"speech: Acme won. Again."});
    REQUIRE(result.diagnostics.findings().size() == 3);
    const Finding& first = result.diagnostics.findings()[1];
    CHECK(result.diagnostics.findings()[0].message == "the cue's end is no time");
    CHECK(result.diagnostics.findings()[0].place.line == 3);
    CHECK(result.diagnostics.findings()[0].place.column == 18);
    CHECK(first.message == "the cue ends before it starts");
    CHECK(result.diagnostics.findings()[2].message == "lines without a timing are left out");
}
