#include "extract/readers/xml_tree.hpp"

#include <rapidxml/rapidxml.hpp>

#include <algorithm>

namespace skein {

XmlTree::XmlTree(const SourceText& source, std::string_view root, std::string_view measured, Oddities& oddities)
    : source_(source), scan_(scan_xml(source.text(), measured, oddities)), tree_(std::make_unique<rapidxml::xml_document<char>>()) {
    const auto place = [&](const char* at) { return static_cast<std::size_t>(at - scan_.text.data()); };
    try {
        tree_->parse<rapidxml::parse_validate_closing_tags>(scan_.text.data());
    } catch (const rapidxml::parse_error& error) {
        oddities.fail(place(error.where<char>()), std::string("not XML: ") + error.what());
    }
    root_ = tree_->first_node();
    if (root_ == nullptr || name_of(*root_) != root)
        oddities.fail(root_ == nullptr ? 0 : offset_of(*root_), "the root element is not <" + std::string(root) + ">",
                      "is this another kind of XML?");
}

XmlTree::~XmlTree() = default;

std::size_t XmlTree::offset_of(const XmlNode& element) const {
    return static_cast<std::size_t>(element.name() - scan_.text.data()) - 1;
}

std::size_t XmlTree::tag_end(std::size_t start) const {
    const std::string_view text = source_.text();
    char quote = 0;
    for (std::size_t i = start; i < text.size(); ++i) {
        if (quote != 0) {
            if (text[i] == quote) quote = 0;
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else if (text[i] == '>') {
            return i + 1;
        }
    }
    return text.size();
}

std::size_t XmlTree::element_end(std::size_t start) const {
    const auto found = std::ranges::lower_bound(scan_.elements, start, {}, &XmlElement::start);
    return found != scan_.elements.end() && found->start == start ? found->end : tag_end(start);
}

std::size_t XmlTree::last_end_tag(const XmlNode& element, std::string_view name) const {
    const XmlNode* next = element.next_sibling();
    const std::string_view text = source_.text();
    const std::size_t before = next != nullptr && next->type() == rapidxml::node_element ? offset_of(*next) : text.size();
    const std::size_t tag = text.substr(0, before).rfind(std::string(name) + '>');
    return tag == std::string_view::npos || tag < offset_of(element) ? tag_end(offset_of(element)) : tag + name.size() + 1;
}

std::string XmlTree::clean(std::string_view value) const {
    std::string text = legal_xml(value);
    if (scan_.has_line_feeds_alone) return text;
    for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) text.erase(at, 1);
    return text;
}

std::optional<std::string> XmlTree::attribute(const XmlNode& element, std::string_view name) const {
    for (auto* each = element.first_attribute(); each != nullptr; each = each->next_attribute())
        if (std::string_view(each->name(), each->name_size()) == name) return clean({each->value(), each->value_size()});
    return std::nullopt;
}

std::string XmlTree::text_of(const XmlNode& element) const {
    std::string text;
    for (const XmlNode* child = element.first_node(); child != nullptr; child = child->next_sibling())
        if (child->type() == rapidxml::node_data || child->type() == rapidxml::node_cdata) text.append(child->value(), child->value_size());
    return clean(text);
}

std::string_view name_of(const XmlNode& element) { return local_name({element.name(), element.name_size()}); }

}  // namespace skein
