#pragma once
// Paths → what their documents say: the part that `build` and `extract` share.

#include "base/diagnostics.hpp"
#include "cli/input_files.hpp"
#include "graph/extraction.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace skein::cli {

class CommandLine;

struct CorpusOptions {
    std::vector<std::string> paths;
    std::string from;      // a reader's name; empty: by content and extension
    std::size_t jobs = 0;  // 0: one a processor
    bool strict = false;   // the first unusable document ends it all
    bool verbose = false;  // print every finding, not only warnings and errors
    std::uint32_t rules = ~0U;  // families of relation rules that are switched on, a bit each
    bool lines = false;    // every line that is not blank is a document of one paragraph; positions stay those of the file
};
void add_corpus_options(CommandLine& command, CorpusOptions& options);

struct Corpus {
    std::vector<Extraction> extractions;  // in the order of the files and of the documents in them
    std::vector<std::string> unchanged;   // URIs of documents that were not looked into, since what they say is known
    std::vector<SkippedFile> skipped;
    Diagnostics diagnostics;
};

// Reads and processes files side by side; the result does not depend on `jobs`. An unusable document is an error in
// `diagnostics` and the others are still there; with `strict` it throws that Error. A file of a folder that is not text is
// skipped. Entities are named as each document alone allows (see resolve_entities).
[[nodiscard]] Corpus read_corpus(const CorpusOptions& options);

// Documents that were read before: whether what they say is known.
using IsCurrent = std::function<bool(const std::string& uri, const std::string& content_hash, const std::string& extractor)>;

// The same for a graph, where a document's URI is its identity: the second of one URI is an error and left out. `is_current` must
// be safe to call from several threads; without it every document is read.
[[nodiscard]] Corpus read_distinct_documents(const CorpusOptions& options, const IsCurrent& is_current = {});

// Prints findings to standard error: warnings and errors, and with `verbose` notes and repairs too. Says how many it held back.
void report(const Corpus& corpus, bool verbose);

}  // namespace skein::cli
