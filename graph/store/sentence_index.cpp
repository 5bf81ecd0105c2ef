#include "graph/store/sentence_index.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <fstream>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace skein::store {

namespace {

// Whoever is ahead waits.
constexpr std::size_t most_batches = 8;
// As much as fits is sorted in memory: fewer pieces are to be merged afterwards.
constexpr int search_memory = 64 << 20;

std::string command(const std::string& name, const char* value = nullptr) {
    return "INSERT INTO sentence_search (sentence_search" + std::string(value == nullptr ? "" : ", rank") + ") VALUES ('" + name +
           "'" + (value == nullptr ? "" : std::string(", ") + value) + ")";
}

Database scratch(const std::filesystem::path& path, const std::string& name) {
    std::ofstream(path, std::ios::binary).close();
    Database database(path, Database::Access::write, name);
    database.execute(
        "PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; "
        "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; BEGIN; CREATE VIRTUAL TABLE sentence_search USING fts5(text, "
        "content='', " +
        std::string(search_tokenizer) + ")");
    // Pieces are merged once, at the end.
    database.execute(command("hashsize", std::to_string(search_memory).c_str()));
    database.execute(command("automerge", "0"));
    return database;
}

// Gone with its owner, whatever became of it.
struct RemovedFile {
    ~RemovedFile() {
        std::error_code error;
        std::filesystem::remove(path, error);
    }
    std::filesystem::path path;
};

}  // namespace

class SentenceIndex::Worker {
  public:
    Worker(const std::filesystem::path& path, const std::string& name)
        : file_{path}, database_(scratch(path, name)), thread_([this] { work(); }) {}
    ~Worker() {
        {
            const std::lock_guard lock(mutex_);
            is_abandoned_ = true;
        }
        changed_.notify_all();
        if (thread_.joinable()) thread_.join();
    }

    void add(Batch batch) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return batches_.size() < most_batches || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        batches_.push_back(std::move(batch));
        changed_.notify_all();
    }

    void complete() {
        {
            const std::lock_guard lock(mutex_);
            is_whole_ = true;
        }
        changed_.notify_all();
    }

    // The index is whole, and open to others.
    void finish() {
        thread_.join();
        if (failure_) std::rethrow_exception(failure_);
        database_.close();
    }

  private:
    void work() {
        try {
            Query insert = database_.query("INSERT INTO sentence_search (rowid, text) VALUES (?, ?)");
            while (true) {
                Batch batch;
                {
                    std::unique_lock lock(mutex_);
                    changed_.wait(lock, [&] { return !batches_.empty() || is_whole_ || is_abandoned_; });
                    if (is_abandoned_) return;
                    if (batches_.empty()) break;
                    batch = std::move(batches_.front());
                    batches_.pop_front();
                }
                changed_.notify_all();
                std::size_t start = 0;
                for (const auto& [id, end] : batch.ends) {
                    insert.bind(0, id).bind(1, std::string_view(batch.texts).substr(start, end - start)).run();
                    start = end;
                }
            }
            database_.execute(command("optimize"));
            database_.execute("COMMIT");  // sums over all texts are written only then
        } catch (...) {
            const std::lock_guard lock(mutex_);
            failure_ = std::current_exception();
        }
        changed_.notify_all();
    }

    RemovedFile file_;
    Database database_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> batches_;
    std::exception_ptr failure_;
    bool is_whole_ = false, is_abandoned_ = false;
    std::thread thread_;  // last: it uses the others
};

SentenceIndex::SentenceIndex(std::filesystem::path path, std::string name, std::size_t batch_bytes)
    : path_(std::move(path)), name_(std::move(name)), batch_bytes_(batch_bytes) {}
SentenceIndex::~SentenceIndex() = default;

void SentenceIndex::add(std::int64_t id, std::string_view text) {
    batch_.texts += text;
    batch_.ends.emplace_back(id, batch_.texts.size());
    if (batch_.texts.size() < batch_bytes_) return;
    if (!worker_) worker_ = std::make_unique<Worker>(path_, name_);
    worker_->add(std::exchange(batch_, {}));
}

void SentenceIndex::complete() {
    if (!worker_ || std::exchange(is_complete_, true)) return;
    worker_->add(std::exchange(batch_, {}));
    worker_->complete();
}

void SentenceIndex::write(const Database& database) {
    if (!worker_) {
        database.execute(command("rebuild"));
        database.execute(command("optimize"));
        return;
    }
    complete();
    worker_->finish();
    // FTS5 keeps its index in tables beside; what is in them does not depend on where the content lies. From table to table
    // SQLite copies rows as they are.
    database.query("ATTACH ? AS made").bind(0, std::filesystem::absolute(path_).string()).run();
    {
        const ShadowTables writable(database);
        for (const std::string table : {"sentence_search_data", "sentence_search_idx", "sentence_search_docsize"})
            database.execute("DELETE FROM main." + table + "; INSERT INTO main." + table + " SELECT * FROM made." + table);
    }
    database.execute("DETACH made");
    worker_.reset();
}

}  // namespace skein::store
