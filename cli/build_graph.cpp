#include "cli/build_graph.hpp"

#include "base/error.hpp"
#include "base/file_lock.hpp"
#include "base/suggest.hpp"
#include "cli/join_names.hpp"
#include "cli/output.hpp"
#include "graph/documents_of.hpp"
#include "graph/store/graph_file.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fmt/core.h>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

// Fewer changes are made in place, a transaction each; of more, it is quicker to write the file anew.
constexpr std::size_t most_in_place = 256;

using Known = std::map<std::string, StoredDocument>;

[[noreturn]] void nothing_to_build(const Corpus& corpus) {
    const std::string skipped = summary_of(corpus.skipped);
    if (corpus.diagnostics.count(Severity::error) > 0) throw Error("no document could be used: no graph file is written");
    throw Error(
        "there is no document to build a graph from" + (skipped.empty() ? std::string() : "; skipped " + skipped),
        skipped.empty() ? "name files or folders that hold text" : "name the files themselves, or their format with --from");
}

void count_graph(const FrozenGraph& graph, BuildResult& result) {
    result.documents = graph.documents().size();
    result.statements = graph.statements().size();
    result.entities = graph.entity_count();
    result.edges = graph.edge_count();
}

void build_first(Corpus corpus, const BuildOptions& options, BuildResult& result) {
    if (corpus.extractions.empty()) nothing_to_build(corpus);
    result.added = corpus.extractions.size();
    const FrozenGraph graph = join_documents(std::move(corpus.extractions), {});
    save_graph(graph, options.output, name_rules());
    count_graph(graph, result);
}

// What of the file's documents is neither given again nor to be kept.
std::vector<std::string> vanished(const Known& known, const Corpus& corpus) {
    std::set<std::string> given(corpus.unchanged.begin(), corpus.unchanged.end());
    for (const Extraction& extraction : corpus.extractions) given.insert(extraction.document.uri);
    std::vector<std::string> gone;
    for (const auto& [uri, document] : known)
        if (!given.contains(uri)) gone.push_back(uri);
    return gone;
}

// A document that could not be read may be any of those that seem to have gone.
void expect_all_readable(const Corpus& corpus) {
    if (corpus.diagnostics.count(Severity::error) == 0) return;
    throw Error(
        "with --prune every document must be readable, or what could not be read would be taken for gone: nothing was changed",
        "mend the documents named above, or build without --prune");
}

// Puts the documents into what the file holds and writes it anew.
void rewrite(Corpus corpus, const std::vector<std::string>& removed, const BuildOptions& options, BuildResult& result) {
    const FrozenGraph before = load_graph(options.output);
    std::set<std::string> replaced(removed.begin(), removed.end());
    for (const Extraction& extraction : corpus.extractions) replaced.insert(extraction.document.uri);
    std::vector<Extraction> documents = documents_of(before);
    std::erase_if(documents, [&](const Extraction& document) { return replaced.contains(document.document.uri); });
    std::move(corpus.extractions.begin(), corpus.extractions.end(), std::back_inserter(documents));
    const FrozenGraph graph = join_documents(std::move(documents), before.ledger().decisions);
    save_graph(graph, options.output, name_rules());
    count_graph(graph, result);
}

void change_in_place(const Corpus& corpus, const std::vector<std::string>& removed, GraphUpdate& update, BuildResult& result) {
    for (const Extraction& extraction : corpus.extractions) update.put(extraction);
    for (const std::string& uri : removed) update.remove(uri);
    if (!update.settled()) join_names(update);
    const GraphUpdate::Counts counts = update.counts();
    result.documents = counts.documents;
    result.statements = counts.statements;
    result.entities = counts.entities;
    update.close();
}

// Whatever else stands there is somebody's and left alone.
std::uint32_t version_of(const std::string& path) {
    try {
        return graph_file_version(path);
    } catch (const Error& error) {
        throw Error(std::string(error.what()) + "; it is left as it is", "name another file with -o, or move this one away");
    }
}

// What the file holds, so that what is known need not be read. An older file is written anew, with what it holds taken over.
Known known_documents(const BuildOptions& options, std::unique_ptr<GraphUpdate>& update, bool& can_change_in_place) {
    Known known;
    if (version_of(options.output) < latest_graph_file_version) {
        for (const DocumentRecord& record : load_graph(options.output).documents())
            known.emplace(record.uri, StoredDocument{record.uri, record.format, record.content_hash, record.extractor});
        can_change_in_place = false;
        return known;
    }
    update = std::make_unique<GraphUpdate>(options.output, name_rules());
    for (StoredDocument& document : update->documents()) known.emplace(document.uri, std::move(document));
    can_change_in_place = !needs_documents(update->decisions());
    return known;
}

