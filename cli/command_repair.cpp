#include "cli/command_table.hpp"

#include "base/atomic_file.hpp"
#include "base/diagnostics.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "extract/document_reader.hpp"
#include "extract/mermaid/repair.hpp"

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace skein::cli {

namespace {

struct RepairOptions {
    std::string file = "-";
    std::string output;
};

void tell(const Diagnostics& diagnostics) {
    for (const Finding& finding : diagnostics.findings()) std::fputs(format(finding).c_str(), stderr);
}

int run(const RepairOptions& options) {
    std::string bytes = read_file(options.file, max_document_bytes);
    const SourceText source({options.file == "-" ? "standard input" : options.file, std::move(bytes)});
    Diagnostics diagnostics;
    std::optional<mermaid::RepairedDiagram> repaired;
    for (const mermaid::FoundDiagram& found : mermaid::find_diagrams(source.text(), mermaid::Within::diagram)) {
        if (!repaired) {
            repaired = mermaid::repair(source, found, diagnostics);
            continue;
        }
        diagnostics.warning("another diagram begins here; only the first one is written", source.place(found.begin),
                            "put it into a file of its own to repair it");
    }
    if (!repaired && diagnostics.empty())
        diagnostics.error("no Mermaid flowchart was found", source.place(0),
                          "a flowchart begins with a line such as \"flowchart LR\"");
    else if (!repaired)
        diagnostics.error("nothing is written: nothing of this diagram can be drawn");
    tell(diagnostics);
    if (!repaired) return exit_failed;
    write_output(options.output, [&](ByteSink& out) {
        out.append(repaired->text);
        if (!repaired->text.ends_with('\n')) out.append('\n');
    });
    return exit_done;
}

}  // namespace

std::function<int()> setup_repair(CommandLine& command) {
    const auto options = std::make_shared<RepairOptions>();
    command.description(
        "Takes a Mermaid flowchart as people and language models write it, alone or inside a document, and writes one that "
        "Mermaid draws. What was valid stays as it was. Standard error names each line that was mended, and each line that "
        "could not be mended safely and was left out or kept as a comment.");
    command.add_option("FILE", options->file, "the diagram, or a document that holds one; standard input without it");
    command.add_option("-o,--output", options->output, "write to this file, whole or not at all, instead of standard output")
        .type_name("FILE");
    command.footer("Examples:\n  skein repair answer.md -o map.mmd\n  pbpaste | skein repair > map.mmd");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
