#include "export/quad_tree.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

namespace {

constexpr double openness = 1.2;  // a cell whose size is less than this times its distance counts as one point
constexpr std::size_t max_depth = 40;  // points on one spot share a cell

}  // namespace

QuadTree::QuadTree(std::span<const Point> points, std::span<const double> masses) {
    Cell root;
    if (!points.empty()) {
        Point low = points[0];
        Point high = points[0];
        for (const Point& p : points) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        root.corner = low;
        root.size = std::max({high.x - low.x, high.y - low.y, 1e-6}) * 1.0001;
    }
    cells_.reserve(points.size() * 2 + 1);
    cells_.push_back(root);
    for (std::size_t i = 0; i < points.size(); ++i) insert(points[i], masses[i]);
}

std::size_t QuadTree::quarter(const Cell& cell, Point point) {
    const double half = cell.size / 2;
    return (point.x >= cell.corner.x + half ? 1U : 0U) + (point.y >= cell.corner.y + half ? 2U : 0U);
}

std::uint32_t QuadTree::child_of(std::uint32_t cell, std::size_t quarter) {
    if (cells_[cell].children[quarter] == 0) {
        Cell child;
        child.size = cells_[cell].size / 2;
        child.corner = {cells_[cell].corner.x + (quarter % 2 == 1 ? child.size : 0), cells_[cell].corner.y + (quarter >= 2 ? child.size : 0)};
        cells_[cell].children[quarter] = static_cast<std::uint32_t>(cells_.size());
        cells_.push_back(child);
    }
    return cells_[cell].children[quarter];
}

void QuadTree::insert(Point point, double mass) {
    std::uint32_t at = 0;
    for (std::size_t depth = 0;; ++depth) {
        if (cells_[at].mass > 0 && cells_[at].leaf && depth < max_depth) {
            // What was alone here goes one down.
            const Point other = cells_[at].centre;
            const std::uint32_t child = child_of(at, quarter(cells_[at], other));
            cells_[child].centre = other;
            cells_[child].mass = cells_[at].mass;
            cells_[at].leaf = false;
        }
        Cell& cell = cells_[at];
        const bool was_empty = cell.mass <= 0;
        const double total = cell.mass + mass;
        cell.centre = {(cell.centre.x * cell.mass + point.x * mass) / total, (cell.centre.y * cell.mass + point.y * mass) / total};
        cell.mass = total;
        if (was_empty || (cell.leaf && depth >= max_depth)) return;
        at = child_of(at, quarter(cell, point));
    }
}

Point QuadTree::repulsion(Point at) const {
    Point sum;
    std::array<std::uint32_t, 4 * (max_depth + 2)> open;
    std::size_t count = 0;
    open[count++] = 0;
    while (count > 0) {
        const Cell& cell = cells_[open[--count]];
        if (cell.mass <= 0) continue;
        const double x = at.x - cell.centre.x;
        const double y = at.y - cell.centre.y;
        const double square = x * x + y * y;
        if (cell.leaf || cell.size * cell.size < openness * openness * square) {
            if (square < 1e-12) continue;
            sum.x += cell.mass * x / square;
            sum.y += cell.mass * y / square;
            continue;
        }
        for (const std::uint32_t child : cell.children)
            if (child != 0) open[count++] = child;
    }
    return sum;
}

}  // namespace skein
