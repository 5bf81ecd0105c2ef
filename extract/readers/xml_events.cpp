#include "extract/readers/xml_events.hpp"

#include "base/plain_run.hpp"
#include "base/utf8.hpp"
#include "extract/document_reader.hpp"
#include "extract/readers/xml_characters.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

constexpr std::array<bool, 256> name_ends = [] {
    std::array<bool, 256> made{};
    for (const char c : std::string_view(" \t\r\n/>=<\"'&")) made[static_cast<unsigned char>(c)] = true;
    return made;
}();
bool ends_name(char c) { return name_ends[static_cast<unsigned char>(c)]; }

constexpr char first_of_high_characters = '\xEF';  // U+FFFE and U+FFFF, which XML does not allow, begin with it

bool is_same(std::string_view a, std::string_view b) { return a.size() == b.size() && same_bytes(a.data(), b.data(), a.size()); }

std::string_view local_name(std::string_view qualified) {
    const std::size_t colon = qualified.rfind(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

}  // namespace

XmlEvents::XmlEvents(const SourceText& source, std::string_view root, Oddities& oddities)
    : text_(source.text()), oddities_(oddities) {
    enter_root();
    if (name_ != root)
        oddities_.fail(start_, "the root element is not <" + std::string(root) + ">", "is this another kind of XML?");
}

bool XmlEvents::next_child(std::string* text) {
    if (empty_element_) {
        empty_element_ = false;
        leave();
        return false;
    }
    for (;;) {
        if (at_ < text_.size() && text_[at_] != '<') read_text(text);
        if (at_ >= text_.size())
            oddities_.fail(open_.back().start, "the element <" + std::string(open_.back().name) + "> is not closed",
                           "is the file complete?");
        const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (kind == '/') {
            close_tag();
            return false;
        }
        if (kind == '?') {
            skip_past("?>", "a processing instruction");
        } else if (kind != '!') {
            open_tag();
            return true;
        } else if (starts("<!--")) {
            skip_past("-->", "a comment");
        } else if (starts("<![CDATA[")) {
            read_cdata(text);
        } else {
            skip_doctype();
        }
    }
}

std::string XmlEvents::text() {
    std::string text;
    while (next_child(&text)) skip();
    return text;
}

void XmlEvents::skip() {
    for (std::size_t depth = open_.size(); open_.size() >= depth;) next_child();
}

void XmlEvents::pass(std::size_t position) {
    at_ = position;
    empty_element_ = false;
    open_.pop_back();
}

std::optional<std::string_view> XmlEvents::attribute(std::string_view name) const {
    for (std::size_t i = 0; i < attribute_count_; ++i) {
        const Attribute& attribute = attributes_[i];
        if (is_same(attribute.name, name)) return attribute.plain ? attribute.value : std::string_view(attribute.meaning);
    }
    return std::nullopt;
}

bool XmlEvents::next_leaf(LeafTags tags, Leaf& leaf) {
    if (empty_element_ || open_.size() >= max_nesting_depth) return false;
    const char* const text = text_.data();
    const std::size_t size = text_.size();
    std::size_t start = at_;
    while (start < size && is_blank(text[start])) ++start;
    const auto stands = [&](std::size_t at, std::string_view what) {
        return size - at >= what.size() && same_bytes(text + at, what.data(), what.size());
    };
    if (!stands(start, tags.opening)) return false;
    const std::size_t value_start = start + tags.opening.size();
    const std::size_t value_end = find_control<'"', '<', '&', first_of_high_characters>(text_, value_start);
    if (size - value_end < 2 || text[value_end] != '"' || text[value_end + 1] != '>') return false;
    const std::size_t text_start = value_end + 2;
    leaf.start = start;
    leaf.value = text_.substr(value_start, value_end - value_start);
    std::size_t text_end = read_simple_text(text_start, leaf.text);
    const bool simple = text_end < size && text[text_end] == '<';
    if (!simple) text_end = std::min(text_.find('<', text_end), size);
    if (!stands(text_end, tags.closing)) return false;
    if (!simple) {
        leaf.text = text_.substr(text_start, text_end - text_start);
        const bool blank = leaf.text.find_first_not_of(blanks) == std::string_view::npos;
        if (!check_characters(text_start, text_end, true)) {
            leaf_text_.clear();
            append_xml_meaning(leaf_text_, leaf.text, true);
            leaf.text = leaf_text_;
        }
        if (blank) leaf.text = {};
    } else if (!leaf.text.empty() && is_blank(leaf.text.front()) &&
               leaf.text.find_first_not_of(blanks) == std::string_view::npos) {
        leaf.text = {};
    }
    at_ = text_end + tags.closing.size();
    return true;
}

std::size_t XmlEvents::read_simple_text(std::size_t start, std::string_view& meaning) {
    std::size_t end = find_control<'<', '&', first_of_high_characters>(text_, start);
    if (end == text_.size() || text_[end] != '&') {
        meaning = text_.substr(start, end - start);
        return end;
    }
    leaf_text_.clear();
    for (;;) {
        leaf_text_.append(text_.data() + start, end - start);
        if (end == text_.size() || text_[end] != '&') break;
        const XmlReference reference = xml_named_reference(text_.substr(end));
        if (reference.size == 0) break;
        leaf_text_ += static_cast<char>(reference.character);
        start = end + reference.size;
        end = find_control<'<', '&', first_of_high_characters>(text_, start);
    }
    meaning = leaf_text_;
    return end;
}

void XmlEvents::read_text(std::string* into) {
    const std::size_t start = at_;
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    const bool blank = at_ >= text_.size() || text_[at_] == '<';
    if (blank) return;
    at_ = std::min(text_.find('<', at_), text_.size());
    const bool plain = check_characters(start, at_, true);
    if (into == nullptr) return;
    if (plain)
        into->append(text_.substr(start, at_ - start));
    else
        append_xml_meaning(*into, text_.substr(start, at_ - start), true);
}

void XmlEvents::read_cdata(std::string* into) {
    constexpr std::string_view opening = "<![CDATA[";
    constexpr std::string_view closing = "]]>";
    const std::size_t start = at_ + opening.size();
    skip_past(closing, "a CDATA section");
    const std::size_t end = at_ - closing.size();
    const bool plain = check_characters(start, end, false);
    if (into == nullptr) return;
    if (plain)
        into->append(text_.substr(start, end - start));
    else
        append_xml_meaning(*into, text_.substr(start, end - start), false);
}

bool XmlEvents::check_characters(std::size_t start, std::size_t end, bool with_references) {
    const std::string_view text = text_.substr(0, end);
    bool plain = true;
    for (std::size_t i = start; (i = find_control<'&', first_of_high_characters>(text, i)) < end;) {
        if (text[i] == '&') {
            if (with_references) check_reference(i, end);
            plain = plain && !with_references;
            ++i;
            continue;
        }
        const CodePoint c = decode_at(text, i);
        const bool allowed = is_xml_character(c.value);
        if (!allowed) oddities_.report("characters", i, "XML does not allow this character; it is read as U+FFFD");
        plain = plain && allowed && c.value != '\r';
        i += c.size;
    }
    return plain;
}

void XmlEvents::check_reference(std::size_t start, std::size_t end) {
    const XmlReference reference = xml_reference(text_.substr(start, end - start));
    const std::string_view words = text_.substr(start, reference.size);
    switch (reference.kind) {
        case XmlReference::Kind::character:
            if (!is_xml_character(reference.character))
                oddities_.report("characters", start,
                                 "XML does not allow the character " + std::string(words) + "; it is read as U+FFFD");
            return;
        case XmlReference::Kind::unknown:
            return oddities_.report("references", start,
                                    "XML does not know the reference " + std::string(words) + "; it is read as it stands");
        case XmlReference::Kind::none:
            return oddities_.report("references", start, "an '&' that begins no reference; it is read as itself");
    }
}

std::string_view XmlEvents::read_name() {
    const std::size_t start = at_;
    while (at_ < text_.size() && !ends_name(text_[at_])) ++at_;
    if (at_ == start) oddities_.fail(start, "a name was expected here", "a '<' that is text must be written as &lt;");
    return text_.substr(start, at_ - start);
}

void XmlEvents::skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
}

