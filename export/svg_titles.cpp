#include "export/svg_titles.hpp"

#include "base/byte_sink.hpp"
#include "export/escape.hpp"

#include <map>
#include <rapidxml/rapidxml.hpp>
#include <string_view>
#include <utility>

namespace skein {

namespace {

using Element = rapidxml::xml_node<char>;
using Attribute = rapidxml::xml_attribute<char>;

// RapidXML is recursive. Graphviz needs six levels.
constexpr int deepest = 32;

std::string_view name_of(const Element& element) { return {element.name(), element.name_size()}; }
std::string_view text_of(const Element& element) { return {element.value(), element.value_size()}; }

std::string_view attribute_of(const Element& element, std::string_view name) {
    const Attribute* found = element.first_attribute(name.data(), name.size());
    return found == nullptr ? std::string_view() : std::string_view(found->value(), found->value_size());
}

// After `end`, searched from `at` on; npos where it is missing.
std::size_t past(std::string_view text, std::string_view end, std::size_t at) {
    const std::size_t found = text.find(end, at);
    return found == std::string_view::npos ? found : found + end.size();
}

// Before the recursion: whether elements are nested within bounds and closed as often as opened. Quotes, comments and the like
// are passed over, as what stands in them opens nothing.
bool is_shallow(std::string_view svg) {
    int depth = 0;
    for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at)) {
        const std::string_view rest = svg.substr(at);
        std::size_t end = at + 1;
        if (rest.starts_with("<!--")) {
            end = past(svg, "-->", at + 4);
        } else if (rest.starts_with("<![CDATA[")) {
            end = past(svg, "]]>", at);
        } else if (rest.starts_with("<?")) {
            end = past(svg, "?>", at);
        } else {
            while (end < svg.size() && svg[end] != '>') {
                const char c = svg[end++];
                if (c == '<') return false;
                if (c == '"' || c == '\'') end = past(svg, std::string_view(&c, 1), end);
            }
            if (end >= svg.size()) return false;
            const bool closes = rest.starts_with("</");
            const bool opens = !closes && !rest.starts_with("<!") && svg[end - 1] != '/';
            depth += opens ? 1 : closes ? -1 : 0;
            if (depth < 0 || depth > deepest) return false;
        }
        if (end == std::string_view::npos) return false;
        at = end;
    }
    return depth == 0;
}

// A tooltip is no place for more.
std::string cut(std::string text) {
    constexpr std::size_t longest = 300;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

class Titles {
  public:
    Titles(rapidxml::xml_document<char>& document, const std::string& name) : document_(document), name_(name) {}

    // False where the root is no <svg>.
    bool set() {
        Element* svg = document_.first_node("svg");
        if (svg == nullptr) return false;
        for_each_group(*svg, [&](Element& group, std::string_view kind) {
            if (kind == "node") names_[std::string(title_of(group))] = cut(shown_text(group));
        });
        for_each_group(*svg, [&](Element& group, std::string_view kind) {
            if (kind == "node" || kind == "cluster") set_title(group, cut(shown_text(group)));
            if (kind == "edge") set_title(group, arrow_text(group));
            if (kind == "graph") set_title(group, name_.empty() ? heading_of(group) : name_);
        });
        // https://www.w3.org/TR/graphics-aria-1.0/: what is inside can be visited, other than in an image.
        svg->append_attribute(document_.allocate_attribute("role", "graphics-document document"));
        return true;
    }

  private:
    // Depth is bounded by `is_shallow`.
    template <class Visit>
    static void for_each_group(Element& element, const Visit& visit) {
        for (Element* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            if (name_of(*child) != "g") continue;
            if (const std::string_view kind = attribute_of(*child, "class"); !kind.empty()) visit(*child, kind);
            for_each_group(*child, visit);
        }
    }

    static std::string_view title_of(const Element& group) {
        const Element* title = group.first_node("title");
        return title == nullptr ? std::string_view() : text_of(*title);
    }

    void set_title(Element& group, const std::string& text) {
        Element* title = group.first_node("title");
        if (title == nullptr || text.empty()) return;
        title->remove_all_nodes();
        title->value(document_.allocate_string(text.data(), text.size()), text.size());
    }

    // The lines of its label, also where they stand in a link.
    static std::string shown_text(const Element& element) {
        std::string text;
        for (const Element* child = element.first_node(); child != nullptr; child = child->next_sibling()) {
            const std::string_view name = name_of(*child);
            const std::string inner = name == "text"               ? std::string(text_of(*child))
                                      : name == "g" || name == "a" ? shown_text(*child)
                                                                   : "";
            if (!inner.empty()) text += (text.empty() ? "" : " ") + inner;
        }
        return text;
    }

    static std::string heading_of(const Element& graph) {
        const Element* heading = graph.first_node("text");
        return heading == nullptr ? "concept map" : std::string(text_of(*heading));
    }

    // The ends of a title are the names of nodes, or a node with its port.
    [[nodiscard]] std::string arrow_text(const Element& group) const {
        const std::string_view title = title_of(group);
        for (const std::string_view sign : {"->", "--"}) {
            const std::size_t at = title.find(sign);
            if (at == std::string_view::npos) continue;
            const auto source = names_.find(std::string(title.substr(0, at)));
            const auto target = names_.find(std::string(title.substr(at + sign.size())));
            if (source == names_.end() || target == names_.end()) continue;
            const std::string label = cut(shown_text(group));
            return source->second + (sign == "->" ? " → " : " – ") + target->second + (label.empty() ? "" : ": " + label);
        }
        return {};
    }

    rapidxml::xml_document<char>& document_;
    const std::string& name_;
    std::map<std::string, std::string> names_;  // of nodes, by their names in the DOT source
};

// RapidXML's own printer lets control characters through.
void append(ByteSink& out, const Element& element) {
    if (element.type() == rapidxml::node_data || element.type() == rapidxml::node_cdata)
        return append_xml_text(out, text_of(element));
    if (element.type() != rapidxml::node_element) return;
    out << "<" << name_of(element);
    for (const Attribute* each = element.first_attribute(); each != nullptr; each = each->next_attribute()) {
        out << " " << std::string_view(each->name(), each->name_size()) << "=\"";
        append_xml_attribute(out, {each->value(), each->value_size()});
        out << "\"";
    }
    const Element* child = element.first_node();
    if (child == nullptr && element.value_size() == 0) {
        out << "/>";
    } else {
        out << ">";
        if (child == nullptr) append_xml_text(out, text_of(element));
        for (; child != nullptr; child = child->next_sibling()) append(out, *child);
        out << "</" << name_of(element) << ">";
    }
    if (name_of(element) != "text" && name_of(element) != "title" && name_of(element) != "a") out << "\n";
}

}  // namespace

std::string with_spoken_titles(std::string svg, const std::string& name) {
    if (svg.size() > max_svg_bytes || svg.find('\0') != std::string::npos || !is_shallow(svg)) return svg;
    std::string text = svg;  // the tree points into it, and changes it
    rapidxml::xml_document<char> document;
    try {
        document.parse<rapidxml::parse_validate_closing_tags>(text.data());
    } catch (const rapidxml::parse_error&) {
        return svg;
    }
    if (!Titles(document, name).set()) return svg;
    StringSink out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n";
    append(out, *document.first_node("svg"));
    return out.take();
}

}  // namespace skein
