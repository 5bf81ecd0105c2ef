#include "extract/readers/diagram_builder.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace skein {

namespace {

constexpr auto by_name = [](std::string_view name) {
    return [name](const std::pair<std::string, std::string>& property) { return property.first == name; };
};

std::optional<unsigned> channel(const Properties& properties, std::string_view name) {
    const std::string* text = find_property(properties, name);
    unsigned value = 0;
    if (text == nullptr) return std::nullopt;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size() || value > 255) return std::nullopt;
    return value;
}

// Gephi's r, g and b, as a fill.
void take_colour(Properties& attributes, Properties& style) {
    std::string hex = "#";
    for (const std::string_view name : {"r", "g", "b"}) {
        const auto value = channel(attributes, name);
        if (!value) return;
        constexpr const char* digits = "0123456789abcdef";
        hex += digits[*value / 16];
        hex += digits[*value % 16];
    }
    for (const std::string_view name : {"r", "g", "b"}) take_property(attributes, name);
    set_property(style, "fill", hex);
}

// Graph files call what is shown by many names; the first that holds something counts, and only it is taken.
template <std::size_t Count>
std::string take_label(Properties& attributes, const std::array<std::string_view, Count>& names) {
    for (const std::string_view name : names) {
        const std::string* text = find_property(attributes, name);
        if (text != nullptr && !text->empty()) return *take_property(attributes, name);
    }
    return {};
}

constexpr std::array<std::string_view, 5> node_label_names = {"label", "Label", "name", "Name", "title"};
constexpr std::array<std::string_view, 3> edge_label_names = {"label", "Label", "name"};

void take_link(DiagramNode& node) {
    for (const std::string_view name : {"URL", "url", "href", "link"}) {
        const std::string* link = find_property(node.attributes, name);
        if (link == nullptr || !node.link.empty()) continue;
        const std::string lower = to_lower(*link);
        if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:"))
            node.link = *take_property(node.attributes, name);
    }
}

}  // namespace

void set_property(Properties& properties, std::string_view name, std::string value) {
    const auto found = std::ranges::find_if(properties, by_name(name));
    if (found == properties.end())
        properties.emplace_back(std::string(name), std::move(value));
    else
        found->second = std::move(value);
}

const std::string* find_property(const Properties& properties, std::string_view name) {
    const auto found = std::ranges::find_if(properties, by_name(name));
    return found == properties.end() ? nullptr : &found->second;
}

std::optional<std::string> take_property(Properties& properties, std::string_view name) {
    const auto found = std::ranges::find_if(properties, by_name(name));
    if (found == properties.end()) return std::nullopt;
    std::string value = std::move(found->second);
    properties.erase(found);
    return value;
}

DiagramBuilder::DiagramBuilder(const SourceText& source, std::string format) : source_(source) { diagram_.format = std::move(format); }

std::uint32_t DiagramBuilder::node(std::string_view id, std::size_t start, std::size_t end) {
    const auto [place, is_new] = nodes_.try_emplace(std::string(id), static_cast<std::uint32_t>(diagram_.nodes.size()));
    if (is_new) {
        DiagramNode node;
        node.id = id;
        node.span = source_.original(start, end);
        node.line = source_.line_of(start);
        diagram_.nodes.push_back(std::move(node));
    }
    return place->second;
}

std::optional<std::uint32_t> DiagramBuilder::find(std::string_view id) const {
    const auto found = nodes_.find(id);
    return found == nodes_.end() ? std::nullopt : std::optional(found->second);
}

DiagramEdge& DiagramBuilder::add_edge(DiagramEndpoint source, DiagramEndpoint target, std::size_t start, std::size_t end) {
    DiagramEdge& edge = diagram_.edges.emplace_back();
    edge.source = source;
    edge.target = target;
    edge.span = source_.original(start, end);
    edge.line = source_.line_of(start);
    if (!diagram_.directed) edge.target_end = ArrowEnd::none;
    return edge;
}

std::uint32_t DiagramBuilder::add_group(std::string id, std::string title, std::optional<std::uint32_t> parent, std::size_t start,
                                        std::size_t end) {
    DiagramGroup& group = diagram_.groups.emplace_back();
    group.id = std::move(id);
    group.title = std::move(title);
    group.parent = parent;
    group.span = source_.original(start, end);
    group.line = source_.line_of(start);
    return static_cast<std::uint32_t>(diagram_.groups.size() - 1);
}

Diagram DiagramBuilder::finish(std::size_t start, std::size_t end) {
    for (DiagramNode& node : diagram_.nodes) {
        if (node.label.empty()) node.label = take_label(node.attributes, node_label_names);
        if (node.label.empty()) node.label = node.id;
        take_colour(node.attributes, node.style);
        take_link(node);
    }
    for (DiagramEdge& edge : diagram_.edges) {
        if (edge.label.empty()) edge.label = take_label(edge.attributes, edge_label_names);
        if (const std::string* relation = find_property(edge.attributes, "relation"); edge.label.empty() && relation != nullptr)
            edge.label = *relation;
        take_colour(edge.attributes, edge.style);
    }
    diagram_.span = source_.original(start, end);
    diagram_.line = source_.line_of(start);
    nodes_.clear();
    return std::move(diagram_);
}

}  // namespace skein
