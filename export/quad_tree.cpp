#include "export/quad_tree.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace skein {

namespace {

constexpr double openness = 1.2;       // a cell whose size is less than this times its distance counts as one point
constexpr unsigned levels = 16;        // points in one cell of the last level share it
constexpr std::uint32_t leaf_bodies = 8;

// Bits of `value` with a zero between each two.
std::uint32_t spread(std::uint32_t value) {
    value = (value | value << 8U) & 0x00FF00FFU;
    value = (value | value << 4U) & 0x0F0F0F0FU;
    value = (value | value << 2U) & 0x33333333U;
    return (value | value << 1U) & 0x55555555U;
}

}  // namespace

QuadTree::QuadTree(std::span<const Point> points, std::span<const double> masses) {
    if (points.empty()) return;
    Point low = points[0];
    Point high = points[0];
    for (const Point& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const double size = std::max({high.x - low.x, high.y - low.y, 1e-6}) * 1.0001;
    const double scale = static_cast<double>(1U << levels) / size;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const auto x = static_cast<std::uint32_t>((points[i].x - low.x) * scale);
        const auto y = static_cast<std::uint32_t>((points[i].y - low.y) * scale);
        order[i] = {spread(x) | spread(y) << 1U, i};
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> codes;
    codes.reserve(points.size());
    bodies_.reserve(points.size());
    for (const auto& [code, i] : order) {
        codes.push_back(code);
        bodies_.push_back({points[i], masses[i]});
    }
    cells_.reserve(points.size());
    build(codes, 0, static_cast<std::uint32_t>(points.size()), 0, size);
}

void QuadTree::build(std::span<const std::uint32_t> codes, std::uint32_t first, std::uint32_t last, unsigned level, double size) {
    const std::size_t place = cells_.size();
    Cell cell;
    cell.reach = size * size / (openness * openness);
    for (std::uint32_t i = first; i < last; ++i) {
        cell.mass += bodies_[i].mass;
        cell.centre.x += bodies_[i].mass * bodies_[i].point.x;
        cell.centre.y += bodies_[i].mass * bodies_[i].point.y;
    }
    cell.centre = {cell.centre.x / cell.mass, cell.centre.y / cell.mass};
    const bool leaf = last - first <= leaf_bodies || level == levels;
    if (leaf) {
        cell.first = first;
        cell.last = last;
    }
    cells_.push_back(cell);
    if (!leaf) {
        const unsigned shift = 2 * (levels - 1 - level);
        for (std::uint32_t from = first; from < last;) {
            const std::uint32_t quarter = codes[from] >> shift;
            std::uint32_t to = from + 1;
            while (to < last && codes[to] >> shift == quarter) ++to;
            build(codes, from, to, level + 1, size / 2);
            from = to;
        }
    }
    cells_[place].next = static_cast<std::uint32_t>(cells_.size());
}

Point QuadTree::repulsion(Point at) const {
    Point sum;
    const auto push = [&](double mass, double x, double y, double square) {
        sum.x += mass * x / square;
        sum.y += mass * y / square;
    };
    for (std::size_t i = 0; i < cells_.size();) {
        const Cell& cell = cells_[i];
        const double x = at.x - cell.centre.x;
        const double y = at.y - cell.centre.y;
        const double square = x * x + y * y;
        if (square > cell.reach) {
            push(cell.mass, x, y, square);
            i = cell.next;
            continue;
        }
        for (std::uint32_t k = cell.first; k < cell.last; ++k) {
            const Body& body = bodies_[k];
            const double body_x = at.x - body.point.x;
            const double body_y = at.y - body.point.y;
            const double body_square = body_x * body_x + body_y * body_y;
            if (body_square >= 1e-12) push(body.mass, body_x, body_y, body_square);
        }
        ++i;  // of a leaf the next one, of another its first quarter
    }
    return sum;
}

}  // namespace skein
