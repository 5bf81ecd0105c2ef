#include "export/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skein {

namespace {

// Shortest ways between all pairs (Floyd 1962); an edge is as long as its two boxes want it.
std::vector<double> distances(std::span<const Box> boxes, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
                              double edge_length) {
    const std::size_t n = boxes.size();
    std::vector<double> far(n * n, std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < n; ++i) far[i * n + i] = 0;
    for (const auto& [from, to] : edges) {
        if (from == to) continue;
        const double length = edge_length + (boxes[from].width + boxes[to].width) / 8;
        far[from * n + to] = far[to * n + from] = std::min(far[from * n + to], length);
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i) {
            const double first = far[i * n + k];
            if (std::isinf(first)) continue;
            for (std::size_t j = 0; j < n; ++j) far[i * n + j] = std::min(far[i * n + j], first + far[k * n + j]);
        }
    return far;
}

}  // namespace

void stress_layout(std::vector<Point>& points, std::span<const Box> boxes,
                   std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, double edge_length) {
    const std::size_t n = points.size();
    if (n < 2) return;
    const std::vector<double> far = distances(boxes, edges, edge_length);
    constexpr int rounds = 120;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < n; ++i) {
            Point sum;
            double weights = 0;
            for (std::size_t j = 0; j < n; ++j) {
                const double wanted = far[i * n + j];
                if (i == j || std::isinf(wanted) || wanted <= 0) continue;
                const double weight = 1 / (wanted * wanted);
                const double x = points[i].x - points[j].x;
                const double y = points[i].y - points[j].y;
                const double stretch = wanted / std::max(std::sqrt(x * x + y * y), 1e-3);
                sum.x += weight * (points[j].x + stretch * x);
                sum.y += weight * (points[j].y + stretch * y);
                weights += weight;
            }
            if (weights > 0) points[i] = {sum.x / weights, sum.y / weights};
        }
    }
}

}  // namespace skein
