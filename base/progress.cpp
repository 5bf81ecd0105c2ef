#include "base/progress.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace skein {

namespace {

constexpr long long quiet_ms = 500;
constexpr long long redraw_ms = 100;
constexpr std::size_t bar_columns = 30;

long long now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Progress::Progress(std::string label, std::size_t total)
    : label_(std::move(label)), total_(total), visible_(::isatty(STDERR_FILENO) == 1), started_ms_(visible_ ? now_ms() : 0) {}

Progress::~Progress() {
    if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::step(std::size_t done) {
    done_ += done;
    if (!visible_) return;
    const long long now = now_ms();
    if (now - started_ms_ < quiet_ms || now - drawn_ms_ < redraw_ms) return;
    drawn_ms_ = now;
    draw();
}

void Progress::draw() {
    const std::size_t filled = total_ == 0 ? 0 : std::min(bar_columns, done_ * bar_columns / total_);
    const std::string bar = std::string(filled, '#') + std::string(bar_columns - filled, '.');
    std::fprintf(stderr, "\r\033[K%s [%s] %zu/%zu", label_.c_str(), bar.c_str(), done_, total_);
    drawn_ = true;
}

}  // namespace skein
