#pragma once
// XML read element by element, in one pass and without a tree: for the readers of GraphML and GEXF, whose files are large. What
// is not well-formed is refused with its place; what can be read all the same is reported: a second root, an attribute given
// twice, characters and references that XML does not allow, entities that the document declares itself (they are not read).

#include "extract/readers/oddities.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// An element is entered by `next_child` of its parent and must be left: by `next_child` until there is none, by `text` or by
// `skip`.
class XmlEvents {
  public:
    // Enters the root. `source` and `oddities` outlive the object. Throws Error, here and from every step, where the text is not
    // well-formed, is nested deeper than `max_nesting_depth`, or its root is not called `root`.
    XmlEvents(const SourceText& source, std::string_view root, Oddities& oddities);
    // Reads on from `at`, which is beside the element that is current in `other`, in the same parent. What is odd from there on
    // goes to `oddities`.
    XmlEvents(const XmlEvents& other, Oddities& oddities, std::size_t at)
        : text_(other.text_), oddities_(oddities), at_(at), open_(other.open_.begin(), other.open_.end() - 1) {}

    // Enters the next element inside the current one; false, and the current one is left, when there is none. What text stands
    // before it is added to `text`.
    bool next_child(std::string* text = nullptr);
    // All text that stands directly in the current element, which is left. White space alone is layout, unless it stands in
    // CDATA.
    [[nodiscard]] std::string text();
    // Leaves the current element.
    void skip();
    // Leaves the current element, of which nothing but its start tag was read, and goes on at `position`, which is behind its end
    // or that of an element after it in the same parent.
    void pass(std::size_t position);

    // An element that holds nothing but text: <name attribute="value">text</name>.
    struct Leaf {
        std::string_view value, text;  // what they mean; valid until the next step
        std::size_t start = 0;         // offset of the '<'
    };
    // The tags of such a leaf, as most programs write them: `<name attribute="` and `</name>`.
    struct LeafTags {
        std::string_view opening, closing;
    };
    // The next element inside the current one, passed as a whole, where it is a leaf with these tags. Otherwise nothing happens:
    // `next_child` tells what there is. A short cut for values, of which a large file has millions.
    [[nodiscard]] bool next_leaf(LeafTags tags, Leaf& leaf);

    // Of the element that was entered last; attributes until the next one is entered.
    [[nodiscard]] std::string_view name() const { return name_; }           // without its prefix
    [[nodiscard]] std::size_t start() const { return start_; }              // offset of its '<'
    [[nodiscard]] std::size_t tag_end() const { return tag_end_; }          // after the '>' of its start tag
    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const;
    // After all that was read: of an element that was just left, after the '>' of its end.
    [[nodiscard]] std::size_t position() const { return at_; }

  private:
    struct OpenElement {
        std::string_view name;  // with its prefix
        std::size_t start = 0;
    };
    struct Attribute {
        std::string_view name, value;  // as they stand
        bool plain = false;            // the value stands for itself; else:
        std::string meaning;
    };

    [[nodiscard]] bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    [[nodiscard]] std::string_view read_name();
    void skip_blanks();
    void skip_past(std::string_view end, const char* what);
    void skip_doctype();
    void enter_root();
    void open_tag();
    void read_attribute();
    void add_attribute(std::string_view name, std::size_t start, std::string_view value, bool plain);
    void close_tag();
    void leave();
    void read_after_root();
    void read_text(std::string* into);
    // What stands from `start` to the next '<', where it needs no closer look; else the offset of what does.
    [[nodiscard]] std::size_t read_simple_text(std::size_t start, std::string_view& meaning);
    void read_cdata(std::string* into);
    [[nodiscard]] bool check_characters(std::size_t start, std::size_t end, bool with_references);  // true: stands for itself
    void check_reference(std::size_t start, std::size_t end);

    std::string_view text_;
    Oddities& oddities_;
    std::size_t at_ = 0;
    std::vector<OpenElement> open_;
    bool empty_element_ = false;  // the current element ended with its start tag
    std::string_view name_;
    std::size_t start_ = 0;
    std::size_t tag_end_ = 0;
    std::vector<Attribute> attributes_;  // the first `attribute_count_`; the others keep their memory
    std::size_t attribute_count_ = 0;
    std::string leaf_text_;
};

}  // namespace skein
