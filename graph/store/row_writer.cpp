#include "graph/store/row_writer.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace skein::store {

namespace {

// Whoever is ahead waits.
constexpr std::size_t most_documents = 8;

}  // namespace

class RowWriter::Worker {
  public:
    Worker(const Database& database, SentenceIndex* index, std::function<void()> at_end)
        : at_end_(std::move(at_end)), thread_([this, &database, index] { work(database, index); }) {}
    ~Worker() {
        {
            const std::lock_guard lock(mutex_);
            is_abandoned_ = true;
        }
        changed_.notify_all();
        if (thread_.joinable()) thread_.join();
    }

    void add(Extraction document, OwnNames names) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return documents_.size() < most_documents || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        documents_.emplace_back(std::move(document), std::move(names));
        changed_.notify_all();
    }

    void complete() {
        {
            const std::lock_guard lock(mutex_);
            is_whole_ = true;
        }
        changed_.notify_all();
    }

    void finish() {
        complete();
        thread_.join();
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    void work(const Database& database, SentenceIndex* index) {
        try {
            if (write_documents(database, index)) at_end_();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            failure_ = std::current_exception();
        }
        changed_.notify_all();
    }

    // False when it is to leave off.
    bool write_documents(const Database& database, SentenceIndex* index) {
        DocumentRows rows(database, index);
        for (std::int64_t id = 1;; ++id) {
            std::pair<Extraction, OwnNames> next;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return !documents_.empty() || is_whole_ || is_abandoned_; });
                if (is_abandoned_) return false;
                if (documents_.empty()) return true;
                next = std::move(documents_.front());
                documents_.pop_front();
            }
            changed_.notify_all();
            const auto& [document, names] = next;
            rows.insert(view_of(document), id, [&](const std::string& name, const std::string&) {
                return NameRef{names.at(name), 0};
            });
        }
    }

    std::function<void()> at_end_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<Extraction, OwnNames>> documents_;
    std::exception_ptr failure_;
    bool is_whole_ = false, is_abandoned_ = false;
    std::thread thread_;  // last: it uses the others
};

RowWriter::RowWriter(const Database& database, SentenceIndex* index, std::function<void()> at_end)
    : worker_(std::make_unique<Worker>(database, index, std::move(at_end))) {}
RowWriter::~RowWriter() = default;

void RowWriter::add(Extraction document, OwnNames names) { worker_->add(std::move(document), std::move(names)); }
void RowWriter::complete() { worker_->complete(); }
void RowWriter::finish() { worker_->finish(); }

}  // namespace skein::store
