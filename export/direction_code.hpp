#pragma once
// "TB", "BT", "LR", "RL": how Mermaid and DOT both write the direction of a diagram.

#include "graph/diagram.hpp"

#include <string_view>

namespace skein {

[[nodiscard]] inline std::string_view direction_code(Direction direction) {
    switch (direction) {
        case Direction::top_bottom: return "TB";
        case Direction::bottom_top: return "BT";
        case Direction::left_right: return "LR";
        case Direction::right_left: return "RL";
    }
    return "TB";
}

}  // namespace skein
