#include "export/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace skein {

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::size_t parted_nodes = 400;
constexpr std::size_t cornered_parts = 100;
constexpr double gap = 30;  // between parts
constexpr double shape = 1.15;  // of the whole: width to height

struct Part {
    std::vector<std::uint32_t> nodes;
    std::vector<Pair> edges;  // between places in `nodes`
    std::vector<Point> points;
    Point low;
    Box size;
    Point place;
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

// Turns a part so that it is widest from left to right: along its first principal axis.
void lay_wide(std::vector<Point>& points) {
    Point mean;
    for (const Point& p : points) mean = {mean.x + p.x, mean.y + p.y};
    mean = {mean.x / static_cast<double>(points.size()), mean.y / static_cast<double>(points.size())};
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (const Point& p : points) {
        xx += (p.x - mean.x) * (p.x - mean.x);
        yy += (p.y - mean.y) * (p.y - mean.y);
        xy += (p.x - mean.x) * (p.y - mean.y);
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    for (Point& p : points) p = {c * (p.x - mean.x) + s * (p.y - mean.y), c * (p.y - mean.y) - s * (p.x - mean.x)};
}

// Sets parts in rows.
void set_in_rows(std::vector<Part>& parts, double width) {
    Point at;
    double row_height = 0;
    for (Part& part : parts) {
        if (at.x > 0 && at.x + part.size.width > width) {
            at = {0, at.y + row_height};
            row_height = 0;
        }
        part.place = at;
        at.x += part.size.width;
        row_height = std::max(row_height, part.size.height);
    }
}

bool overlap(Point a, Box a_size, Point b, Box b_size) {
    return a.x < b.x + b_size.width && b.x < a.x + a_size.width && a.y < b.y + b_size.height && b.y < a.y + a_size.height;
}

// Sets each part at a corner of those before it, where the whole grows least in its shape.
void set_at_corners(std::vector<Part>& parts) {
    Box whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<Point> corners{{0, 0}};
        for (std::size_t k = 0; k < i; ++k) {
            const auto& [place, size] = std::pair(parts[k].place, parts[k].size);
            for (const double x : {place.x, place.x + size.width})
                for (const double y : {place.y, place.y + size.height}) corners.push_back({x, y});
            corners.push_back({place.x + size.width, 0});
            corners.push_back({0, place.y + size.height});
        }
        double least = std::numeric_limits<double>::infinity();
        for (const Point corner : corners) {
            bool free = true;
            for (std::size_t k = 0; k < i && free; ++k) free = !overlap(corner, parts[i].size, parts[k].place, parts[k].size);
            if (!free) continue;
            const double width = std::max(whole.width, corner.x + parts[i].size.width);
            const double height = std::max(whole.height, corner.y + parts[i].size.height);
            const double cost = std::max(width, height * shape) + (corner.x + corner.y * shape) * 1e-3;
            if (cost < least) {
                least = cost;
                parts[i].place = corner;
            }
        }
        whole = {std::max(whole.width, parts[i].place.x + parts[i].size.width),
                 std::max(whole.height, parts[i].place.y + parts[i].size.height)};
    }
}

}  // namespace

std::vector<Point> layout_in_parts(std::span<const Box> boxes, std::span<const Pair> edges, double edge_length) {
    std::vector<Part> parts = parts_of(boxes.size(), edges);
    double area = 0;
    double widest = 0;
    for (Part& part : parts) {
        part.points = force_layout(part.nodes.size(), part.edges, edge_length);
        if (part.nodes.size() <= parted_nodes) {
            std::vector<Box> own;
            for (const std::uint32_t node : part.nodes) own.push_back(boxes[node]);
            stress_layout(part.points, own, part.edges, edge_length);
            lay_wide(part.points);
            part_boxes(part.points, own);
        }
        measure(part, boxes);
        area += part.size.width * part.size.height;
        widest = std::max(widest, part.size.width);
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size.height > b.size.height; });
    if (parts.size() <= cornered_parts) set_at_corners(parts);
    else set_in_rows(parts, std::max(widest, std::sqrt(area * shape)));
    std::vector<Point> points(boxes.size());
    for (const Part& part : parts)
        for (std::size_t i = 0; i < part.nodes.size(); ++i)
            points[part.nodes[i]] = {part.place.x + part.points[i].x - part.low.x, part.place.y + part.points[i].y - part.low.y};
    return points;
}

}  // namespace skein
