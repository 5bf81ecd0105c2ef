#pragma once
// Each command's file defines one of these; command_table.cpp lists them.

#include <functional>

namespace CLI {
class App;
}

namespace skein::cli {

std::function<int()> setup_build(CLI::App& app);
std::function<int()> setup_forget(CLI::App& app);
std::function<int()> setup_merge(CLI::App& app);
std::function<int()> setup_extract(CLI::App& app);
std::function<int()> setup_entities(CLI::App& app);
std::function<int()> setup_merge_entities(CLI::App& app);
std::function<int()> setup_split_entity(CLI::App& app);
std::function<int()> setup_neighbors(CLI::App& app);
std::function<int()> setup_why(CLI::App& app);
std::function<int()> setup_disputes(CLI::App& app);
std::function<int()> setup_check(CLI::App& app);
std::function<int()> setup_path(CLI::App& app);
std::function<int()> setup_rank(CLI::App& app);
std::function<int()> setup_communities(CLI::App& app);
std::function<int()> setup_timeline(CLI::App& app);
std::function<int()> setup_diff(CLI::App& app);
std::function<int()> setup_search(CLI::App& app);
std::function<int()> setup_stats(CLI::App& app);
std::function<int()> setup_query(CLI::App& app);
std::function<int()> setup_export(CLI::App& app);
std::function<int()> setup_formats(CLI::App& app);
std::function<int()> setup_map(CLI::App& app);
std::function<int()> setup_repair(CLI::App& app);
std::function<int()> setup_parse(CLI::App& app);
std::function<int()> setup_eval(CLI::App& app);
std::function<int()> setup_train(CLI::App& app);
std::function<int()> setup_completions(CLI::App& app);

}  // namespace skein::cli
