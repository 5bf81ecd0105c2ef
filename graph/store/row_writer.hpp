#pragma once
// Rows of documents written by a second thread, while the first makes the next document. Only for graph/store.

#include "graph/extraction.hpp"
#include "graph/store/document_rows.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace skein::store {

// Ids of the names of one document, by what it calls them.
using OwnNames = std::unordered_map<std::string, std::int64_t>;

class RowWriter {
  public:
    // Until `finish`, `database` and `index` are the other thread's, which calls `at_end` when all documents are written.
    RowWriter(const Database& database, SentenceIndex* index, std::function<void()> at_end);
    ~RowWriter();  // without `finish`: what was not written yet is not
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;

    // Documents are numbered from 1 as they come. Waits while many have not been written yet. Throws what the other thread met
    // with; so does `finish`, after which all is written and no query is left open.
    void add(Extraction document, OwnNames names);
    // No more come; does not wait.
    void complete();
    void finish();

  private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace skein::store
