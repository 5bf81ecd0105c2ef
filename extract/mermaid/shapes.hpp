#pragma once
// Node shapes: pairs of brackets, and finding the pair that was meant around a label full of brackets.

#include "graph/diagram.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace skein::mermaid {

struct ShapeForm {
    std::string_view open;
    std::string_view close;
    NodeShape shape;
};
[[nodiscard]] const ShapeForm& form_of(NodeShape shape);  // plain: square brackets

struct FoundShape {
    const ShapeForm* form = nullptr;
    std::size_t begin = 0;        // of the opening bracket
    std::size_t label_begin = 0;
    std::size_t label_end = 0;
    std::size_t end = 0;          // behind the closing bracket
    bool foreign = false;         // full-width brackets: to be replaced
    bool properties = false;      // "[|name:value|text]": kept as it is
};
// The shape that begins at `at`. Brackets that balance are text; a closing bracket is never guessed: nothing when it is not clear
// where the label ends.
[[nodiscard]] std::optional<FoundShape> read_shape(std::string_view text, std::size_t at);
[[nodiscard]] bool opens_shape(std::string_view text, std::size_t at);

}  // namespace skein::mermaid
