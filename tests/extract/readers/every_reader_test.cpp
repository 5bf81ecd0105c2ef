// What must hold for every reader and every input: damaged, foreign, hostile.

#include "tests/extract/readers/read_all.hpp"

#include "base/utf8.hpp"
#include "tests/support/effort.hpp"

#include <algorithm>
#include <iterator>

using namespace skein;
using namespace skein::test;

namespace {

struct Fixture {
    const char* reader;
    const char* bytes;
};

const Fixture fixtures[] = {
    {"text", "A Title\n\nZoë said no\nto 漢字 and 🙂.\r\n\r\n- one\n- two\n\nAdvertisements\n"},
    {"markdown",
     "---\ntitle: Zoë\n---\n# H\n\nA *b* [c](d) &amp; `e`  \nf\u00A0g.\n\n- x\n  > y\n\n|a|b|\n|-|-|\n|漢|🙂|\n\n<p>q "
     "&lt;</p>\n"},
    {"transcript", "Timestamp: 1\nTitle: 漢字\nURL: u\nStatus: s\n\nDescription:\n* **Zoë** x\n\nContent:\nso zoë went 🙂\n"},
    {"subrip",
     "1\n00:00:01,000 --> 00:00:02,000\nZoë <i>said</i> &lt;no\n\n2\n00:00:02,000 --> 00:00:03,000\nZoë said <no\n漢字\n"},
    {"webvtt",
     "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>漢字 <c>is</c> 🙂\n\nNOTE x\n\n00:02.000 --> 00:03.000\n漢字 is 🙂\nnow\n"},
    {"html",
     "<!DOCTYPE html><title>Zoë</title><p>A &amp; <b>漢字</b>&nbsp;x<ul><li>🙂</ul><pre class=x>y\nz</pre><table><td>c</table>"},
    {"ndjson", "{\"uri\":\"é\",\"title\":\"漢\",\"text\":\"A\\n\\nb \\u00eb \\ud83d\\ude42 🙂 c\\\\\"}\n{\"text\":\"x\"}\n"},
};

std::string to_utf16(std::string_view text, bool big_endian) {
    std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    const auto unit = [&](char32_t value) {
        const char high = static_cast<char>(value >> 8), low = static_cast<char>(value & 0xFF);
        out += big_endian ? high : low;
        out += big_endian ? low : high;
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        if (c.value > 0xFFFF) {
            unit(0xD800 + ((c.value - 0x10000) >> 10));
            unit(0xDC00 + ((c.value - 0x10000) & 0x3FF));
        } else {
            unit(c.value);
        }
        i += c.size;
    }
    return out;
}

void check_blocks(const Document& document, std::uint64_t size) {
    for (const Block& block : document.blocks) {
        const std::string_view text = block.text.text();
        CHECK_FALSE(text.empty());
        CHECK_FALSE(find_invalid_utf8(text));
        CHECK(text.front() != ' ');
        CHECK(text.back() != ' ');
        CHECK(text.find("  ") == std::string_view::npos);
        bool inside = true;  // one assertion a block: there are millions of bytes
        for (std::size_t i = 0; i < text.size(); ++i) {
            const ByteSpan span = block.text.original(i, i + 1);
            inside = inside && span.start <= span.end && span.end <= size;
        }
        CHECK(inside);
        for (std::size_t i = 0; i < block.cues.size(); ++i) {
            CHECK(block.cues[i].text_offset < text.size());
            CHECK((i == 0 || block.cues[i - 1].text_offset < block.cues[i].text_offset));
        }
    }
}

// A sane result or an Error; anything else fails the test by itself.
void check_survives(const std::string& bytes, std::string_view reader) {
    try {
        for (const Document& document : read_all(bytes, "x", reader).documents) check_blocks(document, bytes.size());
    } catch (const Error& error) {
        CHECK(std::string(error.what()).size() > 5);
    }
}

}  // namespace

TEST_CASE("every reader is tested here") {
    for (const Reader& reader : readers()) {
        const std::string_view graphs[] = {"mermaid", "dot", "graphml",   "gexf",
                                           "json",    "csv", "statements"};  // tested in files of their own
        const bool graph = std::ranges::find(graphs, reader.name) != std::end(graphs);
        INFO(reader.name);
        CHECK((graph || std::ranges::any_of(fixtures, [&](const Fixture& f) { return reader.name == f.reader; })));
        CHECK_FALSE(reader.description.empty());
    }
}

TEST_CASE("a file cut at any byte gives a sane result or an error") {
    for (const Fixture& fixture : fixtures) {
        const std::string bytes = fixture.bytes;
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) check_survives(bytes.substr(0, cut), fixture.reader);
    }
}

