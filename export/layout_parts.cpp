#include "export/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skein {

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::size_t parted_nodes = 400;
constexpr double gap = 40;  // between parts

struct Part {
    std::vector<std::uint32_t> nodes;
    std::vector<Pair> edges;  // between places in `nodes`
    std::vector<Point> points;
    Point low;
    Box size;
};

std::vector<Part> parts_of(std::size_t nodes, std::span<const Pair> edges) {
    std::vector<std::uint32_t> root(nodes);
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t node) {
        while (root[node] != node) node = root[node] = root[root[node]];
        return node;
    };
    for (const auto& [from, to] : edges) {
        const auto [low, high] = std::minmax({find(from), find(to)});
        root[high] = low;
    }
    std::vector<Part> parts;
    std::vector<std::size_t> part_of(nodes);
    std::vector<std::uint32_t> place(nodes);
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const std::uint32_t first = find(i);
        if (first == i) {
            part_of[i] = parts.size();
            parts.emplace_back();
        }
        part_of[i] = part_of[first];
        place[i] = static_cast<std::uint32_t>(parts[part_of[i]].nodes.size());
        parts[part_of[i]].nodes.push_back(i);
    }
    for (const auto& [from, to] : edges) parts[part_of[from]].edges.emplace_back(place[from], place[to]);
    return parts;
}

void measure(Part& part, std::span<const Box> boxes) {
    Point low;
    Point high;
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
        const Box& box = boxes[part.nodes[i]];
        const Point p = part.points[i];
        const Point corner{p.x - box.width / 2, p.y - box.height / 2};
        if (i == 0) {
            low = corner;
            high = {corner.x + box.width, corner.y + box.height};
        }
        low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
        high = {std::max(high.x, corner.x + box.width), std::max(high.y, corner.y + box.height)};
    }
    part.low = low;
    part.size = {high.x - low.x + gap, high.y - low.y + gap};
}

}  // namespace

std::vector<Point> layout_in_parts(std::span<const Box> boxes, std::span<const Pair> edges, double edge_length) {
    std::vector<Part> parts = parts_of(boxes.size(), edges);
    double area = 0;
    double widest = 0;
    for (Part& part : parts) {
        part.points = force_layout(part.nodes.size(), part.edges, edge_length);
        std::vector<Box> own;
        for (const std::uint32_t node : part.nodes) own.push_back(boxes[node]);
        if (part.nodes.size() <= parted_nodes) part_boxes(part.points, own);
        measure(part, boxes);
        area += part.size.width * part.size.height;
        widest = std::max(widest, part.size.width);
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size.height > b.size.height; });
    const double row_width = std::max(widest, std::sqrt(area * 4 / 3));
    std::vector<Point> points(boxes.size());
    Point at;
    double row_height = 0;
    for (const Part& part : parts) {
        if (at.x > 0 && at.x + part.size.width > row_width) {
            at = {0, at.y + row_height};
            row_height = 0;
        }
        for (std::size_t i = 0; i < part.nodes.size(); ++i)
            points[part.nodes[i]] = {at.x + part.points[i].x - part.low.x, at.y + part.points[i].y - part.low.y};
        at.x += part.size.width;
        row_height = std::max(row_height, part.size.height);
    }
    return points;
}

}  // namespace skein
