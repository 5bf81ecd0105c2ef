#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "cli/corpus.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "extract/pipeline.hpp"
#include "graph/frozen_graph.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/graph_file.hpp"

#include <CLI/CLI.hpp>
#include <cstddef>
#include <filesystem>
#include <fmt/core.h>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    CorpusOptions corpus;
    std::string output;
};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

// A document's URI is its identity: the second of two would be taken for the first.
void drop_repeated_documents(Corpus& corpus, const CorpusOptions& options) {
    std::set<std::string> seen;
    std::vector<Extraction> kept;
    for (Extraction& extraction : corpus.extractions) {
        if (seen.insert(extraction.document.uri).second) {
            kept.push_back(std::move(extraction));
            continue;
        }
        Error repeated("the document " + extraction.document.uri + " occurs twice; only the first is taken",
                       "give each document a URI of its own");
        if (options.strict) {
            report(corpus, options.verbose);
            throw repeated;
        }
        corpus.diagnostics.error(repeated.what(), {}, repeated.advice());
    }
    corpus.extractions = std::move(kept);
}

[[noreturn]] void nothing_to_build(const Corpus& corpus) {
    const std::string skipped = summary_of(corpus.skipped);
    if (corpus.diagnostics.count(Severity::error) > 0) throw Error("no document could be used: no graph file is written");
    throw Error("there is no document to build a graph from" + (skipped.empty() ? std::string() : "; skipped " + skipped),
                skipped.empty() ? "name files or folders that hold text" : "name the files themselves, or their format with --from");
}

// What people decided in the file that is about to be replaced. Of a file that cannot be read nothing can be kept.
std::vector<Decision> decisions_in(const std::string& path) {
    if (!std::filesystem::exists(path)) return {};
    try {
        return load_decisions(path);
    } catch (const Error& error) {
        fmt::print(stderr, "warning: {}; it is replaced, and no decision of `merge-entities` or `split-entity` in it is kept\n", error.what());
        return {};
    }
}

int run(const Options& options) {
    if (options.output == "-") throw UsageError("a graph file cannot go to standard output", "name a file with -o");
    expect_writable(options.output);
    Corpus corpus = read_corpus(options.corpus);
    drop_repeated_documents(corpus, options.corpus);
    report(corpus, options.corpus.verbose);
    if (corpus.extractions.empty()) nothing_to_build(corpus);

    Ledger ledger = resolve_entities(corpus.extractions, decisions_in(options.output));
    KnowledgeGraph building;
    building.set_ledger(std::move(ledger));
    for (Extraction& extraction : corpus.extractions) building.add(std::move(extraction));
    const FrozenGraph graph(std::move(building));
    save_graph(graph, options.output);

    const std::string skipped = summary_of(corpus.skipped);
    const std::size_t errors = corpus.diagnostics.count(Severity::error);
    fmt::print(stderr, "{}: {}, {}, {}, {}{}{}\n", options.output, counted(graph.documents().size(), "document", "documents"),
               counted(graph.statements().size(), "statement", "statements"), counted(graph.entity_count(), "entity", "entities"),
               counted(graph.edge_count(), "relation between them", "relations between them"), skipped.empty() ? "" : "; skipped " + skipped,
               errors == 0 ? "" : "; " + counted(errors, "error", "errors"));
    return errors == 0 ? exit_done : exit_failed;
}

}  // namespace

std::function<int()> setup_build(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description(
        "Reads documents, finds who and what they speak of and what is said of them, and writes the graph to a file that every "
        "other command reads. The file appears whole or not at all, and the same documents give the same bytes.");
    app.add_option("PATH", options->corpus.paths, "files and folders to read; `-` is standard input")->required()->type_name("");
    app.add_option("-o,--output", options->output, "graph file to write")->required()->type_name("FILE.skein");
    add_corpus_options(app, options->corpus);
    app.footer("Folders are walked in the order of names; hidden files are left out, and so are\n"
               "files that are not text or of an unknown format. A file named on the command\n"
               "line is always read. A document that cannot be used is reported with its line;\n"
               "the others are still built and the exit code is 1.\n"
               "\n"
               "Examples:\n"
               "  skein build article.txt talk.vtt notes/ -o all.skein\n"
               "  curl -s https://example.org/a.html | skein build - --from html -o page.skein\n"
               "  skein build corpus/ -o corpus.skein --strict --jobs 8");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
