#pragma once
// What yEd keeps of a node's or edge's look, in elements of its own inside <data>.

#include "graph/diagram.hpp"

#include <string>

namespace skein {

struct YedLook {
    std::string label;
    std::string shape;
    std::string fill;

    void clear() {
        label.clear();
        shape.clear();
        fill.clear();
    }
    void apply(DiagramNode& node) const;
    void apply(DiagramEdge& edge) const;
};

}  // namespace skein
