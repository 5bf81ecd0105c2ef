#include "cli/command_table.hpp"

#include "base/atomic_file.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_files.hpp"
#include "cli/output.hpp"
#include "extract/document_reader.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/text/conllu.hpp"
#include "extract/text/parse_document.hpp"
#include "extract/text/running_text_document.hpp"

#include <cstdio>
#include <memory>
#include <optional>

namespace skein::cli {

namespace {

struct Options {
    std::vector<std::string> paths;
    std::string from;
    std::string model;
};

void write(const Document& document, const std::vector<Annotation>& annotations, const LanguageModel& model, std::size_t& number,
           ByteSink& out) {
    out << "# newdoc id = " << document.record.uri << "\n";
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        const Block& block = document.blocks[i];
        const OriginalSpan original = [&block](std::size_t start, std::size_t end) { return block.text.original(start, end); };
        bool first = true;
        for (const SentenceTokens& sentence : annotations[i].sentences) {
            if (sentence.first == sentence.last) continue;
            if (first) out << "# newpar\n";
            first = false;
            write_conllu(model, annotations[i], sentence, std::to_string(++number), original, out);
        }
    }
}

int run(const Options& options) {
    Diagnostics diagnostics;
    const InputFiles files =
        find_input_files(options.paths.empty() ? std::vector<std::string>{"-"} : options.paths, false, diagnostics);
    std::unique_ptr<const LanguageModel> own_model;
    if (!options.model.empty()) own_model = std::make_unique<const LanguageModel>(read_model_file(options.model));
    const LanguageModel& model = own_model ? *own_model : english_model();
    const en::Lexicon lexicon;
    Workspace workspace;
    DescriptorSink out = standard_output();
    std::size_t number = 0;
    const auto from = options.from.empty() ? std::nullopt : std::optional<std::string_view>(options.from);
    for (const InputFile& file : files.files) {
        try {
            read_documents({file.path, read_file(file.path, max_document_bytes)}, from,
                           [&](const Document& read) {
                               // Of running text nothing is left out: who parses it wants every word and sign.
                               const Document document = read.record.format == "text" ? running_text_document(read.source) : read;
                               write(document, parse_document(document, model, lexicon, workspace, diagnostics), model, number,
                                     out);
                           },
                           diagnostics);
        } catch (const UsageError&) {
            throw;
        } catch (const Error& error) {
            diagnostics.error(error.what(), error.place(), error.advice());
        }
    }
    out.flush();
    for (const Finding& finding : diagnostics.findings()) std::fputs(format(finding).c_str(), stderr);
    return diagnostics.count(Severity::error) == 0 ? exit_done : exit_failed;
}

}  // namespace

std::function<int()> setup_parse(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Prints the sentences of documents as CoNLL-U: words, lemmas, parts of speech, morphology and dependency trees. "
        "TokenRange in the last column gives each word's bytes in its "
        "file. Of plain text nothing is left out; other formats are read as "
        "`skein extract` reads them.");
    command.add_option("PATH", options->paths, "files and folders to read; `-`, or no path at all, is standard input")
        .type_name("");
    command.add_option("--from", options->from, "read every file as this format; see `skein formats`").type_name("FORMAT");
    command.add_option("--model", options->model, "a model file made with `skein train`, in place of the one built in")
        .type_name("FILE");
    command.footer("Examples:\n"
                   "  echo 'Ann doubts it.' | skein parse\n"
                   "  skein parse article.md | awk -F'\\t' '$4 == \"PROPN\" {print $2}' | sort | uniq -c");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
