#include "export/label_places.hpp"
#include "export/layout.hpp"
#include "export/quad_tree.hpp"
#include "tests/support/effort.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace skein;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

bool finite(const std::vector<Point>& points) {
    for (const Point& p : points)
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
    return true;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

TEST_CASE("A layout depends on its input alone, and is finite") {
    CHECK(force_layout(0, {}, 100).empty());
    CHECK(finite(force_layout(1, Pairs{{0, 0}}, 100)));
    const Pairs ring = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 1}, {2, 2}};
    const std::vector<Point> once = force_layout(6, ring, 100);
    const std::vector<Point> again = force_layout(6, ring, 100);
    REQUIRE(finite(once));
    for (std::size_t i = 0; i < once.size(); ++i) CHECK((once[i].x == again[i].x && once[i].y == again[i].y));
}

TEST_CASE("What is tied stands nearer than what is not") {
    // Two stars whose hubs know each other.
    Pairs edges = {{0, 1}};
    for (std::uint32_t i = 2; i < 22; ++i) edges.emplace_back(i, i % 2);
    const std::vector<Point> points = force_layout(22, edges, 100);
    std::size_t nearer = 0;
    for (std::uint32_t i = 2; i < 22; ++i)
        nearer += distance(points[i], points[i % 2]) < distance(points[i], points[1 - i % 2]) ? 1U : 0U;
    CHECK(nearer == 20);
    double sum = 0;
    for (const auto& [a, b] : edges) sum += distance(points[a], points[b]);
    CHECK(sum / 21 == doctest::Approx(100));
}

TEST_CASE("Far points push as their sum, near ones each for itself") {
    std::vector<Point> points;
    std::vector<double> masses;
    for (int i = 0; i < 400; ++i) {
        points.push_back({std::cos(i) * i, std::sin(i * 1.7) * i});
        masses.push_back(1 + i % 3);
    }
    const QuadTree tree(points, masses);
    for (const Point at : {Point{0.5, 0.25}, Point{500, -300}, points[77]}) {
        Point exact;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double square = std::pow(distance(at, points[i]), 2);
            if (square == 0) continue;
            exact.x += masses[i] * (at.x - points[i].x) / square;
            exact.y += masses[i] * (at.y - points[i].y) / square;
        }
        const Point sum = tree.repulsion(at);
        CHECK(distance(sum, exact) < 0.1 * std::hypot(exact.x, exact.y) + 0.5);
    }
    const std::vector<Point> heap(100, Point{1, 1});  // one spot
    CHECK(finite({QuadTree(heap, std::vector<double>(100, 1.0)).repulsion({0, 0})}));
}

TEST_CASE("Boxes of a layout in parts do not overlap, and parts that are not tied stand apart") {
    std::vector<Box> boxes;
    Pairs edges;
    for (std::uint32_t i = 0; i < 60; ++i) {
        boxes.push_back({40.0 + i % 7 * 20, 30});
        if (i > 0 && i < 40) edges.emplace_back(i, i / 3);
        if (i > 45) edges.emplace_back(45, i);
    }
    const std::vector<Point> points = layout_in_parts(boxes, edges, 100);
    REQUIRE(points.size() == 60);
    REQUIRE(finite(points));
    std::size_t overlaps = 0;
    for (std::size_t i = 0; i < 60; ++i)
        for (std::size_t k = i + 1; k < 60; ++k)
            overlaps += std::abs(points[i].x - points[k].x) < (boxes[i].width + boxes[k].width) / 2 - 1 &&
                                std::abs(points[i].y - points[k].y) < (boxes[i].height + boxes[k].height) / 2 - 1
                            ? 1U
                            : 0U;
    CHECK(overlaps == 0);
}

TEST_CASE("Stress puts nodes as far apart as the way between them is long") {
    // A path of five: its ends come to lie four edges apart.
    const Pairs path = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    std::vector<Point> points = {{0, 0}, {10, 3}, {5, 9}, {2, 20}, {-4, 1}};
    stress_layout(points, std::vector<Box>(5), path, 100);
    REQUIRE(finite(points));
    for (const auto& [a, b] : path) CHECK(distance(points[a], points[b]) == doctest::Approx(100).epsilon(0.02));
    CHECK(distance(points[0], points[4]) == doctest::Approx(400).epsilon(0.02));
}

TEST_CASE("A label stands where it covers nothing, or nowhere") {
    LabelPlaces places;
    places.take({0, 0}, {20, 20});
    const std::vector<Point> centres = {{0, 0}, {12, 0}, {40, 0}};
    const auto first = places.place(centres, {20, 10});
    REQUIRE(first);
    CHECK(first->x == 40);
    CHECK_FALSE(places.place(centres, {20, 10}));  // the free place is taken now
}

TEST_CASE("A large layout is the same each time, whoever works out which part") {
    Pairs edges;
    for (std::uint32_t i = 1; i < 3000; ++i) edges.emplace_back(i, i / 2);
    const std::vector<Point> once = force_layout(3000, edges, effort(100));
    const std::vector<Point> again = force_layout(3000, edges, effort(100));
    std::size_t different = 0;
    for (std::size_t i = 0; i < once.size(); ++i) different += once[i].x == again[i].x && once[i].y == again[i].y ? 0U : 1U;
    CHECK(different == 0);
}
