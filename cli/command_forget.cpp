#include "cli/command_table.hpp"

#include "base/utf8.hpp"
#include "cli/build_graph.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"

#include <fmt/core.h>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    std::string graph_file;
    std::vector<std::string> documents;
};

int run(const Options& options) {
    for (const std::string& uri : forget_documents(options.graph_file, options.documents))
        fmt::print("{} is forgotten\n", printable(uri));
    return exit_done;
}

}  // namespace

std::function<int()> setup_forget(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Takes documents out of a graph file: their sentences, statements, "
        "mentions and diagrams, and what nothing else speaks of. "
        "Names are joined as if the documents had never been read, and their words are overwritten in the file.");
    add_graph_file(command, options->graph_file);
    command.add_option("DOCUMENT", options->documents, "URI of a document, or the end of it after a '/'")
        .required()
        .type_name("");
    command.footer("Examples:\n"
                   "  skein forget notes.skein letters.md\n"
                   "  skein forget notes.skein drafts/one.md drafts/two.md");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
