#include "cli/command_table.hpp"

#include "cli/build_graph.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"

#include <cstddef>
#include <fmt/core.h>
#include <memory>
#include <string>
#include <string_view>

namespace skein::cli {

namespace {

// "3 documents", or after the first time "3 documents (1 new, 2 as before)".
std::string documents_text(const BuildResult& result) {
    std::string text = counted(result.documents, "document", "documents");
    if (result.is_first) return text;
    std::string parts;
    const auto part = [&](std::size_t count, std::string_view what) {
        if (count > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count, what);
    };
    part(result.added, "new");
    part(result.changed, "read again");
    part(result.unchanged, "as before");
    part(result.kept, "kept, though not given");
    part(result.removed, "removed");
    return text + " (" + parts + ")";
}

int run(const BuildOptions& options) {
    const BuildResult result = build_graph(options);
    const std::string edges = result.edges > 0 || result.is_first
                                  ? ", " + counted(result.edges, "relation between them", "relations between them")
                                  : "";
    fmt::print(stderr, "{}: {}, {}, {}{}{}{}\n", options.output, documents_text(result),
               counted(result.statements, "statement", "statements"), counted(result.entities, "entity", "entities"), edges,
               result.skipped.empty() ? "" : "; skipped " + result.skipped,
               result.errors == 0 ? "" : "; " + counted(result.errors, "error", "errors"));
    return result.errors == 0 ? exit_done : exit_failed;
}

}  // namespace

std::function<int()> setup_build(CommandLine& command) {
    const auto options = std::make_shared<BuildOptions>();
    command.description(
        "Reads documents, finds who and what they speak of and what is said of them, and writes the graph to a file that every "
        "other command reads. The file appears whole or not at all. "
        "Where there is one already, only documents that are new or have "
        "changed are read; the others stay as they are.");
    command.add_option("PATH", options->corpus.paths, "files and folders to read; `-` is standard input")
        .required()
        .type_name("");
    command.add_option("-o,--output", options->output, "graph file to write, or to bring up to date")
        .required()
        .type_name("FILE.skein");
    command.add_flag("--prune", options->prune, "remove documents from the file that are not among those given");
    add_corpus_options(command, options->corpus);
    command.footer("Folders are walked in the order of names; hidden files are left out, and so are\n"
                   "files that are not text or of an unknown format. A file named on the command\n"
                   "line is always read. A document that cannot be used is reported with its line;\n"
                   "the others are still built and the exit code is 1.\n"
                   "\n"
                   "Examples:\n"
                   "  skein build article.txt talk.vtt notes/ -o all.skein\n"
                   "  curl -s https://example.org/a.html | skein build - --from html -o page.skein\n"
                   "  skein build corpus/ -o corpus.skein --strict --jobs 8\n"
                   "  skein build corpus/ -o corpus.skein --prune");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