void XmlEvents::open_tag() {
    start_ = at_;
    if (open_.size() >= max_nesting_depth)
        oddities_.fail(start_, "the XML is nested more than " + std::to_string(max_nesting_depth) + " levels deep",
                       "a graph file needs about six; is this one?");
    ++at_;
    const std::string_view name = read_name();
    name_ = local_name(name);
    open_.push_back({name, start_});
    attribute_count_ = 0;
    for (;;) {
        skip_blanks();
        if (at_ >= text_.size()) oddities_.fail(start_, "the tag is not closed", "is the file complete?");
        if (text_[at_] == '>') {
            ++at_;
            break;
        }
        if (starts("/>")) {
            at_ += 2;
            empty_element_ = true;
            break;
        }
        read_attribute();
    }
    tag_end_ = at_;
}

void XmlEvents::read_attribute() {
    const std::size_t start = at_;
    const std::string_view name = read_name();
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '=')
        oddities_.fail(start, "the attribute \"" + std::string(name) + "\" has no value");
    ++at_;
    skip_blanks();
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\''))
        oddities_.fail(std::min(at_, text_.size()),
                       "the value of the attribute \"" + std::string(name) + "\" must stand in quotes");
    const std::size_t value_start = at_ + 1;
    if (text_[at_] == '"') {  // and the value stands for itself, as nearly always
        const std::size_t stop = find_control<'"', '<', '&', first_of_high_characters>(text_, value_start);
        if (stop < text_.size() && text_[stop] == '"') {
            at_ = stop + 1;
            return add_attribute(name, start, text_.substr(value_start, stop - value_start), true);
        }
    }
    const std::size_t end = text_.find(text_[at_], value_start);
    if (end == std::string_view::npos) oddities_.fail(at_, "the attribute's quote is not closed", "is the file complete?");
    const std::string_view value = text_.substr(value_start, end - value_start);
    bool plain = find_control<'<', '&', first_of_high_characters>(value, 0) == value.size();
    if (!plain) {
        if (const std::size_t raw = value.find('<'); raw != std::string_view::npos)
            oddities_.fail(value_start + raw, "a raw '<' stands in the attribute \"" + std::string(name) + "\"",
                           "write it as &lt;");
        plain = check_characters(value_start, end, true);
    }
    at_ = end + 1;
    add_attribute(name, start, value, plain);
}

