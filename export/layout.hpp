#pragma once
// Where entities stand in a picture that we lay out ourselves.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace skein {

struct Point {
    double x = 0;
    double y = 0;
};

struct Box {  // around a point
    double width = 0;
    double height = 0;
};

// ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian 2014) with Barnes & Hut's (1986) approximation of far nodes: linear
// attraction, repulsion by degree, gravity, a speed for each node. Starts on a spiral in the order of the nodes, so the result
// depends on the input alone. Loops and repeated pairs are allowed. The mean length of an edge is about `edge_length`.
[[nodiscard]] std::vector<Point> force_layout(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
                                              double edge_length);

// Stress majorization (Gansner, Koren & North 2004) from where `points` are, one node after the other: all pairs come as far
// apart as the shortest way between them is long, an edge being `edge_length` and some of its boxes' widths. Of a connected
// graph; cubic: for up to some hundred.
void stress_layout(std::vector<Point>& points, std::span<const Box> boxes,
                   std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, double edge_length);

// Pushes boxes that overlap apart, a little each round. Quadratic: for up to some hundred.
void part_boxes(std::vector<Point>& points, std::span<const Box> boxes);

// The whole: each connected part is laid out for itself, a small one by stress with its boxes pushed apart, and the parts are set
// side by side, large ones first, within about 8 to 7: what stands beside the picture on a page takes of its width. As many boxes
// as nodes.
[[nodiscard]] std::vector<Point> layout_in_parts(std::span<const Box> boxes,
                                                 std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
                                                 double edge_length);

}  // namespace skein
