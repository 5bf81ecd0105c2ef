#pragma once
// Work of a library that cannot be trusted to end, done in a process of its own.

#include "base/byte_sink.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace skein {

struct ChildLimits {
    std::chrono::milliseconds time{60'000};
    std::size_t memory = std::size_t{1} << 31;  // bytes of address space; not limited in sanitised builds
    std::size_t output = std::size_t{1} << 30;  // bytes
};

enum class ChildEnd { done, failed, crashed, out_of_time, too_much_output };

struct ChildResult {
    ChildEnd end = ChildEnd::done;
    std::string output;  // what `work` wrote; when it failed, its message
};

// Calls `work` in a fork of this process and collects what it writes. `work` fails by throwing an exception, whose message is
// given; running out of memory is such a failure or a crash. The child sees neither standard input nor output nor error. Must
// be called while no other thread of the process runs. Throws Error when no process can be made.
[[nodiscard]] ChildResult run_guarded(const std::function<void(ByteSink&)>& work, const ChildLimits& limits = {});

}  // namespace skein
