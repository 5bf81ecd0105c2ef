#pragma once
// Each command's file defines one of these; command_table.cpp lists them.

#include "cli/command_line.hpp"

#include <functional>

namespace skein::cli {

std::function<int()> setup_build(CommandLine& command);
std::function<int()> setup_forget(CommandLine& command);
std::function<int()> setup_merge(CommandLine& command);
std::function<int()> setup_extract(CommandLine& command);
std::function<int()> setup_entities(CommandLine& command);
std::function<int()> setup_merge_entities(CommandLine& command);
std::function<int()> setup_split_entity(CommandLine& command);
std::function<int()> setup_neighbors(CommandLine& command);
std::function<int()> setup_why(CommandLine& command);
std::function<int()> setup_disputes(CommandLine& command);
std::function<int()> setup_check(CommandLine& command);
std::function<int()> setup_path(CommandLine& command);
std::function<int()> setup_rank(CommandLine& command);
std::function<int()> setup_communities(CommandLine& command);
std::function<int()> setup_timeline(CommandLine& command);
std::function<int()> setup_diff(CommandLine& command);
std::function<int()> setup_search(CommandLine& command);
std::function<int()> setup_stats(CommandLine& command);
std::function<int()> setup_query(CommandLine& command);
std::function<int()> setup_export(CommandLine& command);
std::function<int()> setup_formats(CommandLine& command);
std::function<int()> setup_map(CommandLine& command);
std::function<int()> setup_repair(CommandLine& command);
std::function<int()> setup_parse(CommandLine& command);
std::function<int()> setup_eval(CommandLine& command);
std::function<int()> setup_train(CommandLine& command);
std::function<int()> setup_completions(CommandLine& command);

}  // namespace skein::cli