void XmlEvents::add_attribute(std::string_view name, std::size_t start, std::string_view value, bool plain) {
    constexpr std::size_t max_attributes = 1000;
    for (std::size_t i = 0; i < attribute_count_; ++i)
        if (is_same(attributes_[i].name, name))
            return oddities_.report(
                "attributes", start,
                "the attribute \"" + std::string(name) + "\" stands twice in one tag; the first value counts");
    if (attribute_count_ == max_attributes)
        oddities_.fail(start, "a tag has more than " + std::to_string(max_attributes) + " attributes");
    if (attribute_count_ == attributes_.size()) attributes_.emplace_back();
    Attribute& attribute = attributes_[attribute_count_++];
    attribute.name = name;
    attribute.value = value;
    attribute.plain = plain;
    attribute.meaning.clear();
    if (!plain) append_xml_meaning(attribute.meaning, value, true);
}

void XmlEvents::close_tag() {
    const std::size_t start = at_;
    at_ += 2;
    if (!open_.empty()) {  // as nearly every tag is closed
        const std::string_view expected = open_.back().name;
        const std::string_view rest = text_.substr(at_);
        if (rest.size() > expected.size() && rest[expected.size()] == '>' && rest.starts_with(expected)) {
            at_ += expected.size() + 1;
            return leave();
        }
    }
    const std::string_view name = read_name();
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '>') oddities_.fail(start, "the end tag is not closed");
    ++at_;
    if (open_.empty()) oddities_.fail(start, "</" + std::string(name) + "> closes nothing");
    if (open_.back().name != name)
        oddities_.fail(start, "</" + std::string(name) + "> stands where </" + std::string(open_.back().name) + "> was expected");
    leave();
}

void XmlEvents::leave() {
    open_.pop_back();
    if (!open_.empty()) return;
    const std::size_t end = at_;
    read_after_root();
    at_ = end;
}

}  // namespace skein
