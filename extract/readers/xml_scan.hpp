#pragma once
// What must be known of an XML text before RapidXML, which is recursive and trusting, may see it.

#include "extract/readers/oddities.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct XmlElement {
    std::size_t start = 0;  // offset of '<'
    std::size_t end = 0;    // after the '>' of its end tag
};

struct XmlScan {
    // The text, ready for RapidXML: what follows the root is blanked, and so is what it would choke on.
    // Offsets are those of the source.
    std::string text;
    std::vector<XmlElement> elements;  // those of the asked name, by start
    bool has_line_feeds_alone = true;  // no carriage return stands in the text
};

// Throws Error where the text is not well-formed or nested deeper than `max_nesting_depth`: unclosed or crossing tags,
// attributes without quotes, '<' in an attribute. Reports what can be read all the same: a second root, an attribute
// given twice, characters and references that XML does not allow, entities that the document declares itself.
// Records where each element called `name`, with or without a prefix, stands.
[[nodiscard]] XmlScan scan_xml(std::string_view text, std::string_view name, Oddities& oddities);

// "b" of "a:b".
[[nodiscard]] std::string_view local_name(std::string_view qualified);

// The text with one U+FFFD for each character that XML does not allow, such as `&#0;` and `&#xD800;` give.
[[nodiscard]] std::string legal_xml(std::string_view text);

}  // namespace skein
