#include "export/layout.hpp"

#include "export/quad_tree.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace skein {

namespace {

using Edges = std::span<const std::pair<std::uint32_t, std::uint32_t>>;

// Not std::hypot, which guards against an overflow that cannot come here, at ten times the cost.
double length_of(Point way) { return std::sqrt(way.x * way.x + way.y * way.y); }

std::vector<Point> spiral(std::size_t count) {
    std::vector<Point> points;
    const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
    for (std::size_t i = 0; i < count; ++i) {
        const double radius = 10 * std::sqrt(static_cast<double>(i) + 0.5);
        const double angle = golden_angle * static_cast<double>(i);
        points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return points;
}

std::size_t rounds_for(std::size_t nodes) {
    if (nodes <= 500) return 600;
    if (nodes <= 5000) return 200;
    return 60;
}

class ForceAtlas {
  public:
    ForceAtlas(std::size_t nodes, Edges edges)
        : edges_(edges), points_(spiral(nodes)), masses_(nodes, 1.0), forces_(nodes), last_(nodes) {
        for (const auto& [from, to] : edges)
            if (from != to) {
                masses_[from] += 1;
                masses_[to] += 1;
            }
    }

    std::vector<Point> run(std::size_t rounds) {
        for (std::size_t i = 0; i < rounds; ++i) round();
        return std::move(points_);
    }

  private:
    static constexpr double scaling = 10;
    static constexpr double gravity = 1;
    static constexpr double tolerance = 1;

    void round() {
        const QuadTree tree(points_, masses_);
        // Each for itself, so it does not matter who works out which.
        const auto push = [&](std::size_t i) {
            const Point away = tree.repulsion(points_[i]);
            const double distance = std::max(length_of(points_[i]), 0.01);
            const double pull = gravity * masses_[i] / distance;
            forces_[i] = {scaling * masses_[i] * away.x - pull * points_[i].x,
                          scaling * masses_[i] * away.y - pull * points_[i].y};
        };
        constexpr std::size_t shared = 1000;
        if (points_.size() < shared) {
            for (std::size_t i = 0; i < points_.size(); ++i) push(i);
        } else {
            tbb::parallel_for(tbb::blocked_range<std::size_t>(0, points_.size(), 256), [&](const auto& range) {
                for (std::size_t i = range.begin(); i < range.end(); ++i) push(i);
            });
        }
        for (const auto& [from, to] : edges_) {
            const Point way{points_[to].x - points_[from].x, points_[to].y - points_[from].y};
            forces_[from].x += way.x;
            forces_[from].y += way.y;
            forces_[to].x -= way.x;
            forces_[to].y -= way.y;
        }
        move();
    }

    // The whole goes as fast as it swings little; a node that swings goes slower.
    void move() {
        double swinging = 0;
        double traction = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            swinging += masses_[i] * swing(i);
            traction += masses_[i] * length_of({forces_[i].x + last_[i].x, forces_[i].y + last_[i].y}) / 2;
        }
        const double wanted = tolerance * traction / std::max(swinging, 1e-9);
        speed_ = std::min(wanted, 1.5 * speed_);
        for (std::size_t i = 0; i < points_.size(); ++i) {
            double factor = 0.1 * speed_ / (1 + speed_ * std::sqrt(swing(i)));
            const double length = length_of(forces_[i]);
            factor = std::min(factor, 10 / std::max(length, 1e-9));
            points_[i].x += factor * forces_[i].x;
            points_[i].y += factor * forces_[i].y;
            last_[i] = forces_[i];
        }
    }
    [[nodiscard]] double swing(std::size_t i) const { return length_of({forces_[i].x - last_[i].x, forces_[i].y - last_[i].y}); }

    Edges edges_;
    std::vector<Point> points_;
    std::vector<double> masses_;
    std::vector<Point> forces_;
    std::vector<Point> last_;
    double speed_ = 1;
};

void scale_to(std::vector<Point>& points, Edges edges, double edge_length) {
    double sum = 0;
    std::size_t count = 0;
    for (const auto& [from, to] : edges) {
        if (from == to) continue;
        sum += std::hypot(points[from].x - points[to].x, points[from].y - points[to].y);
        ++count;
    }
    if (count == 0 || sum <= 0) return;
    const double factor = edge_length * static_cast<double>(count) / sum;
    for (Point& point : points) point = {point.x * factor, point.y * factor};
}

}  // namespace

std::vector<Point> force_layout(std::size_t nodes, Edges edges, double edge_length) {
    if (nodes == 0) return {};
    std::vector<Point> points = ForceAtlas(nodes, edges).run(rounds_for(nodes));
    scale_to(points, edges, edge_length);
    return points;
}

void part_boxes(std::vector<Point>& points, std::span<const Box> boxes) {
    constexpr int rounds = 200;
    for (int round = 0; round < rounds; ++round) {
        bool any = false;
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t k = i + 1; k < points.size(); ++k) {
                const double x = points[k].x - points[i].x;
                const double y = points[k].y - points[i].y;
                const double over_x = (boxes[i].width + boxes[k].width) / 2 - std::abs(x);
                const double over_y = (boxes[i].height + boxes[k].height) / 2 - std::abs(y);
                if (over_x <= 0 || over_y <= 0) continue;
                any = true;
                // Along the shorter way out; the earlier one goes left and up where they stand on one spot.
                if (over_y <= over_x) {
                    const double step = (y < 0 ? -1 : 1) * (over_y / 2 + 0.5);
                    points[i].y -= step;
                    points[k].y += step;
                } else {
                    const double step = (x < 0 ? -1 : 1) * (over_x / 2 + 0.5);
                    points[i].x -= step;
                    points[k].x += step;
                }
            }
        if (!any) return;
    }
}

}  // namespace skein
