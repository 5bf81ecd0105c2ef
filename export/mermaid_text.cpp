#include "export/mermaid_text.hpp"

#include <algorithm>

namespace skein {

MermaidBrackets mermaid_brackets(NodeShape shape) {
    switch (shape) {
        case NodeShape::plain:
        case NodeShape::rectangle: return {"[", "]"};
        case NodeShape::rounded: return {"(", ")"};
        case NodeShape::stadium: return {"([", "])"};
        case NodeShape::subroutine: return {"[[", "]]"};
        case NodeShape::cylinder: return {"[(", ")]"};
        case NodeShape::circle: return {"((", "))"};
        case NodeShape::double_circle: return {"(((", ")))"};
        case NodeShape::ellipse: return {"([", "])"};  // "(-x-)" is read but not drawn by Mermaid 10
        case NodeShape::asymmetric: return {">", "]"};
        case NodeShape::diamond: return {"{", "}"};
        case NodeShape::hexagon: return {"{{", "}}"};
        case NodeShape::lean_right: return {"[/", "/]"};
        case NodeShape::lean_left: return {"[\\", "\\]"};
        case NodeShape::trapezoid: return {"[/", "\\]"};
        case NodeShape::inverted_trapezoid: return {"[\\", "/]"};
    }
    return {"[", "]"};
}

std::string mermaid_arrow(EdgeStroke stroke, ArrowEnd source_end, ArrowEnd target_end, std::uint32_t length) {
    if (stroke == EdgeStroke::invisible) return "~~~";
    constexpr std::uint32_t longest = 20;
    const std::uint32_t n = std::clamp<std::uint32_t>(length, 1, longest);
    const auto head = [](ArrowEnd end, char arrow) {
        return end == ArrowEnd::none ? std::string()
                                     : std::string(1, end == ArrowEnd::arrow    ? arrow
                                                      : end == ArrowEnd::circle ? 'o'
                                                                                : 'x');
    };
    // Mermaid draws a head at the start only when the same one is at the end.
    const std::string start = source_end == target_end ? head(source_end, '<') : std::string();
    const bool open = target_end == ArrowEnd::none;
    std::string body;
    if (stroke == EdgeStroke::dotted) body = '-' + std::string(n, '.') + '-';
    else body = std::string(n + (open ? 2 : 1), stroke == EdgeStroke::thick ? '=' : '-');
    return start + body + head(target_end, '>');
}

}  // namespace skein
