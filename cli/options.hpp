#pragma once
// Options that several commands share, declared once so that they read and behave the same everywhere.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
class Validator;
}  // namespace CLI

namespace skein::cli {

// The first argument: the graph file that is asked.
void add_graph_file(CLI::App& app, std::string& path);
void add_json(CLI::App& app, bool& json);
// An option that takes one value each time it is given.
CLI::Option* add_repeatable(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& description);

// Checks that say in plain words what is wrong.
[[nodiscard]] CLI::Validator whole_number(std::size_t least);
[[nodiscard]] CLI::Validator fraction();  // 0 … 1

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
void add_filters(CLI::App& app, FilterOptions& filters);
// Throws UsageError for an unknown entity type, polarity or modality, with near ones. What the graph alone knows is looked up later.
[[nodiscard]] Selection selection_from(const FilterOptions& filters);
[[nodiscard]] EntityType entity_type_named(const std::string& name);

}  // namespace skein::cli
