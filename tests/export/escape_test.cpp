#include "export/escape.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace skein;

namespace {

template <class Append>
std::string written(Append&& append, std::string_view text) {
    StringSink out;
    append(out, text);
    return out.take();
}

std::string xml_text(std::string_view text) {
    return written([](ByteSink& o, std::string_view t) { append_xml_text(o, t); }, text);
}
std::string attribute(std::string_view text) {
    return written([](ByteSink& o, std::string_view t) { append_xml_attribute(o, t); }, text);
}
std::string dot(std::string_view text) { return written([](ByteSink& o, std::string_view t) { append_dot_string(o, t); }, text); }
std::string json(std::string_view text) {
    return written([](ByteSink& o, std::string_view t) { append_json_string(o, t); }, text);
}

}  // namespace

TEST_CASE("XML text holds only characters of XML 1.0") {
    CHECK(xml_text("plain") == "plain");
    CHECK(xml_text("a<b>&\"'") == "a&lt;b&gt;&amp;\"'");
    CHECK(xml_text("\x01x\x1F") == "\uFFFDx\uFFFD");
    CHECK(xml_text("\uFFFE\uFFFF\uFFFD\U0001F600\U0001FFFE") == "\uFFFD\uFFFD\uFFFD\U0001F600\U0001FFFE");
    CHECK(xml_text("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(xml_text("cut \xE2\x82") == "cut \uFFFD\uFFFD");
    CHECK(xml_text("a\r\nb\tc") == "a&#13;\nb\tc");
    CHECK(xml_text("]]>") == "]]&gt;");
}

TEST_CASE("XML text that a reader might thin out becomes CDATA") {
    CHECK(xml_text("A & & B") == "<![CDATA[A & & B]]>");
    CHECK(xml_text("   ") == "<![CDATA[   ]]>");
    CHECK(xml_text(" <") == "<![CDATA[ <]]>");
    CHECK(xml_text(" & ]]> ") == "<![CDATA[ & ]]]]><![CDATA[> ]]>");
    CHECK(xml_text("A & B") == "A &amp; B");
    CHECK(xml_text("") == "");
}

TEST_CASE("XML attributes keep white space") {
    CHECK(attribute("a\"b'<>&\t\n\r") == "a&quot;b'&lt;&gt;&amp;&#9;&#10;&#13;");
    CHECK(attribute("\x02") == "\uFFFD");
}

TEST_CASE("DOT strings") {
    CHECK(dot("a\"b\\") == R"("a\"b\\")");
    CHECK(dot("one\ntwo\r\nthree\rfour") == R"("one\ntwo\nthree\nfour")");
    CHECK(dot("A&amp;B & C") == R"("A&amp;amp;B &amp; C")");
    CHECK(dot("\\N") == R"("\\N")");
    CHECK(dot_characters("one\r\ntwo\rthree\n\x01") == "one\ntwo\nthree\n\uFFFD");
}

TEST_CASE("JSON strings") {
    CHECK(json("a\"\\\n\t\x01\x1F") == R"("a\"\\\n\t\u0001\u001f")");
    CHECK(json("\u2028\u2029é😀") == R"("\u2028\u2029é😀")");
    CHECK(json("\xFF") == "\"\uFFFD\"");
    CHECK(json(std::string_view("\0", 1)) == R"("\u0000")");
}

TEST_CASE("JSON numbers") {
    StringSink out;
    append_json_number(out, 0.83);
    append_json_number(out, std::numeric_limits<double>::infinity());
    append_json_number(out, std::nan(""));
    append_json_number(out, 7);
    CHECK(out.take() == "0.83nullnull7");
}

TEST_CASE("Only links that cannot run code are safe") {
    CHECK(is_safe_link("https://example.org/a?b=c"));
    CHECK(is_safe_link("HTTP://x"));
    CHECK(is_safe_link("mailto:a@b.c"));
    CHECK_FALSE(is_safe_link("javascript:alert(1)"));
    CHECK_FALSE(is_safe_link("https://x y"));
    CHECK_FALSE(is_safe_link("https://x\ny"));
    CHECK_FALSE(is_safe_link("data:text/html,x"));
    CHECK_FALSE(is_safe_link(""));
    CHECK_FALSE(is_safe_link("http://"));
}

TEST_CASE("CSV quotes what needs it and nothing else") {
    const auto csv = [](std::string_view text) {
        StringSink out;
        append_csv_field(out, text);
        return out.take();
    };
    CHECK(csv("plain; it's") == "plain; it's");
    CHECK(csv("") == "");
    CHECK(csv("a,b") == "\"a,b\"");
    CHECK(csv("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(csv("two\nlines") == "\"two\nlines\"");
    CHECK(csv(" lead") == "\" lead\"");
    CHECK(csv("\xFF") == "\uFFFD");
}

TEST_CASE("Cypher strings end where they end, also to a reader that looks for Unicode escapes first") {
    const auto cypher = [](std::string_view text) {
        StringSink out;
        append_cypher_string(out, text);
        return out.take();
    };
    CHECK(cypher("O'Reilly") == "'O\\'Reilly'");
    CHECK(cypher("ends in \\") == "'ends in \\\\'");
    CHECK(cypher("\\u0027 OR 1=1") == "'\\\\'+'u0027 OR 1=1'");
    CHECK(cypher("a\nb") == "'a\\nb'");
}

TEST_CASE("Turtle strings and parts of IRIs") {
    StringSink out;
    append_turtle_string(out, "a \"b\" \\ c\r\n");
    out.append(' ');
    append_percent_encoded(out, "rely on/\u00E9\xFF<>~");
    CHECK(out.take() == "\"a \\\"b\\\" \\\\ c\\r\\n\" rely%20on%2F%C3%A9%EF%BF%BD%3C%3E~");
}
