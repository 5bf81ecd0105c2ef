#include "cli/load_about.hpp"

#include "graph/store/asked_part.hpp"

#include <utility>

namespace skein::cli {

FrozenGraph load_about(const std::string& graph_file, const std::vector<std::string>& names, Selection& selection) {
    return std::move(
        load_asked_part(graph_file, {.named = names, .said_of_named = true, .disputed = selection.disputed}, selection).graph);
}

}  // namespace skein::cli
