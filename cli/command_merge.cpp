#include "cli/command_table.hpp"

#include "base/file_lock.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/join_names.hpp"
#include "cli/merge_graphs.hpp"
#include "cli/output.hpp"
#include "graph/store/graph_file.hpp"

#include <fmt/core.h>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    std::vector<std::string> graph_files;
    std::string output;
};

int run(const Options& options) {
    expect_writable(options.output);
    std::vector<FrozenGraph> graphs;
    for (const std::string& file : options.graph_files) graphs.push_back(load_graph(file));
    const MergedGraph merged = merge_graphs(graphs);
    for (const std::string& uri : merged.differing)
        fmt::print(
            stderr,
            "warning: {} is not the same in all graphs; one of them is taken. `skein build` with the document at hand decides\n",
            printable(uri));
    const FileLock lock(options.output);
    save_graph(merged.graph, options.output, name_rules());
    fmt::print(stderr, "{}: {}, {}, {}, {}\n", options.output, counted(merged.graph.documents().size(), "document", "documents"),
               counted(merged.graph.statements().size(), "statement", "statements"),
               counted(merged.graph.entity_count(), "entity", "entities"),
               counted(merged.graph.edge_count(), "relation between them", "relations between them"));
    return exit_done;
}

}  // namespace

std::function<int()> setup_merge(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Makes one graph file of several: all their documents, and all that people decided in them, as if the documents had been "
        "built together. Neither the order nor how often a graph is given matters.");
    command.add_option("FILE.skein", options->graph_files, "graph files").required().type_name("");
    command.add_option("-o,--output", options->output, "graph file to write; may be one of those given")
        .required()
        .type_name("FILE.skein");
    command.footer("Examples:\n"
                   "  skein merge letters.skein talks.skein -o all.skein\n"
                   "  skein merge all.skein new.skein -o all.skein");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
