#pragma once
// A progress line on standard error, shown only when that is a terminal and the work takes longer than a moment.

#include <cstddef>
#include <string>

namespace skein {

// Calls to `step` are cheap and may come from one thread at a time. The line is wiped when the object goes.
class Progress {
  public:
    Progress(std::string label, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void step(std::size_t done = 1);

  private:
    void draw();

    std::string label_;
    std::size_t total_;
    std::size_t done_ = 0;
    bool visible_ = false;
    bool drawn_ = false;
    long long started_ms_ = 0;
    long long drawn_ms_ = 0;
};

}  // namespace skein
