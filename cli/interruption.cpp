#include "cli/interruption.hpp"

#include <signal.h>  // POSIX: sigaction
#include <time.h>    // POSIX: timer_create

namespace skein::cli {

namespace {

// What a signal handler may touch: nothing else is safe there.
std::atomic<bool> interrupted{false};
std::atomic<bool> reading{false};
static_assert(std::atomic<bool>::is_always_lock_free);
timer_t bell;
bool has_bell = false;

void ring(bool on) {
    constexpr long every = 10'000'000;  // nanoseconds: a person does not notice
    const timespec interval{0, on ? every : 0};
    const itimerspec times{interval, interval};
    if (has_bell) ::timer_settime(bell, 0, &times, nullptr);
}

extern "C" void on_interrupt(int) {
    interrupted.store(true);
    if (reading.load()) ring(true);
}

extern "C" void on_bell(int) {}  // that a call was ended is all that is wanted

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;  // without SA_RESTART: a read ends
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interruption::Interruption() {
    handle(SIGALRM, on_bell);
    has_bell = ::timer_create(CLOCK_MONOTONIC, nullptr, &bell) == 0;  // by default it sends SIGALRM
    handle(SIGINT, on_interrupt);
}

Interruption::~Interruption() {
    handle(SIGINT, SIG_DFL);
    if (has_bell) ::timer_delete(bell);
    has_bell = false;
    handle(SIGALRM, SIG_DFL);
}

const std::atomic<bool>& Interruption::noted() { return interrupted; }

bool Interruption::take() { return interrupted.exchange(false); }

InterruptedReading::InterruptedReading() {
    reading.store(true);
    if (interrupted.load()) ring(true);
}

InterruptedReading::~InterruptedReading() {
    reading.store(false);
    ring(false);
}

}  // namespace skein::cli
