#include "extract/source_text.hpp"

#include "extract/content_hash.hpp"
#include "extract/mapped_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace skein;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        out += big_endian ? high : low;
        out += big_endian ? low : high;
    }
    return out;
}

}  // namespace

TEST_CASE("offsets of UTF-8 count the byte order mark") {
    const SourceText source({"a.txt", "\xEF\xBB\xBFone\ntwo"});
    CHECK(source.text() == "one\ntwo");
    CHECK(source.original(0) == 3);
    CHECK(source.original(4, 7) == ByteSpan{7, 10});
    CHECK(source.line_of(4) == 2);
    CHECK(source.line_of_original(0) == 1);
    CHECK(source.line_of_original(7) == 2);
}

TEST_CASE("offsets of UTF-16 lead back to its bytes, also far into the text") {
    for (const bool big_endian : {false, true}) {
        std::u16string text;
        for (int i = 0; i < 100; ++i) text += u"aé漢🙂\n";
        const std::string bytes = utf16(text, big_endian);
        const SourceText source({"a.txt", bytes});
        std::uint64_t expected = 2;
        for (std::size_t at = 0; at < source.text().size();) {
            const auto lead = static_cast<unsigned char>(source.text()[at]);
            const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            for (std::size_t k = 0; k < size; ++k) REQUIRE(source.original(at + k) == expected);
            expected += size == 4 ? 4 : 2;
            at += size;
        }
        CHECK(source.original(source.text().size()) == bytes.size());
        CHECK(source.line_of(source.text().size() - 1) == 100);
    }
}

TEST_CASE("all three line ends count") {
    const SourceText source({"a.txt", "a\r\nb\rc\nd"});
    CHECK(source.line_text(1) == "a");
    CHECK(source.line_text(2) == "b");
    CHECK(source.line_text(3) == "c");
    CHECK(source.line_text(4) == "d");
    CHECK(source.place(3).line == 2);
    CHECK(source.place(3).column == 1);
}

TEST_CASE("what is no text is refused with its byte") {
    CHECK_THROWS_WITH_AS(SourceText({"a", "ab\xFFz"}), "not UTF-8: byte 2 is 0xFF", Error);
    CHECK_THROWS_WITH_AS(SourceText({"a", std::string("ab\0c", 4)}), "this is no text: byte 2 is NUL", Error);
    CHECK_THROWS_WITH_AS(SourceText({"a", "\xFF\xFE" "a"}), "not UTF-16: half a character at byte 2", Error);
    CHECK_THROWS_WITH_AS(SourceText({"a", std::string("\xFF\xFE\x00\xD8" "a\0", 6)}),
                         "not UTF-16: a high surrogate without its low one at byte 2", Error);
}

TEST_CASE("content has an identity") {
    CHECK(SourceText({"a", ""}).content_hash() == "6c62272e07bb014262b821756295c58d");
    CHECK(SourceText({"a", "a"}).content_hash() == "d228cb696f1a8caf78912b704e4a8964");
    for (const std::string bytes : {"\xEF\xBB\xBF" "a", "\xEF\xBB\xBF"})
        CHECK(SourceText({"a", bytes}).content_hash() == content_hash(bytes));
    CHECK(SourceText({"a", "a"}, PiecePlace{}).content_hash().empty());
}

TEST_CASE("the content of a large file has an identity, too") {
    std::string bytes((std::size_t{1} << 20) + 19, 'a');
    const std::string hash = content_hash(bytes);
    CHECK(hash.size() == 32);
    CHECK(content_hash(bytes) == hash);
    std::vector<std::string> others = {content_hash(bytes + 'a'), content_hash(bytes.substr(1))};
    for (const std::size_t place :
         {std::size_t{0}, std::size_t{7}, std::size_t{8}, std::size_t{15}, std::size_t{500'001}, bytes.size() - 1}) {
        for (const char bit : {'\x01', '\x40'}) {
            bytes[place] = static_cast<char>(bytes[place] ^ bit);
            others.push_back(content_hash(bytes));
            bytes[place] = 'a';
        }
    }
    others.push_back(hash);
    std::ranges::sort(others);
    CHECK(std::ranges::adjacent_find(others) == others.end());
}

TEST_CASE("lines are counted near the last one as they are from the start") {
    const SourceText source({"a", "one\n\ntwo\rthree\r\nfour\n\n\n\n\n\n\n\n\n\n\nend"});
    for (std::size_t offset = 0; offset <= source.text().size(); ++offset)
        for (std::uint32_t near = 0; near < 20; ++near) REQUIRE(source.line_of(offset, near) == source.line_of(offset));
}

TEST_CASE("cleaned text leads back to the original bytes") {
    const SourceText source({"a.md", "A **bold** word &amp;\nmore"});
    MappedText text;
    text.append_slice(source, 0, 2);
    text.append_slice(source, 4, 8);
    text.append_slice(source, 10, 16);
    text.append_replacement(source, "&", 16, 21);
    text.append_replacement(source, " ", 21, 22);
    text.append_slice(source, 22, 26);
    CHECK(text.text() == "A bold word & more");
    CHECK(text.original(2, 6) == ByteSpan{4, 8});
    CHECK(text.original(0, 6) == ByteSpan{0, 8});
    CHECK(text.original(12, 13) == ByteSpan{16, 21});
    CHECK(text.original(14, 18) == ByteSpan{22, 26});
    CHECK(text.original(6, 6) == ByteSpan{10, 10});
}
