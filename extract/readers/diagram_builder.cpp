#include "extract/readers/diagram_builder.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace skein {

namespace {

std::optional<unsigned> channel(const Properties& properties, std::string_view name) {
    const auto text = properties.find(name);
    unsigned value = 0;
    if (!text) return std::nullopt;
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
    for (const std::string_view name : {"r", "g", "b"}) attributes.take(name);
    style.set("fill", hex);
}

// Graph files call what is shown by many names; the first that holds something counts, and only it is taken.
template <std::size_t Count>
std::string take_label(Properties& attributes, const std::array<std::string_view, Count>& names) {
    for (const std::string_view name : names) {
        const auto text = attributes.find(name);
        if (text && !text->empty()) return *attributes.take(name);
    }
    return {};
}

constexpr std::array<std::string_view, 5> node_label_names = {"label", "Label", "name", "Name", "title"};
constexpr std::array<std::string_view, 3> edge_label_names = {"label", "Label", "name"};

void take_link(DiagramNode& node) {
    for (const std::string_view name : {"URL", "url", "href", "link"}) {
        const auto link = node.attributes.find(name);
        if (!link || !node.link.empty()) continue;
        const std::string lower = to_lower(*link);
        if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:"))
            node.link = *node.attributes.take(name);
    }
}

}  // namespace

DiagramBuilder::DiagramBuilder(const SourceText& source, std::string format) : source_(&source) {
    diagram_.format = std::move(format);
}

std::uint32_t DiagramBuilder::line_of(std::size_t offset) { return last_line_ = source_->line_of(offset, last_line_); }

// Where the list must grow, it grows to what the rest of the file is likely to hold. Memory that is not used in the end is never
// touched.
template <class Part>
void DiagramBuilder::make_room(std::vector<Part>& parts, std::size_t start) const {
    constexpr std::size_t few = 1024;
    if (parts.size() < parts.capacity() || parts.size() < few) return;
    const std::uint64_t first = parts.front().span.start, at = source_->original(start);
    const std::uint64_t passed = at > first ? at - first : 1;
    const double share = static_cast<double>(source_->original_size()) / static_cast<double>(passed);
    parts.reserve(static_cast<std::size_t>(static_cast<double>(parts.size()) * std::clamp(share * 1.02, 1.5, 8.0)));
}

std::uint32_t DiagramBuilder::node(std::string_view id, std::size_t start, std::size_t end) {
    const auto [number, is_new] = nodes_.add(id);
    if (is_new) {
        make_room(diagram_.nodes, start);
        DiagramNode& node = diagram_.nodes.emplace_back();
        node.id = id;
        node.span = source_->original(start, end);
        node.line = line_of(start);
    }
    return number;
}

std::optional<std::uint32_t> DiagramBuilder::find(std::string_view id) const { return nodes_.find(id); }

DiagramEdge& DiagramBuilder::add_edge(DiagramEndpoint source, DiagramEndpoint target, std::size_t start, std::size_t end) {
    make_room(diagram_.edges, start);
    DiagramEdge& edge = diagram_.edges.emplace_back();
    edge.source = source;
    edge.target = target;
    edge.span = source_->original(start, end);
    edge.line = line_of(start);
    if (!diagram_.directed) edge.target_end = ArrowEnd::none;
    return edge;
}

void DiagramBuilder::settle(DiagramEdge& edge) {
    if (edge.label.empty()) edge.label = take_label(edge.attributes, edge_label_names);
    if (edge.label.empty()) edge.label = edge.attributes.find("relation").value_or("");
    take_colour(edge.attributes, edge.style);
}

std::uint32_t DiagramBuilder::add_group(std::string id, std::string title, std::optional<std::uint32_t> parent, std::size_t start,
                                        std::size_t end) {
    DiagramGroup& group = diagram_.groups.emplace_back();
    group.id = std::move(id);
    group.title = std::move(title);
    group.parent = parent;
    group.span = source_->original(start, end);
    group.line = source_->line_of(start);
    return static_cast<std::uint32_t>(diagram_.groups.size() - 1);
}

Diagram DiagramBuilder::finish(std::size_t start, std::size_t end) {
    for (DiagramNode& node : diagram_.nodes) {
        if (node.label.empty()) node.label = take_label(node.attributes, node_label_names);
        if (node.label.empty()) node.label = node.id;
        take_colour(node.attributes, node.style);
        take_link(node);
    }
    diagram_.span = source_->original(start, end);
    diagram_.line = source_->line_of(start);
    nodes_.clear();
    return std::move(diagram_);
}

}  // namespace skein
