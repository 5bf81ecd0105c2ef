#pragma once
// Documents → graph file: the whole of it for the first time, and later only what changed.

#include "cli/corpus.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace skein::cli {

struct BuildOptions {
    CorpusOptions corpus;
    std::string output;
    bool prune = false;  // documents of the file that are not among those given go
};

// What became of the documents, and what the file holds now.
struct BuildResult {
    bool is_first = true;
    std::size_t added = 0, changed = 0, unchanged = 0, kept = 0, removed = 0;  // kept: not given, and not pruned
    std::size_t documents = 0, statements = 0, entities = 0, edges = 0;        // edges are counted in a first build alone
    std::size_t errors = 0;
    std::string skipped;  // as `summary_of` says it
};

// One build writes a file at a time: another waits, or says who does. Reports its findings on standard error. Throws Error, and
// what the file held is still there, when it cannot be written; when it is no graph file; and when there is nothing to build
// from.
[[nodiscard]] BuildResult build_graph(const BuildOptions& options);

// Takes documents out of a graph file, with every trace of their words. Each of `names` is a URI or the end of one after a '/'.
// Throws Error with near names, and nothing is changed, when one is not there or could be several.
[[nodiscard]] std::vector<std::string> forget_documents(const std::string& graph_file, const std::vector<std::string>& names);

}  // namespace skein::cli
