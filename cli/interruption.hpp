#pragma once
// Ctrl-C as something a program asks about, rather than its end.

#include <atomic>

namespace skein::cli {

// While one lives, SIGINT is noted and nothing else. At most one at a time: a process has one handler.
class Interruption {
  public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    // True from Ctrl-C on, until it is taken.
    [[nodiscard]] static const std::atomic<bool>& noted();
    // Whether Ctrl-C came since this was last asked.
    static bool take();
};

// While one lives, Ctrl-C also ends reading from the terminal (`read` fails with EINTR), even when it comes before the program
// got as far as waiting there: a timer rings until it is taken.
class InterruptedReading {
  public:
    InterruptedReading();
    ~InterruptedReading();
    InterruptedReading(const InterruptedReading&) = delete;
    InterruptedReading& operator=(const InterruptedReading&) = delete;
};

}  // namespace skein::cli
