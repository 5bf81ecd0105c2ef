#pragma once
// A checked XML text as RapidXML's tree, with places in the source. For the readers of GraphML and GEXF.

#include "extract/readers/oddities.hpp"
#include "extract/readers/xml_scan.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rapidxml {
template <class Ch>
class xml_node;
template <class Ch>
class xml_document;
}  // namespace rapidxml

namespace skein {

using XmlNode = rapidxml::xml_node<char>;

class XmlTree {
  public:
    // `source` and `oddities` outlive the tree. Throws Error where the text is not well-formed (see `scan_xml`) or its root
    // is not called `root`. Knows where elements called `measured` end.
    XmlTree(const SourceText& source, std::string_view root, std::string_view measured, Oddities& oddities);
    ~XmlTree();
    XmlTree(const XmlTree&) = delete;
    XmlTree& operator=(const XmlTree&) = delete;

    [[nodiscard]] const XmlNode& root() const { return *root_; }
    [[nodiscard]] std::size_t offset_of(const XmlNode& element) const;
    // After the '>' of the tag that begins at `start`.
    [[nodiscard]] std::size_t tag_end(std::size_t start) const;
    // After the end of a measured element that begins at `start`; of others, after their tag.
    [[nodiscard]] std::size_t element_end(std::size_t start) const;
    // After the last end tag of that name before what follows the element.
    [[nodiscard]] std::size_t last_end_tag(const XmlNode& element, std::string_view name) const;

    [[nodiscard]] std::optional<std::string> attribute(const XmlNode& element, std::string_view name) const;
    // All of it: RapidXML's value() is the first piece alone.
    [[nodiscard]] std::string text_of(const XmlNode& element) const;

  private:
    [[nodiscard]] std::string clean(std::string_view value) const;

    const SourceText& source_;
    XmlScan scan_;
    std::unique_ptr<rapidxml::xml_document<char>> tree_;
    const XmlNode* root_ = nullptr;
};

// Without its prefix; empty for text.
[[nodiscard]] std::string_view name_of(const XmlNode& element);

}  // namespace skein
