#include "base/error.hpp"
#include "cli/command_table.hpp"
#include "cli/corpus.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "export/graph_writer.hpp"
#include "extract/map/concept_map.hpp"
#include "extract/pipeline.hpp"

#include <cstdio>
#include <filesystem>
#include <fmt/core.h>
#include <memory>
#include <string>

namespace skein::cli {

namespace {

struct Options {
    CorpusOptions corpus;
    std::string format;
    std::string output;
    std::size_t concepts = ConceptMapOptions().concepts;
};

std::string able_formats() {
    std::string names;
    for (const GraphFormat& format : graph_formats())
        if (format.write_diagram != nullptr) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

const GraphFormat& chosen_format(const Options& options) {
    if (options.format.empty()) {
        const std::string extension = std::filesystem::path(options.output).extension().string();
        for (const GraphFormat& format : graph_formats())
            if (format.extension == extension && format.write_diagram != nullptr) return format;
        return graph_format("mermaid");
    }
    const GraphFormat& format = graph_format(options.format);
    if (format.write_diagram == nullptr)
        throw UsageError("the format " + std::string(format.name) + " draws no diagrams", "use one of " + able_formats());
    return format;
}

int run(const Options& options) {
    const GraphFormat& format = chosen_format(options);
    CorpusOptions corpus_options = options.corpus;
    if (corpus_options.paths.empty()) corpus_options.paths = {"-"};
    Corpus corpus = read_corpus(corpus_options);
    report(corpus, options.corpus.verbose);
    resolve_entities(corpus.extractions);
    const Diagram map = concept_map(corpus.extractions, {options.concepts});
    if (map.nodes.empty()) {
        std::fputs("nothing was found that a map could show: it is made of statements about something named\n", stderr);
        return exit_failed;
    }
    WriteOptions write_options;
    write_options.interactive = true;
    Diagnostics diagnostics;
    write_output(options.output, [&](ByteSink& out) { format.write_diagram(map, write_options, out, diagnostics); });
    for (const Finding& finding : diagnostics.findings()) std::fputs(skein::format(finding).c_str(), stderr);
    return corpus.diagnostics.count(Severity::error) == 0 ? exit_done : exit_failed;
}

}  // namespace

std::function<int()> setup_map(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Draws a concept map of what documents say in their prose: who does what, to what end, what may come of it and what is "
        "to be "
        "chosen. Diagrams that stand in the documents are not read for it.");
    command.add_option("PATH", options->corpus.paths, "files and folders to read; `-`, or no path at all, is standard input")
        .type_name("");
    command.add_option("-f,--format", options->format,
                       "one of " + able_formats() + "; by default the extension of -o decides, else mermaid")
        .type_name("FORMAT");
    command.add_option("-o,--output", options->output, "write to this file, whole or not at all, instead of standard output")
        .type_name("FILE");
    command.add_option("--concepts", options->concepts, "at most so many boxes; 24 by default")
        .type_name("N")
        .check(whole_number(2));
    add_corpus_options(command, options->corpus);
    command.footer(
        "Examples:\n"
        "  skein map article.md                     a Mermaid diagram for Markdown\n"
        "  skein map talk.vtt -o talk.svg           a picture\n"
        "  skein map notes/ --concepts 12 -f dot | dot -Tpdf > notes.pdf");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
