#include "extract/readers/xml_scan.hpp"

#include "base/utf8.hpp"
#include "extract/document_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace skein {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }
bool is_xml_character(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}
bool ends_name(char c) { return is_blank(c) || c == '/' || c == '>' || c == '=' || c == '<' || c == '"' || c == '\'' || c == '&'; }

struct OpenElement {
    std::string_view name;
    std::size_t start = 0;
};

class XmlScanner {
  public:
    XmlScanner(std::string_view text, std::string_view wanted, Oddities& oddities) : text_(text), wanted_(wanted), oddities_(oddities) {
        scan_.text = text;
    }

    XmlScan run() {
        while (at_ < text_.size()) {
            if (text_[at_] != '<')
                scan_text();
            else if (starts("<!--"))
                skip_past("-->", "a comment");
            else if (starts("<![CDATA["))
                scan_cdata();
            else if (starts("<?"))
                skip_past("?>", "a processing instruction");
            else if (starts("<!"))
                skip_doctype();
            else if (starts("</"))
                close_tag();
            else
                open_tag();
        }
        if (!open_.empty())
            oddities_.fail(open_.back().start, "the element <" + std::string(open_.back().name) + "> is not closed", "is the file complete?");
        if (!rooted_) oddities_.fail(0, "the XML holds no element");
        std::ranges::sort(scan_.elements, {}, &XmlElement::start);
        return std::move(scan_);
    }

  private:
    [[nodiscard]] bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    void skip_past(std::string_view end, const char* what) {
        const std::size_t found = text_.find(end, at_ + 2);
        if (found == std::string_view::npos) oddities_.fail(at_, std::string(what) + " is not closed", "is the file complete?");
        at_ = found + end.size();
    }

