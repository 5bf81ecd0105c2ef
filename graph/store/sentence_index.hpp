#pragma once
// Full-text search over sentences, made beside a new graph file by a second thread while the first writes rows. Only for
// graph/store.

#include "graph/store/sqlite.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::store {

// The tokenizer and all else that an FTS5 table's index depends on.
inline constexpr std::string_view search_tokenizer = "tokenize=\"unicode61 remove_diacritics 2\"";

class SentenceIndex {
  public:
    // `path` is where its rows lie meanwhile: a file beside the temporary one, removed with this. `name` is what errors call the
    // graph file. So many bytes of text are handed over at once; less than that is indexed at the end.
    SentenceIndex(std::filesystem::path path, std::string name, std::size_t batch_bytes = std::size_t{1} << 22);
    ~SentenceIndex();
    SentenceIndex(const SentenceIndex&) = delete;
    SentenceIndex& operator=(const SentenceIndex&) = delete;

    // In the order of ids. Throws what the other thread met with; so do the others.
    void add(std::int64_t id, std::string_view text);
    // All were added: what is left to do for all together begins now, and not only with `write`.
    void complete();
    // Fills the empty table `sentence_search`, of which the sentences are the content: all that were added. Outside of a
    // transaction.
    void write(const Database& database);

  private:
    class Worker;
    std::filesystem::path path_;
    std::string name_;
    std::size_t batch_bytes_;
    struct Batch {
        std::string texts;
        std::vector<std::pair<std::int64_t, std::size_t>> ends;  // ids, and where their texts end
    };
    Batch batch_;
    bool is_complete_ = false;
    std::unique_ptr<Worker> worker_;  // none while there is little to do
};

}  // namespace skein::store
