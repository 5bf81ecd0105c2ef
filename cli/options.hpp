#pragma once
// Options that several commands share, declared once so that they read and behave the same everywhere.

#include "cli/command_line.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace skein::cli {

// The first argument: the graph file that is asked.
void add_graph_file(CommandLine& command, std::string& path);
void add_json(CommandLine& command, bool& json);
// An option that takes one value each time it is given.
Option add_repeatable(CommandLine& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& description);

// Checks that say in plain words what is wrong.
[[nodiscard]] ValueCheck whole_number(std::size_t least);
[[nodiscard]] ValueCheck fraction();  // 0 … 1
[[nodiscard]] ValueCheck seconds();   // more than none
[[nodiscard]] ValueCheck one_of(std::vector<std::string> words);

// Which part of a graph is asked: the same for every command that answers from one. `add_filters` holds the table.
struct FilterOptions {
    std::vector<std::string> relations;
    std::vector<std::string> types;
    std::vector<std::string> documents;
    std::vector<std::string> claimants;
    std::vector<std::string> polarities;
    std::vector<std::string> modalities;
    double min_confidence = 0;
    bool disputed = false;
};
void add_filters(CommandLine& command, FilterOptions& filters);
// Throws UsageError for an unknown entity type, polarity or modality, with near ones. What the graph alone knows is looked up
// later.
[[nodiscard]] Selection selection_from(const FilterOptions& filters);
[[nodiscard]] EntityType entity_type_named(const std::string& name);

}  // namespace skein::cli
