#include "cli/command_table.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/progress.hpp"
#include "base/stored_file.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/check_words.hpp"
#include "cli/evidence.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_files.hpp"
#include "cli/options.hpp"
#include "extract/document_reader.hpp"
#include "graph/store/graph_file.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t most_shown = 50;

struct Options {
    std::string graph_file;
    std::vector<std::string> sources;
    std::string from;
    bool json = false;
};

// What was found of one document.
struct Checked {
    DocumentId document;
    std::string trouble;  // why it could not be checked; empty: it was
    bool changed = false;
    std::vector<MissingWords> missing;
};

class Check {
  public:
    Check(const FrozenGraph& graph, const Options& options) : graph_(graph), options_(options) {
        for (std::size_t d = 0; d < graph.documents().size(); ++d) by_uri_.emplace(graph.documents()[d].uri, DocumentId(d));
        checked_.resize(graph.documents().size());
        for (std::size_t d = 0; d < checked_.size(); ++d) {
            checked_[d].document = DocumentId(d);
            checked_[d].trouble = "there is no such file, nor is it in a file that was named";
        }
    }

    std::vector<Checked> run() {
        Diagnostics ignored;
        for (const InputFile& file : find_input_files(options_.sources, !options_.from.empty(), ignored).files)
            read(file.path, file.named);
        for (const Finding& finding : ignored.findings())
            if (finding.severity == Severity::error) throw Error(finding.message, finding.advice, finding.place);
        for (const auto& [uri, id] : by_uri_) {
            if (!done(id) && std::filesystem::is_regular_file(uri)) read(uri, false);
        }
        return std::move(checked_);
    }

  private:
    bool done(DocumentId id) const { return checked_[id.index()].trouble.empty(); }

    // Documents of the file that are in the graph. The reader is the one that read it before, when the file is a document itself.
    void read(const std::string& path, bool named) {
        std::optional<std::string> format;
        const auto whole = by_uri_.find(path);
        if (!options_.from.empty()) format = options_.from;
        else if (whole != by_uri_.end()) format = graph_.document(whole->second).format;
        Diagnostics ignored;
        try {
            const auto take_document = [&](const Document& document) { take(document); };
            const auto file = StoredFile::open(path);
            if (file != nullptr && reads_in_pieces(*file, format))
                read_documents(file, format, take_document, ignored);
            else
                read_documents({path, read_file(path, max_document_bytes)}, format, take_document, ignored);
        } catch (const Error& error) {
            if (named) throw;
            if (whole != by_uri_.end()) checked_[whole->second.index()].trouble = error.what();
        }
    }

    void take(const Document& document) {
        const auto known = by_uri_.find(document.record.uri);
        if (known == by_uri_.end()) return;
        Checked& checked = checked_[known->second.index()];
        checked.trouble.clear();
        checked.changed = document.record.content_hash != graph_.document(known->second).content_hash;
        checked.missing = missing_words(graph_, known->second, document);
    }

    const FrozenGraph& graph_;
    const Options& options_;
    std::map<std::string, DocumentId> by_uri_;
    std::vector<Checked> checked_;
};

struct Totals {
    std::size_t missing = 0, changed = 0, unchecked = 0;
};

Totals totals_of(const std::vector<Checked>& all) {
    Totals totals;
    for (const Checked& checked : all) {
        totals.missing += checked.missing.size();
        totals.changed += checked.changed ? 1U : 0U;
        totals.unchecked += checked.trouble.empty() ? 0U : 1U;
    }
    return totals;
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Checked>& all, const Totals& totals) {
    std::size_t shown = 0;
    for (const Checked& checked : all) {
        const DocumentRecord& document = graph.document(checked.document);
        if (!checked.trouble.empty()) out << printable(document.uri) << ": " << printable(checked.trouble) << "\n";
        if (checked.changed) out << printable(document.uri) << ": has changed since the graph was built\n";
        for (const MissingWords& missing : checked.missing) {
            if (++shown > most_shown) continue;
            const Statement& statement = graph.statement(missing.statement);
            out << place_of(graph.sentence(statement.sentence), document) << ": the words of the " << missing.part
                << " do not stand there: " << printable(missing.words) << "\n";
        }
    }
    if (shown > most_shown) out << std::to_string(shown - most_shown) << " more; --json shows all\n";
    const std::size_t statements = graph.statements().size();
    if (totals.missing == 0 && totals.unchecked == 0 && totals.changed == 0)
        out << fmt::format("{} statements of {} documents: all words stand in their documents\n", statements, all.size());
    else
        out << fmt::format(
            "{} statements of {} documents: {} words not found, {} documents changed, {} not there to be checked\n", statements,
            all.size(), totals.missing, totals.changed, totals.unchecked);
}

Json as_json(const FrozenGraph& graph, const std::vector<Checked>& all) {
    Json documents = Json::array();
    for (const Checked& checked : all) {
        Json missing = Json::array();
        for (const MissingWords& words : checked.missing)
            missing.push_back(
                {{"part", words.part}, {"words", words.words}, {"statement", statement_json(graph, words.statement)}});
        Json document = {{"document", graph.document(checked.document).uri}, {"checked", checked.trouble.empty()}};
        if (!checked.trouble.empty()) document["trouble"] = checked.trouble;
        document["changed"] = checked.changed;
        document["missing"] = std::move(missing);
        documents.push_back(std::move(document));
    }
    return documents;
}

int run(const Options& options) {
    const FrozenGraph graph = load_graph(options.graph_file);
    const std::vector<Checked> checked = Check(graph, options).run();
    const Totals totals = totals_of(checked);
    answer(
        options.json, [&] { return as_json(graph, checked); }, [&](ByteSink& out) { write_text(out, graph, checked, totals); });
    return totals.missing == 0 && totals.changed == 0 && totals.unchecked == 0 ? exit_done : exit_failed;
}

}  // namespace

std::function<int()> setup_check(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Reads every document of a graph again and looks whether the words of each statement stand where the graph says they do. "
        "Documents are found by their URI, which is the path they were "
        "built from. The exit code is 1 when words are not found, or a "
        "document has changed or is not there.");
    add_graph_file(command, options->graph_file);
    command
        .add_option("PATH", options->sources,
                    "files and folders to find documents in that are no file of their own (records of a collection)")
        .type_name("");
    command.add_option("--from", options->from, "read every file as this format").type_name("FORMAT");
    add_json(command, options->json);
    command.footer("Examples:\n"
                   "  skein check notes.skein\n"
                   "  skein check news.skein records.ndjson");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
