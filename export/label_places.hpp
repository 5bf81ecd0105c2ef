#pragma once
// Where labels may stand in a picture without covering what is there.

#include "export/layout.hpp"

#include <optional>
#include <span>
#include <vector>

namespace skein {

// Boxes that are taken. Compares with every one: for some hundred.
class LabelPlaces {
  public:
    void take(Point centre, Box box) { taken_.push_back({centre, box}); }

    // Takes the first of the centres at which the box covers least, unless that hides more than a fifth of it. Then nothing is
    // taken.
    std::optional<Point> place(std::span<const Point> centres, Box box);

  private:
    struct Taken {
        Point centre;
        Box box;
    };
    std::vector<Taken> taken_;
};

}  // namespace skein