void build_again(const BuildOptions& options, BuildResult& result) {
    std::unique_ptr<GraphUpdate> update;
    bool in_place = true;
    const Known known = known_documents(options, update, in_place);
    Corpus corpus = read_distinct_documents(
        options.corpus, [&](const std::string& uri, const std::string& hash, const std::string& extractor) {
            const auto stored = known.find(uri);
            return stored != known.end() && stored->second.content_hash == hash && stored->second.extractor == extractor;
        });
    report(corpus, options.corpus.verbose);
    result.errors = corpus.diagnostics.count(Severity::error);
    result.skipped = summary_of(corpus.skipped);
    if (corpus.extractions.empty() && corpus.unchanged.empty()) nothing_to_build(corpus);
    std::vector<std::string> gone = vanished(known, corpus);
    if (options.prune && !gone.empty()) expect_all_readable(corpus);
    result.kept = options.prune ? 0 : gone.size();
    if (!options.prune) gone.clear();
    result.removed = gone.size();
    result.unchanged = corpus.unchanged.size();
    for (const Extraction& extraction : corpus.extractions)
        ++(known.contains(extraction.document.uri) ? result.changed : result.added);

    const std::size_t changes = corpus.extractions.size() + gone.size();
    if (in_place && (changes <= most_in_place || changes < known.size() / 4)) {
        change_in_place(corpus, gone, *update, result);
        return;
    }
    if (update) {
        const bool as_before = changes == 0 && update->settled();
        if (as_before) {
            change_in_place(corpus, gone, *update, result);
            return;
        }
        update->close();
        update.reset();
    }
    rewrite(std::move(corpus), gone, options, result);
}

}  // namespace

namespace {

std::string document_named(const Known& known, const std::string& name, const std::string& graph_file) {
    if (known.contains(name)) return name;
    std::vector<std::string> meant;
    std::vector<std::string_view> uris;
    for (const auto& [uri, document] : known) {
        uris.push_back(uri);
        if (uri.size() > name.size() && uri.ends_with(name) && uri[uri.size() - name.size() - 1] == '/') meant.push_back(uri);
    }
    if (meant.size() == 1) return meant.front();
    if (meant.empty()) {
        const std::string near = did_you_mean(name, uris);
        throw Error("there is no document \"" + name + "\" in " + graph_file,
                    (near.empty() ? near : near + ' ') + "`skein stats " + graph_file + " --json` lists the documents");
    }
    throw Error('"' + name + "\" may be " + meant[0] + " or " + meant[1], "give the whole URI");
}

}  // namespace

std::vector<std::string> forget_documents(const std::string& graph_file, const std::vector<std::string>& names) {
    (void)graph_file_version(graph_file);
    const FileLock lock(graph_file);
    BuildOptions options;
    options.output = graph_file;
    std::unique_ptr<GraphUpdate> update;
    bool in_place = true;
    const Known known = known_documents(options, update, in_place);
    std::set<std::string> uris;
    for (const std::string& name : names) uris.insert(document_named(known, name, graph_file));
    const std::vector<std::string> removed(uris.begin(), uris.end());
    BuildResult result;
    if (in_place) {
        for (const std::string& uri : removed) update->remove(uri);
        join_names(*update);
        update->erase_traces();
        update->close();
    } else {
        if (update) update->close();
        rewrite({}, removed, options, result);
    }
    return removed;
}

BuildResult build_graph(const BuildOptions& options) {
    if (options.output == "-") throw UsageError("a graph file cannot go to standard output", "name a file with -o");
    expect_writable(options.output);
    BuildResult result;
    const FileLock lock(options.output);
    if (std::filesystem::exists(options.output)) {
        result.is_first = false;
        build_again(options, result);
        return result;
    }
    Corpus corpus = read_distinct_documents(options.corpus);
    report(corpus, options.corpus.verbose);
    result.errors = corpus.diagnostics.count(Severity::error);
    result.skipped = summary_of(corpus.skipped);
    build_first(std::move(corpus), options, result);
    return result;
}

}  // namespace skein::cli