TEST_CASE("every encoding gives the same text, at the bytes of its own file") {
    for (const Fixture& fixture : fixtures) {
        const std::string utf8 = fixture.bytes;
        const ReadResult plain = read_all(utf8, "x", fixture.reader);
        for (const std::string& bytes : {"\xEF\xBB\xBF" + utf8, to_utf16(utf8, false), to_utf16(utf8, true)}) {
            const ReadResult other = read_all(bytes, "x", fixture.reader);
            REQUIRE(other.documents.size() == plain.documents.size());
            for (std::size_t d = 0; d < plain.documents.size(); ++d) {
                const Document& a = plain.documents[d];
                const Document& b = other.documents[d];
                REQUIRE(shown(a) == shown(b));
                check_blocks(b, bytes.size());
                for (std::size_t i = 0; i < a.blocks.size(); ++i) {
                    // The bytes of a word, decoded again, are the bytes of the same word in the UTF-8 file.
                    const std::size_t size = a.blocks[i].text.text().size();
                    const ByteSpan from = a.blocks[i].text.original(0, size);
                    const ByteSpan to = b.blocks[i].text.original(0, size);
                    const std::string there = bytes.substr(to.start, to.size());
                    const std::string here = utf8.substr(from.start, from.size());
                    CHECK((bytes[0] == '\xEF' ? there == here : there == to_utf16(here, bytes[0] == '\xFE').substr(2)));
                }
            }
        }
    }
}

TEST_CASE("line ends do not change the text") {
    for (const Fixture& fixture : fixtures) {
        if (std::string_view(fixture.reader) == "ndjson") continue;  // a line there ends at LF
        std::string lf, crlf, cr;
        for (const char c : std::string_view(fixture.bytes)) {
            if (c == '\r') continue;
            lf += c;
            crlf += c == '\n' ? "\r\n" : std::string(1, c);
            cr += c == '\n' ? '\r' : c;
        }
        INFO(fixture.reader);
        CHECK(shown(lf, "x", fixture.reader) == shown(crlf, "x", fixture.reader));
        CHECK(shown(lf, "x", fixture.reader) == shown(cr, "x", fixture.reader));
    }
}

TEST_CASE("hostile texts are survived by every reader") {
    std::vector<std::string> texts = {"",
                                      "\n",
                                      "\xEF\xBB\xBF",
                                      "\xFF\xFE",
                                      "\u2028",
                                      "\u202Ea\u2066b",
                                      "\x01\x02\x1B[31m",
                                      "\xEF\xBF\xBE x",
                                      std::string(effort(300000U), 'x'),
                                      std::string(effort(100000U), '\n')};
    for (const char* unit :
         {">", "<div>", "[", "{", "*", "`", "<", "&", "- ", "![", "<!--", "|", "**a", "\\", "]", "&#", "--> ", "(", "_a_ "}) {
        std::string text;
        while (text.size() < effort(20000U)) text += unit;
        texts.push_back(text);
        texts.push_back("a\n" + text + "\nb");
    }
    for (const Fixture& fixture : fixtures)
        for (const std::string& text : texts) check_survives(text, fixture.reader);
}

TEST_CASE("bytes in no encoding that is read are errors that name the byte") {
    const auto message = [](const std::string& bytes) -> std::string {
        try {
            read_all(bytes, "a.txt");
        } catch (const Error& error) {
            CHECK_FALSE(error.advice().empty());
            return error.what();
        }
        return "";
    };
    CHECK(message("abc\xE9 def").find("byte 3 is 0xE9") != std::string::npos);
    CHECK(message(std::string("ab\0cd", 5)).find("byte 2 is NUL") != std::string::npos);
    CHECK(message("\xFF\xFE" "a").find("byte 2") != std::string::npos);
}

TEST_CASE("content decides where the name does not") {
    const auto format = [](const char* bytes, const char* uri) { return read_all(bytes, uri).documents.at(0).record.format; };
    CHECK(format("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n", "-") == "webvtt");
    CHECK(format("1\n00:00:01,000 --> 00:00:02,000\nx\n", "captions.txt") == "subrip");
    CHECK(format("\n<!-- x --><!doctype HTML>\n<p>x", "page") == "html");
    CHECK(format("{\"uri\":\"a\",\"text\":\"b\"}\n", "data.txt") == "ndjson");
    CHECK(format("Timestamp: 1\nTitle: b\nURL: c\n\nContent:\nx\n", "talk.md") == "transcript");
    CHECK(format("Just words.", "page.HTML") == "html");
    CHECK(format("Just words.", "README") == "text");
    CHECK(format("<html><p>x", "C:\\notes\\a.md") == "html");
    CHECK(format("Arrows --> are not times.", "a") == "text");
}
