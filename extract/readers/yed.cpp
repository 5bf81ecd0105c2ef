#include "extract/readers/yed.hpp"

#include <string_view>
#include <utility>

namespace skein {

namespace {

constexpr std::pair<std::string_view, NodeShape> shapes[] = {
    {"rectangle", NodeShape::rectangle},
    {"roundrectangle", NodeShape::rounded},
    {"ellipse", NodeShape::ellipse},
    {"diamond", NodeShape::diamond},
    {"hexagon", NodeShape::hexagon},
    {"parallelogram", NodeShape::lean_right},
    {"parallelogram2", NodeShape::lean_left},
    {"trapezoid", NodeShape::trapezoid},
    {"trapezoid2", NodeShape::inverted_trapezoid},
};

std::string trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return {};
    return std::string(text.substr(start, text.find_last_not_of(" \t\r\n") + 1 - start));
}

}  // namespace

void YedLook::apply(DiagramNode& node) const {
    if (const std::string shown = trimmed(label); !shown.empty()) node.label = shown;
    for (const auto& [name, known] : shapes)
        if (shape == name) node.shape = known;
    if (fill.starts_with('#')) node.style.append("fill", fill);
}

void YedLook::apply(DiagramEdge& edge) const {
    if (const std::string shown = trimmed(label); !shown.empty()) edge.label = shown;
}

}  // namespace skein
