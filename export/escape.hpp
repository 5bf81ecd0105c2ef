#pragma once
// The only place of this room that quotes (Mermaid's rules, which need a page of their own, are in escape_mermaid.hpp).
// A name from a document may hold anything; each function writes it so that a reader of the format gets the same text
// back. Bytes that are not UTF-8 become U+FFFD everywhere. Further replacements are stated with each function.

#include "base/byte_sink.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace skein {

// What XML 1.0 can hold of `text`: every character but 9, A, D, 20–D7FF, E000–FFFD and 10000–10FFFF becomes U+FFFD.
[[nodiscard]] std::string xml_characters(std::string_view text);

// Character data of an element. Characters as in `xml_characters`. Text of which a reader might drop white space between
// two references (Gephi does) is written as CDATA. Line ends are kept as they are.
void append_xml_text(ByteSink& out, std::string_view text);
// The inside of an attribute in double quotes. Characters as in `xml_characters`; white space is kept.
void append_xml_attribute(ByteSink& out, std::string_view text);

// Character data and quoted attributes of HTML. Characters as in `xml_characters`; a reference to U+0085 would be read as another
// character, so it stands as it is.
void append_html_text(ByteSink& out, std::string_view text);

// A DOT string, quotes included, for attributes that Graphviz reads as escString (label, tooltip). Characters as in
// `xml_characters`, because Graphviz copies them into SVG; CR and CRLF become line feeds.
void append_dot_string(ByteSink& out, std::string_view text);
// What Graphviz shows for a string written by `append_dot_string`.
[[nodiscard]] std::string dot_characters(std::string_view text);

// A JSON string, quotes included. Nothing else is replaced.
void append_json_string(ByteSink& out, std::string_view text);
// JSON knows neither infinity nor NaN: they are written as null.
void append_json_number(ByteSink& out, double number);
template <std::integral Number>
void append_json_number(ByteSink& out, Number number) {
    out.append_number(number);
}

// A field of a CSV table (RFC 4180), in quotes where it needs them. Nothing else is replaced.
void append_csv_field(ByteSink& out, std::string_view text);

// A Cypher string, quotes included. No `\u` is ever written, because older versions of Neo4j take it for a character before
// they look for strings: a backslash before a `u` is written apart ('a\\'+'u0027').
void append_cypher_string(ByteSink& out, std::string_view text);

// A Turtle string, quotes included. Nothing else is replaced.
void append_turtle_string(ByteSink& out, std::string_view text);

// Every byte of the UTF-8 text but letters, digits and -._~ as %XX: safe as a part of any IRI. Nothing else is replaced.
void append_percent_encoded(ByteSink& out, std::string_view text);

// May be written as a link that a click follows: http, https or mailto, with no control character or blank in it.
[[nodiscard]] bool is_safe_link(std::string_view link);

}  // namespace skein
