#pragma once
// What the characters and references of an XML text stand for.

#include <cstddef>
#include <string>
#include <string_view>

namespace skein {

// XML 1.0, production [2].
[[nodiscard]] constexpr bool is_xml_character(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

struct XmlReference {
    enum class Kind {
        character,  // by number, or one of XML's own five names
        unknown,    // a name that only a document type could explain
        none,       // an '&' alone, or a broken number
    };
    Kind kind = Kind::none;
    std::size_t size = 1;      // bytes, '&' and ';' included
    char32_t character = '&';  // may be one that XML does not allow; above U+10FFFF it is U+110000
};
// The same for XML's own five names alone, which are nearly all that stand in files; of size 0 where `text` begins with none of
// them.
[[nodiscard]] inline XmlReference xml_named_reference(std::string_view text) {
    constexpr XmlReference none{XmlReference::Kind::none, 0, 0};
    const auto is = [&](std::string_view reference, char32_t character) {
        return text.starts_with(reference) ? XmlReference{XmlReference::Kind::character, reference.size(), character} : none;
    };
    if (text.size() < 4) return none;
    switch (text[2]) {
        case 'm': return is("&amp;", '&');
        case 't': return text[1] == 'l' ? is("&lt;", '<') : is("&gt;", '>');
        case 'u': return is("&quot;", '"');
        case 'p': return is("&apos;", '\'');
        default: return none;
    }
}
// `text` begins with '&'.
[[nodiscard]] XmlReference xml_reference(std::string_view text);

// What `raw` means: line ends as line feeds, U+FFFD for characters that XML does not allow, and, outside of CDATA, references as
// the characters they stand for; what is none stays as it is.
[[nodiscard]] std::string xml_meaning(std::string_view raw, bool with_references);
void append_xml_meaning(std::string& meaning, std::string_view raw, bool with_references);

}  // namespace skein
