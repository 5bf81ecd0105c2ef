#pragma once
// A graph file while it is written for the first time: beside its place, and there only when it is whole. Only for graph/store.

#include "base/atomic_file.hpp"
#include "graph/store/sentence_index.hpp"
#include "graph/store/sqlite.hpp"

#include <filesystem>

namespace skein::store {

class NewGraphFile {
  public:
    // Makes the tables and the rows that every file has. Throws Error when `path` is no place for a file, or another program has
    // the file there open.
    explicit NewGraphFile(const std::filesystem::path& path);

    [[nodiscard]] const Database& database() const { return database_; }
    // Sentences are given to it as they are written.
    [[nodiscard]] SentenceIndex& sentences() { return sentences_; }
    // Makes the indexes of statements, of which all must be there. Otherwise `finish` does.
    void index_statements();
    // Makes indexes and full-text search, and puts the file in its place; an older version that was there is kept beside.
    void finish();

  private:
    AtomicFile file_;
    Database database_;
    SentenceIndex sentences_;
    bool are_statements_indexed_ = false;
};

}  // namespace skein::store
