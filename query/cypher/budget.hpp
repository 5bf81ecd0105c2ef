#pragma once
// What a query may use up, and the query's own account of it.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace skein::cypher {

class Value;

inline constexpr std::uint32_t deepest_value = 500;  // of lists and maps in one another

struct Limits {
    std::chrono::milliseconds time{60'000};
    std::size_t memory = std::size_t{1} << 30;  // bytes that rows, groups and lists may hold
    std::size_t rows = 1'000'000;               // of the result
    const std::atomic<bool>* stop = nullptr;    // set by another thread or a signal handler: the query ends at its next step
};

// Each call throws QueryError with advice once its limit is reached.
class Budget {
  public:
    explicit Budget(const Limits& limits) : limits_(limits), deadline_(std::chrono::steady_clock::now() + limits.time) {}

    // A unit of work: a candidate looked at, a row handed on.
    void step() {
        if ((++steps_ & 1023U) == 0) look_at_the_clock();
    }
    void hold(std::size_t bytes);
    void release(std::size_t bytes) { held_ -= bytes; }
    void result_row();
    // A list, map or text that was just made, or is about to be of that weight.
    void admit(const Value& value) const;
    void admit_weight(std::size_t bytes) const;

  private:
    void look_at_the_clock() const;

    Limits limits_;
    std::chrono::steady_clock::time_point deadline_;
    std::uint64_t steps_ = 0;
    std::size_t held_ = 0;
    std::size_t rows_ = 0;
};

}  // namespace skein::cypher
