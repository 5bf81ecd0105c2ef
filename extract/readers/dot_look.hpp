#pragma once
// Graphviz's drawing attributes as the look of a diagram's nodes, edges and groups.

#include "graph/diagram.hpp"

#include <string_view>

namespace skein {

// Takes shape, colours and line out of the node's or edge's attributes, and drops what only places it on a page.
void take_dot_look(DiagramNode& node);
void take_dot_look(DiagramEdge& edge, bool directed);
void take_dot_look(DiagramGroup& group, Properties& attributes);

}  // namespace skein