    void skip_doctype() {
        const std::size_t start = at_;
        int brackets = 0;
        char quote = 0;
        for (at_ += 2; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                ++brackets;
            } else if (c == ']') {
                --brackets;
            } else if (c == '>' && brackets <= 0) {
                ++at_;
                if (text_.substr(start, at_ - start).find("<!ENTITY") != std::string_view::npos)
                    oddities_.report("entities", start, "the document declares entities of its own; they are not read");
                std::fill(scan_.text.begin() + static_cast<std::ptrdiff_t>(start), scan_.text.begin() + static_cast<std::ptrdiff_t>(at_), ' ');
                return;
            }
        }
        oddities_.fail(start, "the document type declaration is not closed", "is the file complete?");
    }

    // Everything from here on is no part of the tree.
    void blank_rest(std::size_t from, const char* what) {
        oddities_.report("after the root", from, std::string(what) + " stands after the root element; the rest of the file is left out");
        std::fill(scan_.text.begin() + static_cast<std::ptrdiff_t>(from), scan_.text.end(), ' ');
        at_ = text_.size();
    }

    void scan_text() {
        const std::size_t start = at_;
        const std::size_t end = std::min(text_.find('<', at_), text_.size());
        if (open_.empty()) {
            const std::size_t content = text_.find_first_not_of(blanks, start);
            if (content < end) {
                if (rooted_) return blank_rest(content, "text");
                oddities_.fail(content, "text stands before the root element", "is this XML?");
            }
        }
        check_characters(start, end);
        at_ = end;
    }

    void scan_cdata() {
        const std::size_t start = at_;
        if (open_.empty()) oddities_.fail(at_, "text stands outside the root element");
        skip_past("]]>", "a CDATA section");
        check_raw(start, at_);
    }

    void check_raw(std::size_t start, std::size_t end) {
        for (std::size_t i = start; i < end;) {
            const auto byte = static_cast<unsigned char>(text_[i]);
            if (byte == '\r') scan_.has_line_feeds_alone = false;
            if (byte >= 0x20 && byte != 0xEF) {
                ++i;
                continue;
            }
            const CodePoint c = decode_at(text_, i);
            if (!is_xml_character(c.value)) oddities_.report("characters", i, "XML does not allow this character; it is read as U+FFFD");
            i += c.size;
        }
    }

    void check_characters(std::size_t start, std::size_t end) {
        check_raw(start, end);
        for (std::size_t i = text_.find('&', start); i < end; i = text_.find('&', i + 1)) check_reference(i, end);
    }

    void check_reference(std::size_t start, std::size_t end) {
        constexpr std::size_t longest = 64;
        const std::size_t semicolon = text_.substr(start, std::min(longest, end - start)).find(';');
        const std::string_view body =
            semicolon == std::string_view::npos ? std::string_view() : text_.substr(start + 1, semicolon - 1);
        if (body.starts_with('#') && is_number(body.substr(1))) {
            const std::uint32_t value = number(body.substr(1));
            if (is_xml_character(value)) return;
            oddities_.report("characters", start, "XML does not allow the character " + std::string(text_.substr(start, semicolon + 1)) +
                                                      "; it is read as U+FFFD");
            if (value > 0x10FFFF) replace_reference(start, semicolon + 1);
            return;
        }
        for (const std::string_view known : {"amp", "lt", "gt", "quot", "apos"})
            if (body == known) return;
        oddities_.report("references", start,
                         body.empty() || body.starts_with('#') ? std::string("an '&' that begins no reference; it is read as itself")
                                                               : "XML does not know the reference &" + std::string(body) + "; it is read as it stands");
        // RapidXML leaves names it does not know alone, but stops at a broken number.
        if (text_.substr(start).starts_with("&#")) scan_.text[start + 1] = ' ';
    }

    static bool is_number(std::string_view text) {
        const bool hexadecimal = text.starts_with('x');
        if (hexadecimal) text.remove_prefix(1);
        return !text.empty() &&
               text.find_first_not_of(hexadecimal ? "0123456789abcdefABCDEF" : "0123456789") == std::string_view::npos;
    }

    // More than U+10FFFF stays that.
    static std::uint32_t number(std::string_view text) {
        const bool hexadecimal = text.starts_with('x');
        std::uint32_t value = 0;
        for (const char c : text.substr(hexadecimal ? 1 : 0)) {
            const auto digit = static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
            value = std::min<std::uint32_t>(value * (hexadecimal ? 16 : 10) + digit, 0x110000);
        }
        return value;
    }

    // One of the same length: too great a number has seven digits or more, "&#x110000;".
    void replace_reference(std::size_t start, std::size_t size) {
        std::string same = "&#";
        same.append(size - std::string_view("&#65533;").size(), '0');
        scan_.text.replace(start, size, same + "65533;");
    }

    std::string_view read_name() {
        const std::size_t start = at_;
        while (at_ < text_.size() && !ends_name(text_[at_])) ++at_;
        if (at_ == start) oddities_.fail(start, "a name was expected here", "a '<' that is text must be written as &lt;");
        return text_.substr(start, at_ - start);
    }
    void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

    void open_tag() {
        const std::size_t start = at_;
        if (open_.empty() && rooted_) return blank_rest(start, "another element");
        if (open_.size() >= max_nesting_depth)
            oddities_.fail(start, "the XML is nested more than " + std::to_string(max_nesting_depth) + " levels deep",
                           "a graph file needs about six; is this one?");
        ++at_;
        const std::string_view name = read_name();
        open_.push_back({name, start});
        rooted_ = true;
        attributes_.clear();
        for (;;) {
            skip_blanks();
            if (at_ >= text_.size()) oddities_.fail(start, "the tag is not closed", "is the file complete?");
            if (text_[at_] == '>') {
                ++at_;
                return;
            }
            if (starts("/>")) {
                at_ += 2;
                return close_element();
            }
            read_attribute();
        }
    }

    void read_attribute() {
        constexpr std::size_t max_attributes = 1000;
        const std::size_t start = at_;
        const std::string_view name = read_name();
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != '=') oddities_.fail(start, "the attribute \"" + std::string(name) + "\" has no value");
        ++at_;
        skip_blanks();
        if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\''))
            oddities_.fail(std::min(at_, text_.size()), "the value of the attribute \"" + std::string(name) + "\" must stand in quotes");
        const std::size_t end = text_.find(text_[at_], at_ + 1);
        if (end == std::string_view::npos) oddities_.fail(at_, "the attribute's quote is not closed", "is the file complete?");
        if (const std::size_t raw = text_.substr(0, end).find('<', at_); raw != std::string_view::npos)
            oddities_.fail(raw, "a raw '<' stands in the attribute \"" + std::string(name) + "\"", "write it as &lt;");
        check_characters(at_, end);
        at_ = end + 1;
        if (std::ranges::find(attributes_, name) != attributes_.end())
            oddities_.report("attributes", start, "the attribute \"" + std::string(name) + "\" stands twice in one tag; the first value counts");
        else if (attributes_.size() < max_attributes)
            attributes_.push_back(name);
        else
            oddities_.fail(start, "a tag has more than " + std::to_string(max_attributes) + " attributes");
    }

    void close_tag() {
        const std::size_t start = at_;
        at_ += 2;
        const std::string_view name = read_name();
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != '>') oddities_.fail(start, "the end tag is not closed");
        ++at_;
        if (open_.empty()) oddities_.fail(start, "</" + std::string(name) + "> closes nothing");
        if (open_.back().name != name)
            oddities_.fail(start, "</" + std::string(name) + "> stands where </" + std::string(open_.back().name) + "> was expected");
        close_element();
    }

    void close_element() {
        if (local_name(open_.back().name) == wanted_) scan_.elements.push_back({open_.back().start, at_});
        open_.pop_back();
    }

    std::string_view text_;
    std::string_view wanted_;
    Oddities& oddities_;
    XmlScan scan_;
    std::size_t at_ = 0;
    bool rooted_ = false;
    std::vector<OpenElement> open_;
    std::vector<std::string_view> attributes_;
};

}  // namespace

XmlScan scan_xml(std::string_view text, std::string_view name, Oddities& oddities) { return XmlScanner(text, name, oddities).run(); }

std::string_view local_name(std::string_view qualified) {
    const std::size_t colon = qualified.rfind(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string legal_xml(std::string_view text) {
    std::string legal;
    legal.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x80) {
            legal += text[i++];
            continue;
        }
        const CodePoint c = decode_at(text, i);
        const bool surrogate = byte == 0xED && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0;
        if (surrogate || (c.size == 1 && byte >= 0x80) || !is_xml_character(c.value))
            legal += "\uFFFD";
        else
            legal.append(text.substr(i, c.size));
        i += surrogate ? 3 : c.size;
    }
    return legal;
}

}  // namespace skein
