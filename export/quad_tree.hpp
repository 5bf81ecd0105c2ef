#pragma once
// Barnes & Hut's tree over points in a plane.

#include "export/layout.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace skein {

class QuadTree {
  public:
    // As many masses as points.
    QuadTree(std::span<const Point> points, std::span<const double> masses);

    // The sum over all points of mass / distance, directed away from them; what stands on `at` itself pushes nothing.
    [[nodiscard]] Point repulsion(Point at) const;

  private:
    struct Cell {
        Point centre;  // of mass
        double mass = 0;
        double size = 0;
        Point corner;
        std::array<std::uint32_t, 4> children{};  // 0: none
        bool leaf = true;
    };
    void insert(Point point, double mass);
    [[nodiscard]] static std::size_t quarter(const Cell& cell, Point point);
    [[nodiscard]] std::uint32_t child_of(std::uint32_t cell, std::size_t quarter);

    std::vector<Cell> cells_;
};

}  // namespace skein
