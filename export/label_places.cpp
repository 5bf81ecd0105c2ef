#include "export/label_places.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

std::optional<Point> LabelPlaces::place(std::span<const Point> centres, Box box) {
    constexpr double hidden_share = 0.2;
    std::optional<Point> best;
    double least = hidden_share * box.width * box.height;
    for (const Point centre : centres) {
        double covered = 0;
        for (const Taken& taken : taken_) {
            const double x = (box.width + taken.box.width) / 2 - std::abs(centre.x - taken.centre.x);
            const double y = (box.height + taken.box.height) / 2 - std::abs(centre.y - taken.centre.y);
            if (x > 0 && y > 0) covered += std::min(x, box.width) * std::min(y, box.height);
        }
        if (covered < least) {
            least = covered;
            best = centre;
        }
    }
    if (best) take(*best, box);
    return best;
}

}  // namespace skein
