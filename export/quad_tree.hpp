#pragma once
// Barnes & Hut's tree over points in a plane.

#include "export/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace skein {

// Lies in one row, each cell before its quarters, so that a walk needs no stack: Morton's (1966) order of the points is the
// tree's.
class QuadTree {
  public:
    // As many masses as points.
    QuadTree(std::span<const Point> points, std::span<const double> masses);

    // The sum over all points of mass / distance, directed away from them; what stands on `at` itself pushes nothing.
    [[nodiscard]] Point repulsion(Point at) const;

  private:
    struct Body {
        Point point;
        double mass = 0;
    };
    struct Cell {
        Point centre;  // of mass
        double mass = 0;
        double reach = 0;          // squared: from farther away the cell counts as one point
        std::uint32_t first = 0;   // bodies of a leaf; none of a cell with quarters
        std::uint32_t last = 0;
        std::uint32_t next = 0;    // the cell behind this one and all within it
    };
    void build(std::span<const std::uint32_t> codes, std::uint32_t first, std::uint32_t last, unsigned level, double size);

    std::vector<Body> bodies_;
    std::vector<Cell> cells_;
};

}  // namespace skein
